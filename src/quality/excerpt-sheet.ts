// How are excerpts judged by reading? A sheet that shows them without the names of who picked them, and a key that has the names.
import type { Letter } from '../letters/letter.ts';
import { sentences } from '../text/sentences.ts';
import { makeSpan, type Span, sliceSpan } from '../text/span.ts';
import type { StudiedPair } from './excerpt-judgements.ts';
import type { JudgedQuestion } from './judged-questions.ts';
import { seededRandom } from './metrics.ts';

/** A question and a letter that is its very case. */
export type QuestionLetter = { readonly question: JudgedQuestion; readonly letter: Letter };

/** An order drawn by chance that is the same for the same source of numbers (Fisher and Yates, as in D. Knuth, algorithm P). */
function shuffle<T>(values: readonly T[], random: () => number): T[] {
  const left = [...values];
  return values.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}

/** Draws pairs of grade 2. @param without pairs that are not drawn, as {@link pairName} names them */
export function drawPairs(
  questions: readonly JudgedQuestion[],
  letters: ReadonlyMap<string, Letter>,
  { seed, count, without = new Set() }: { seed: number; count: number; without?: ReadonlySet<string> },
): QuestionLetter[] {
  const pairs = questions.flatMap((question) =>
    [...question.judgements].flatMap(([id, grade]) => {
      const letter = letters.get(id);
      return letter && grade === 2 && !without.has(pairName(question.id, id)) ? [{ question, letter }] : [];
    }),
  );
  return shuffle(pairs, seededRandom(seed)).slice(0, count);
}

/** One name for a question and a letter. */
export function pairName(question: string, letter: string): string {
  return `${question} ${letter}`;
}

/** As many first sentences as a budget of UTF-16 units has room for, at least one. */
export function firstSentences(text: string, budget: number): Span {
  const [first = makeSpan(0, text.length), ...rest] = sentences(text);
  const last = rest.findLast(({ end }) => end - first.start <= budget) ?? first;
  return makeSpan(first.start, last.end);
}

/** The pair with its excerpts under letters of the alphabet in an order drawn by chance; those that are the same share one. */
export function hideNames(pair: Omit<StudiedPair, 'hidden'>, random: () => number): StudiedPair {
  const names = new Map<string, string[]>();
  for (const [name, spans] of shuffle(Object.entries(pair.spans), random)) {
    const shown = JSON.stringify(spans);
    names.set(shown, [...(names.get(shown) ?? []), name]);
  }
  return { ...pair, hidden: Object.fromEntries([...names.values()].map((group, index) => [letterOf(index), group])) };
}

function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

/** The reading sheet: each question with the letter's title and the excerpts, cuts marked, in the order of their letters. */
export function formatSheet(studied: readonly (QuestionLetter & { readonly pair: StudiedPair })[]): string {
  const parts = studied.map(({ question, letter, pair }) =>
    [
      `## ${pair.id}`,
      `Asked: ${question.text}`,
      `Letter: ${letter.title}`,
      ...Object.entries(pair.hidden).map(
        ([name, [picker = '']]) => `${name}) ${showSpans(letter.answer, pair.spans[picker] ?? [])}`,
      ),
    ].join('\n\n'),
  );
  return `${parts.join('\n\n')}\n`;
}

const CUT = '[…]';

function showSpans(text: string, spans: StudiedPair['spans'][string]): string {
  const pieces = spans.map(([start, end]) => sliceSpan(text, makeSpan(start, end)));
  const before = (spans[0]?.[0] ?? 0) > 0 ? [CUT] : [];
  const after = (spans.at(-1)?.[1] ?? 0) < text.length ? [CUT] : [];
  return [...before, pieces.join(` ${CUT} `), ...after].join(' ');
}
