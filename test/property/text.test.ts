// Laws of words, sentences, borders and spans that hold for any text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/text/analyse.ts';
import { borderBefore } from '../../src/text/borders.ts';
import { foldWord, normaliseLine, normaliseText } from '../../src/text/normalise.ts';
import { sentences } from '../../src/text/sentences.ts';
import { makeSpan, sliceSpan, trimSpan } from '../../src/text/span.ts';
import { tokenise } from '../../src/text/tokenise.ts';
import { anyText, prose, storedText } from '../support/arbitraries.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const words = new Intl.Segmenter('en', { granularity: 'word' });
const isBorder = (segmenter: Intl.Segmenter, text: string, at: number) =>
  at === 0 || at === text.length || segmenter.segment(text).containing(at)?.index === at;

describe('normaliseText', () => {
  it('leaves normal text as it is', () => {
    fc.assert(fc.property(anyText, (text) => void expect(normaliseText(normaliseText(text))).toBe(normaliseText(text))));
  });

  it('keeps every character that is neither white space nor a control character', () => {
    const visible = (text: string) => text.toWellFormed().replace(/[\s\p{Cc}]/gu, '');
    fc.assert(fc.property(anyText, (text) => void expect(visible(normaliseText(text))).toBe(visible(text))));
  });

  it('leaves no CR, no control character, no third line feed in a row and nothing at the edges', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const normal = normaliseText(text);
        expect(normal).not.toMatch(/[^\P{Cc}\t\n]/u);
        expect(normal).not.toMatch(/\n\s*\n\s*\n/u);
        expect(normal).toBe(normal.trim());
        expect(normal.isWellFormed()).toBe(true);
      }),
    );
  });

  it('makes one line of any text, and leaves one line as it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = normaliseLine(text);
        expect(line).not.toMatch(/[\n\t]|\s\s/u);
        expect(normaliseLine(line)).toBe(line);
        expect(normaliseText(line)).toBe(line);
      }),
    );
  });
});

describe('sentences', () => {
  const texts = fc.oneof(prose, storedText);

  it('come in order, do not overlap, and leave only white space between them', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0;
        for (const span of sentences(text)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(end, span.start).trim()).toBe('');
          expect(sliceSpan(text, span).trim()).toBe(sliceSpan(text, span));
          end = span.end;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
    );
  });

  it('never begin or end inside a visible character', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { start, end } of sentences(text)) {
          expect(isBorder(graphemes, text, start)).toBe(true);
          expect(isBorder(graphemes, text, end)).toBe(true);
        }
      }),
    );
  });

  it('never hold a line feed', () => {
    fc.assert(fc.property(texts, (text) => sentences(text).every((span) => !sliceSpan(text, span).includes('\n'))));
  });
});

describe('borderBefore', () => {
  const placed = fc
    .oneof(prose, storedText)
    .chain((text) => fc.tuple(fc.constant(text), fc.integer({ min: -1, max: text.length + 5 })));

  it('is never behind the wished place, and is the text’s end when that is reached', () => {
    fc.assert(
      fc.property(placed, ([text, wished]) => {
        const border = borderBefore(text, wished);
        expect(border).toBeGreaterThanOrEqual(0);
        expect(border).toBeLessThanOrEqual(Math.max(0, wished));
        if (wished >= text.length) expect(border).toBe(text.length);
      }),
    );
  });

  it('is never inside a word or a visible character', () => {
    fc.assert(
      fc.property(placed, ([text, wished]) => {
        const border = borderBefore(text, wished);
        expect(isBorder(graphemes, text, border)).toBe(true);
        expect(isBorder(words, text, border)).toBe(true);
      }),
    );
  });

  it('gives a border back unchanged when asked for it again', () => {
    fc.assert(
      fc.property(
        placed,
        ([text, wished]) => void expect(borderBefore(text, borderBefore(text, wished))).toBe(borderBefore(text, wished)),
      ),
    );
  });

  it.each([
    ['one word without end', 'a'.repeat(1000)],
    ['flags only', '🇩🇪'.repeat(400)],
    ['families only', '👨‍👩‍👧‍👦'.repeat(100)],
    ['Japanese', 'これは長い文章です。'.repeat(80)],
  ])('gets on in a text of %s', (_, text) => {
    for (const wished of [201, 500, 501, 502, 503, 777]) {
      const border = borderBefore(text, wished);
      expect(border).toBeGreaterThan(wished - 30);
      expect(isBorder(graphemes, text, border)).toBe(true);
    }
  });

  it('cuts a character of a thousand accents between its accents, because it must end somewhere', () => {
    expect(borderBefore(`a${'\u0301'.repeat(1000)}`, 600)).toBe(600);
    expect(borderBefore(`a${'\u{1d165}'.repeat(1000)}`, 600)).toBe(599);
  });
});

describe('spans', () => {
  it('are made from whole numbers with 0 <= start < end, and from nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.double()), fc.oneof(fc.integer(), fc.double()), (start, end) => {
        const isRight = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end;
        if (isRight) expect(makeSpan(start, end)).toEqual({ start, end });
        else expect(() => makeSpan(start, end)).toThrow(RangeError);
      }),
    );
  });

  it('are trimmed exactly as trim() does it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(' ', '\n', '\t', 'a', '\u00a0', '\u2028', '\ufeff', '\u180e', '🙂') }),
        (text) => {
          const span = trimSpan(text, 0, text.length);
          expect(span ? sliceSpan(text, span) : '').toBe(text.trim());
        },
      ),
    );
  });
});

describe('words', () => {
  it('stand where their spans say, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0;
        for (const { span, surface } of tokenise(text)) {
          expect(sliceSpan(text, span)).toBe(surface);
          expect(span.start).toBeGreaterThanOrEqual(end);
          end = span.end;
        }
      }),
    );
  });

  it('fold to the same form however often they are folded', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        (word) => void expect(foldWord(foldWord(word))).toBe(foldWord(word)),
      ),
    );
  });

  it('count the same whether apostrophes are straight or curly', () => {
    const texts = fc
      .array(fc.constantFrom("don't", "I'll", "sister's", "o'clock", 'ladder', "they're", "'quoted'"))
      .map((list) => list.join(' '));
    const stemsOf = (text: string) => analyse(text).map(({ stem }) => stem);
    fc.assert(
      fc.property(texts, fc.constantFrom('’', '‘', 'ʼ', '＇', '´', '`'), (text, mark) => {
        expect(stemsOf(text.replaceAll("'", mark))).toEqual(stemsOf(text));
      }),
    );
  });
});
