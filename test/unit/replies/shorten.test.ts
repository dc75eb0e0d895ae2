// Shorter texts end at borders, and the cut is known.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteSpans } from '../../../src/passages/excerpt.ts';
import { clipLine, shortenExcerpt } from '../../../src/replies/shorten.ts';
import { makeSpan } from '../../../src/text/span.ts';
import { prose } from '../../support/arbitraries.ts';
import { makeLetter } from '../../support/letters.ts';
import { spanOf } from '../../support/replies.ts';

describe('clipLine', () => {
  it('leaves short words alone, and ends longer ones behind a word with "…"', () => {
    expect(clipLine('A short title', 13)).toBe('A short title');
    expect(clipLine('A short title', 12)).toBe('A short …');
    expect(clipLine('one\n two', 20)).toBe('one two');
  });

  it('never goes beyond its measure', () => {
    fc.assert(fc.property(prose, fc.integer({ min: 10, max: 200 }), (text, units) => clipLine(text, units).length <= units));
  });
});

describe('shortenExcerpt', () => {
  const letter = makeLetter({ answer: 'First. Second one. Third. Fourth, which is the last.' });
  const spans = ['First. Second one.', 'Fourth, which is the last.'].map((words) => spanOf(letter.answer, words));
  const [first = makeSpan(0, 1), ...rest] = spans;
  const excerpt = quoteSpans(letter, 'answer', [first, ...rest]);
  const shortened = (units: number) => {
    const { pieces, cutAfter } = shortenExcerpt(letter, excerpt, units);
    return [...pieces.map(({ text }) => text), cutAfter];
  };

  it('keeps what fits, and drops whole pieces and sentences', () => {
    expect(shortened(44)).toEqual(['First. Second one.', 'Fourth, which is the last.', false]);
    expect(shortened(43)).toEqual(['First. Second one.', true]);
    expect(shortened(17)).toEqual(['First.', true]);
  });

  it('ends between words only where one sentence is longer than everything', () => {
    const long = makeLetter({ answer: 'This sentence is rather long for a note.' });
    const whole = quoteSpans(long, 'answer', [makeSpan(0, long.answer.length)]);
    expect(shortenExcerpt(long, whole, 15).pieces[0].text).toBe('This sentence');
    expect(shortenExcerpt(long, whole, 1).pieces[0].text).toBe('T');
  });

  it('never goes beyond its measure, and quotes word for word', () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 40, max: 400 }), (answer, units) => {
        const any = makeLetter({ answer });
        const { pieces } = shortenExcerpt(any, quoteSpans(any, 'answer', [makeSpan(0, answer.length)]), units);
        expect(pieces.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(units);
        for (const { text, span } of pieces) expect(answer.slice(span.start, span.end)).toBe(text);
      }),
    );
  });
});
