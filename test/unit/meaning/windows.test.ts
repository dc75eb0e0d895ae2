import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packWindows } from '../../../src/meaning/windows.ts';

const FRAME = { begin: -1, end: -2, maxTokens: 12 };
const ROOM = FRAME.maxTokens - 2;
const tokenLists = fc.array(fc.array(fc.nat(999), { maxLength: 16 }), { maxLength: 8 });

describe('windows over the parts of a passage', () => {
  it('hold every part that has tokens once, whole or cut to what a window takes, in reading order', () => {
    fc.assert(
      fc.property(tokenLists, (tokens) => {
        const windows = packWindows(tokens, FRAME, true);
        const held = windows.flatMap(({ ids, parts }) =>
          parts.map(({ part, range }) => ({ part, ids: ids.slice(range.from, range.to) })),
        );
        const wanted = tokens.map((ids, part) => ({ part, ids: ids.slice(0, ROOM) })).filter(({ ids }) => ids.length > 0);
        expect(held).toEqual(wanted);
      }),
    );
  });

  it('are framed, no longer than the model reads, and hold nothing but their parts', () => {
    fc.assert(
      fc.property(tokenLists, fc.boolean(), (tokens, each) => {
        for (const { ids, parts } of packWindows(tokens, FRAME, each)) {
          expect(ids.length).toBeLessThanOrEqual(FRAME.maxTokens);
          expect([ids[0], ids.at(-1)]).toEqual([FRAME.begin, FRAME.end]);
          expect(parts.reduce((sum, { range }) => sum + range.to - range.from, 2)).toBe(ids.length);
        }
      }),
    );
  });

  it('begin anew only where the next part does not fit', () => {
    fc.assert(
      fc.property(tokenLists, (tokens) => {
        const windows = packWindows(tokens, FRAME, true);
        windows.slice(1).forEach(({ parts }, at) => {
          const [first] = parts;
          const length = (first?.range.to ?? 0) - (first?.range.from ?? 0);
          expect((windows[at]?.ids.length ?? 0) + length).toBeGreaterThan(FRAME.maxTokens);
        });
      }),
    );
  });

  it('are one, cut anywhere, where only the whole is wanted', () => {
    fc.assert(
      fc.property(tokenLists, (tokens) => {
        const windows = packWindows(tokens, FRAME, false);
        expect(windows.map(({ ids }) => ids)).toEqual([[FRAME.begin, ...tokens.flat().slice(0, ROOM), FRAME.end]]);
      }),
    );
  });
});
