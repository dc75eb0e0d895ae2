// Laws of what stands on Discord: the stored words are seen, and nothing in them works.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  escapeMarkdown,
  faint,
  heading,
  plain,
  quoted,
  quotedToEnd,
  strong,
  unescapeMarkdown,
} from '../../adapters/discord/markdown.ts';
import { seeMarkdown } from '../support/discord/markdown.ts';
import { markdownText } from '../support/discord/texts.ts';

const tabbed = (text: string) => text.replace(/\t/gu, '    ');
/** Direction marks that we close show nothing. */
const withoutClosers = (text: string) => text.replace(/[\u202c\u2069]+$/u, '');

describe('Markdown of Discord', () => {
  it('shows escaped words as they are, and makes nothing of them', () => {
    fc.assert(
      fc.property(markdownText, (words) => {
        expect(seeMarkdown(escapeMarkdown(words))).toEqual({ text: tabbed(words), marks: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it('gives escaped words back', () => {
    fc.assert(
      fc.property(
        fc.oneof(markdownText, fc.string({ unit: 'binary' })),
        (words) => unescapeMarkdown(escapeMarkdown(words)) === words,
      ),
    );
  });

  it('shows words in a frame as they are, with the frame as the only mark', () => {
    const line = markdownText.map((words) => words.replace(/\s+/gu, ' ').trim()).filter((words) => words !== '');
    fc.assert(
      fc.property(line, (words) => {
        for (const [kind, { source }] of Object.entries({
          bold: strong(words),
          subtext: faint(words),
          heading: heading(words),
        })) {
          const seen = seeMarkdown(source);
          expect(withoutClosers(seen.text)).toBe(withoutClosers(words));
          expect(seen.marks.map((mark) => mark.kind).slice(0, 1)).toEqual([kind]);
          expect(seen.marks.slice(1).every((mark) => kind === 'heading' && mark.kind === 'bold')).toBe(true);
        }
        expect(withoutClosers(seeMarkdown(plain(words).source).text)).toBe(withoutClosers(words));
      }),
      { numRuns: 500 },
    );
  });

  it('quotes word for word, line for line, and the quotation ends where it should', () => {
    fc.assert(
      fc.property(markdownText, (words) => {
        const below = seeMarkdown(`${quoted(words).source}\nours`);
        expect(below.marks).toEqual([{ kind: 'quote', text: tabbed(words) }]);
        expect(below.text).toBe(`${tabbed(words)}\nours`);
        expect(seeMarkdown(`ours\n${quotedToEnd(words).source}`).marks).toEqual([{ kind: 'quote', text: tabbed(words) }]);
      }),
      { numRuns: 500 },
    );
  });
});
