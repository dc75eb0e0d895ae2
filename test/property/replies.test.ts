// Laws of replies: nothing of a letter is lost or changed on its way to the screen, and a terminal only shows.
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Letter } from '../../src/letters/letter.ts';
import { composeLetter } from '../../src/replies/compose.ts';
import { inertText, paragraph } from '../../src/replies/layout.ts';
import { COLOURED_LOOK, PLAIN_LOOK } from '../../src/replies/look.ts';
import { paginate } from '../../src/replies/pages.ts';
import type { Surface } from '../../src/replies/plain/page.ts';
import { renderPlain } from '../../src/replies/plain.ts';
import { anyLetter, anyText, prose } from '../support/arbitraries.ts';
import { makeLetter } from '../support/letters.ts';
import { repliesOver } from '../support/replies.ts';

const CHAT: Surface = { open: (_, place) => `open ${place}`, more: 'Type "more".', columns: true };
const FIELDS = ['salutation', 'question', 'signature', 'answer', 'signOff'] as const;
const anyWidth = fc.integer({ min: 20, max: 96 });
const anyPageSize = fc.integer({ min: 1, max: 400 });
const proseLetter = fc
  .tuple(anyLetter, prose, prose)
  .map(([letter, question, answer]): Letter => ({ ...letter, question, answer }));

const bare = (text: string) => text.replace(/\s+/gu, '');
/** What a reader sees of a text: without white space, and without what has no business on a screen. */
const seen = (text: string) => bare(text.split('\n').map(inertText).join('\n'));
const wholeText = (letter: Letter) => FIELDS.map((field) => letter[field] ?? '').join('\n');

describe('paginate', () => {
  it('keeps every character of the letter in order but white space between pages', () => {
    fc.assert(
      fc.property(fc.oneof(anyLetter, proseLetter), anyPageSize, (letter, pageSize) => {
        const parts = paginate(letter, pageSize).flat();
        expect(bare(parts.map(({ text }) => text).join(''))).toBe(bare(wholeText(letter)));
        for (const { field, text, start } of parts) expect(letter[field]?.slice(start, start + text.length)).toBe(text);
      }),
    );
  });

  it('makes no page longer than its size, none empty, and cuts no surrogate pair', () => {
    fc.assert(
      fc.property(fc.oneof(anyLetter, proseLetter), anyPageSize, (letter, pageSize) => {
        for (const page of paginate(letter, pageSize)) {
          expect(page.length).toBeGreaterThan(0);
          // A visible character that is wider than a page stands on one nevertheless.
          if (pageSize >= 60) expect(page.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(pageSize);
          for (const { text } of page) expect(text.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  it('cuts no word of prose, and no sentence that fits on a page', () => {
    fc.assert(
      fc.property(proseLetter, fc.integer({ min: 400, max: 2000 }), (letter, pageSize) => {
        for (const { field, text, start } of paginate(letter, pageSize).flat()) {
          const whole = letter[field] ?? '';
          const end = start + text.length;
          expect(
            start === 0 ||
              /\s/u.test(whole.charAt(start - 1)) ||
              /\s/u.test(whole.charAt(start)) ||
              /[.!?…”🙁]/u.test(whole.slice(start - 2, start)),
          ).toBe(true);
          expect(end).toBeLessThanOrEqual(whole.length);
        }
      }),
    );
  });
});

describe('paragraph', () => {
  it('keeps every visible character in order and goes beyond the width for none', () => {
    fc.assert(
      fc.property(anyText, anyWidth, (text, width) => {
        const lines = paragraph(text, { width, look: PLAIN_LOOK });
        expect(bare(lines.join(''))).toBe(bare(inertText(text)));
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('renderPlain', () => {
  it('quotes a whole letter word for word: the lines behind the bars are the stored texts', () => {
    fc.assert(
      fc.property(fc.oneof(anyLetter, proseLetter), anyWidth, (letter, width) => {
        const reply = composeLetter(letter, { pageSize: Number.MAX_SAFE_INTEGER, page: 1, excerptOnly: false });
        const quoted = renderPlain(reply, { width, look: PLAIN_LOOK, surface: CHAT })
          .split('\n')
          .filter((line) => line.startsWith('│'))
          .map((line) => line.slice(1));
        expect(bare(quoted.join(''))).toBe(seen(wholeText(letter)));
      }),
    );
  });

  it('renders every reply over any letter to complete lines, without a gap in its own words', () => {
    fc.assert(
      fc.property(prose, prose, anyWidth, (question, answer, width) => {
        for (const reply of repliesOver(makeLetter({ question, answer }))) {
          const text = renderPlain(reply, { width, look: PLAIN_LOOK, surface: CHAT });
          expect(text).toMatch(/\S[\s\S]*\n$/u);
          expect(text).not.toMatch(/undefined|\[object|NaN|null|\n\n\n/u);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('gives a terminal no orders but colours of its own, whatever a letter says', () => {
    const orders = fc.constantFrom(
      '\u001b[2J',
      '\u001b]0;title\u0007',
      '\u009b31m',
      '\u001b[8mhidden',
      '\r',
      '\b\b',
      '\u001b]8;;http://x.example\u001b\\',
    );
    // Such letters can't be stored: this is for whatever would come by a way not thought of.
    fc.assert(
      fc.property(fc.oneof(anyLetter, proseLetter), orders, (letter, order) => {
        const evil: Letter = {
          ...letter,
          title: order + letter.title,
          url: `https://x.example/${order}`,
          question: `${letter.question}${order}`,
          answer: order + letter.answer,
        };
        const pages = composeLetter(evil, { pageSize: 1000, page: 1, excerptOnly: false });
        const shown = renderPlain(pages, { width: 80, look: COLOURED_LOOK, surface: CHAT });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of our own look
        expect(shown.replace(/\u001b\[(?:[12]|22|3[236]|39)m/gu, '')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/u);
      }),
    );
  });

  it('looks the same without colours, colours aside', () => {
    fc.assert(
      fc.property(proseLetter, anyWidth, (letter, width) => {
        for (const reply of repliesOver(letter)) {
          const coloured = renderPlain(reply, { width, look: COLOURED_LOOK, surface: CHAT });
          // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of our own look
          expect(coloured.replace(/\u001b\[\d+m/gu, '')).toBe(renderPlain(reply, { width, look: PLAIN_LOOK, surface: CHAT }));
        }
      }),
      { numRuns: 30 },
    );
  });
});
