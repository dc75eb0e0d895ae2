import { describe, expect, it } from 'vitest';
import { fitReply } from '../../../../adapters/shared/fit.ts';
import { listed } from '../../../../src/replies/compose.ts';
import type { Reply } from '../../../../src/replies/reply.ts';
import { makeLetter } from '../../../support/letters.ts';
import { makeMatch, makeMatches } from '../../../support/replies.ts';

const letter = makeLetter();
const three = makeMatches([makeMatch(letter), makeMatch(letter), makeMatch(letter)], { more: 4 });
const atMost = (most: number) => (reply: Reply) =>
  (reply.kind === 'matches' ? reply.matches.length : reply.kind === 'titles' ? reply.titles.length : 1) <= most;

describe('fitReply', () => {
  it('drops whole matches from the end, and counts them to those that "more" brings', () => {
    expect(fitReply(three, atMost(2))).toEqual({ ...three, matches: three.matches.slice(0, 2), more: 5 });
  });

  it('keeps the best match though nothing fits', () => {
    expect(fitReply(three, () => false)).toEqual({ ...three, matches: three.matches.slice(0, 1), more: 6 });
  });

  it('leaves alone what fits', () => {
    expect(fitReply(three, () => true)).toBe(three);
  });

  it('does the same with titles', () => {
    const titles: Reply = {
      kind: 'titles',
      of: { kind: 'all' },
      topics: [],
      titles: [listed(letter), listed(letter)],
      from: 0,
      more: 0,
    };
    expect(fitReply(titles, atMost(1))).toEqual({ ...titles, titles: [listed(letter)], more: 1 });
  });

  it('leaves replies without items as they are', () => {
    const thanks: Reply = { kind: 'thanks', helpful: true };
    expect(fitReply(thanks, () => false)).toBe(thanks);
  });
});
