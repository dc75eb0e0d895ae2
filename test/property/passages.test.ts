// Laws of excerpts: whatever the letter and the question, what is shown is true to the text and fit to read.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseSpans } from '../../src/passages/choose.ts';
import type { Excerpt } from '../../src/passages/excerpt.ts';
import { ANSWER_EXCERPT, answerExcerpt, QUESTION_EXCERPT, questionExcerpt } from '../../src/passages/letter-excerpts.ts';
import { readText } from '../../src/passages/reading.ts';
import { quote } from '../../src/passages/verbatim.ts';
import { stems } from '../../src/text/analyse.ts';
import { makeSpan } from '../../src/text/span.ts';
import { prose, storedText } from '../support/arbitraries.ts';
import { makeLetter } from '../support/letters.ts';

const words = new Intl.Segmenter('en', { granularity: 'word' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** A sentence alone may go a fifth beyond the budget before it is cut. */
const STRETCH = 1.2;

const rarity = (stem: string) => 1 + (stem.length % 5);
const comparison = (question: string) => ({ questionStems: new Set(stems(question)), rarity });

function expectFit(excerpt: Excerpt, text: string, { budget, runs }: { budget: number; runs: number }) {
  const { pieces, cutBefore, cutAfter } = excerpt;
  expect(pieces.length).toBeLessThanOrEqual(runs);
  let end = -1;
  let shown = 0;
  for (const piece of pieces) {
    expect(piece.text).toBe(text.slice(piece.span.start, piece.span.end));
    expect(piece.text.trim()).not.toBe('');
    expect(piece.span.start).toBeGreaterThan(end);
    end = piece.span.end;
    shown += piece.text.length;
    for (const at of [piece.span.start, piece.span.end]) expectBorder(text, at);
  }
  expect(shown).toBeLessThanOrEqual(budget * STRETCH);
  expect(cutBefore).toBe(pieces[0].span.start > 0);
  expect(cutAfter).toBe(end < text.length);
}

function expectBorder(text: string, at: number) {
  if (at === 0 || at === text.length) return;
  expect(graphemes.segment(text).containing(at)?.index).toBe(at);
  const word = words.segment(text).containing(at);
  // "late.He left": the end of a sentence without a space behind it is a border for readers, though not for Unicode.
  const isSentenceEnd = /[.!?…]["'”’»)\]]*$/u.test(text.slice(Math.max(0, at - 10), at));
  // No script has words of 200 characters; where one must be cut, it is cut between characters.
  if (word && !isSentenceEnd && word.segment.length <= 200) expect(word.index).toBe(at);
}

const SHAPES: readonly (readonly [string, string])[] = [
  ['one sentence of 100,000 characters', `${'a ladder and '.repeat(7700)}end.`],
  ['100,000 characters without a space', 'ladder'.repeat(17_000)],
  ['emoji only', '👨‍👩‍👧‍👦🙁👍🏽'.repeat(2000)],
  ['flags only', '🇩🇪🇫🇷'.repeat(3000)],
  ['5,000 sentences of one word', 'Ladder. '.repeat(5000).trim()],
  ['5,000 lines of one word', 'Ladder\n\n'.repeat(5000).trim()],
  ['right-to-left text', 'שכנה שלי לקחה את הסולם. מה לעשות? '.repeat(300).trim()],
  ['text without word spaces', '梯子はどこですか。'.repeat(500)],
  ['sentences without spaces between', 'He left.She stayed.'.repeat(1000)],
  ['one word', 'Ladder'],
  ['one emoji', '🙁'],
  ['one quotation that is never closed', `“${'He took the ladder. '.repeat(400).trim()}`],
  ['pronouns only', 'He took it. She let him. They laughed. '.repeat(300).trim()],
];

describe('an excerpt', () => {
  it.each(SHAPES)('of %s is exact, in reading order, whole at its edges and about 600 units at most', (_, text) => {
    const letter = makeLetter({ question: text, answer: text });
    expectFit(answerExcerpt(letter, comparison('who took my ladder')), text, ANSWER_EXCERPT);
    expectFit(questionExcerpt(letter, new Set(stems(letter.title)), comparison('who took my ladder')), text, QUESTION_EXCERPT);
  });

  it('of any text keeps the same laws', () => {
    fc.assert(
      fc.property(fc.oneof(prose, storedText), fc.oneof(prose, storedText), (text, question) => {
        const letter = makeLetter({ question: text, answer: text });
        expectFit(answerExcerpt(letter, comparison(question)), text, ANSWER_EXCERPT);
        expectFit(questionExcerpt(letter, new Set(stems(letter.title)), comparison(question)), text, QUESTION_EXCERPT);
      }),
    );
  });

  it('is the same for the same letter and question', () => {
    fc.assert(
      fc.property(prose, prose, (answer, question) => {
        const letter = makeLetter({ answer });
        expect(answerExcerpt(letter, comparison(question))).toEqual(answerExcerpt(letter, comparison(question)));
      }),
    );
  });
});

describe('chooseSpans', () => {
  const scored = prose.chain((text) => {
    const reading = readText(text);
    const count = reading.sentences.length;
    const scores = fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: count, maxLength: count });
    return fc.tuple(fc.constant(reading), scores);
  });
  const anyOptions = fc.record({
    budget: fc.integer({ min: 50, max: 800 }),
    runs: fc.integer({ min: 1, max: 3 }),
    worth: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  it('always shows the sentence with the highest score, or its beginning where it is too long', () => {
    fc.assert(
      fc.property(scored, anyOptions, ([reading, scores], options) => {
        const { sentences: all } = reading;
        const spans = chooseSpans(reading, scores, options);
        const best = all[scores.indexOf(Math.max(...scores))] ?? all[0];
        expect(spans.some(({ start, end }) => start <= best.start && end > best.start)).toBe(true);
      }),
    );
  });

  it('shows whole sentences, in at most so many runs, within the budget, or the beginning of one long sentence', () => {
    fc.assert(
      fc.property(scored, anyOptions, ([reading, scores], options) => {
        const { sentences: all } = reading;
        const spans = chooseSpans(reading, scores, options);
        expect(spans.length).toBeLessThanOrEqual(options.runs);
        const shown = spans.reduce((sum, { start, end }) => sum + end - start, 0);
        expect(shown).toBeLessThanOrEqual(options.budget * STRETCH);
        const starts = new Set(all.map(({ start }) => start));
        const ends = new Set(all.map(({ end }) => end));
        for (const { start } of spans) expect(starts.has(start)).toBe(true);
        if (spans.length > 1) for (const { end } of spans) expect(ends.has(end)).toBe(true);
      }),
    );
  });

  it('leaves at least one sentence out between two runs', () => {
    fc.assert(
      fc.property(scored, anyOptions, ([reading, scores], options) => {
        const { sentences: all } = reading;
        const spans = chooseSpans(reading, scores, options);
        spans.slice(1).forEach((span, index) => {
          const before = spans[index];
          expect(before && all.some(({ start, end }) => start >= before.end && end <= span.start)).toBe(true);
        });
      }),
    );
  });
});

describe('a quotation', () => {
  it('cannot be made of what is not in the letter', () => {
    const letter = makeLetter({ answer: 'Ask. 🙁' });
    expect(() => quote(letter, 'answer', makeSpan(0, 8))).toThrow(RangeError);
    expect(() => quote(letter, 'answer', makeSpan(5, 6))).toThrow(RangeError);
    expect(quote(letter, 'answer', makeSpan(5, 7)).text).toBe('🙁');
  });
});
