// Which passages of a letter are shown for a question: the heart of what was asked, and what the answer says to it?
import type { Letter } from '../letters/letter.ts';
import { type Span, sliceSpan } from '../text/span.ts';
import { type ChooseOptions, chooseSpans } from './choose.ts';
import { counselScores } from './counsel.ts';
import { type Excerpt, quoteSpans } from './excerpt.ts';
import { heartScores } from './heart.ts';
import { likenessOf } from './likeness.ts';
import { readText } from './reading.ts';
import { scoreSentences } from './sentence-scores.ts';
import { type Comparison, speakingScores } from './speaks.ts';

/** What is shown of an answer. About 600 units are read in half a minute and fit every platform's card. */
export const ANSWER_EXCERPT: ChooseOptions = { budget: 600, runs: 3, worth: 0.5 };
/** What is shown of a question. */
export const QUESTION_EXCERPT: ChooseOptions = { budget: 300, runs: 2, worth: 0.35 };
// The weights below were chosen by reading what came out for 90 pairs, and judged on 30 others (docs/quality.md, "Excerpts").
/** Weight of advice beside the words shared with the question: an anecdote that shares them comes with what follows from it. */
const COUNSEL = 0.5;
/** Weight of an answer's first sentence, where it is no aside: columnists say their verdict first ("Jordan first."). */
const VERDICT = 0.15;
/** An exclamation, or what the columnist tells of themselves: the way to a verdict, not the verdict. */
const EXCLAIMS = /!["”’]?$/u;
const OF_ME = /\b(?:I|me|my|mine|we|us|our)\b/iu;
const OF_YOU = /\byou/iu;
/** How much the neighbours of its paragraph count beside a sentence: a passage that speaks to the question beats a lone sentence. */
const NEIGHBOURS = 0.25;
/** How much more the beginning of an answer counts than its end, falling from sentence to sentence: columnists end with a flourish. */
const EARLY = 0.15;

/** The passages of the answer that best speak to the question. */
export function answerExcerpt(letter: Letter, comparison: Comparison): Excerpt {
  const reading = readText(letter.answer);
  const { text, sentences, stems } = reading;
  const speaks = speakingScores(letter, 'answer', comparison);
  const counsel = counselScores(text, sentences);
  const own = speaks.map((share, index) => share + COUNSEL * (counsel[index] ?? 0));
  const scores = withNeighbours(own).map(
    (score, index) => score + (isAside(text, sentences[index]) ? 0 : placeScore(index, sentences.length)),
  );
  return quoteSpans(letter, 'answer', chooseSpans(reading, scores, { ...ANSWER_EXCERPT, alike: likenessOf(stems) }));
}

/** The heart of the letter's question. */
export function questionExcerpt(letter: Letter, titleStems: ReadonlySet<string>, comparison: Comparison): Excerpt {
  const reading = readText(letter.question);
  const { text, sentences, stems } = reading;
  const scores = heartScores(text, sentences, {
    titleScores: scoreSentences(stems, titleStems, comparison.rarity),
    questionScores: speakingScores(letter, 'question', comparison),
  });
  return quoteSpans(letter, 'question', chooseSpans(reading, scores, { ...QUESTION_EXCERPT, alike: likenessOf(stems) }));
}

function placeScore(index: number, sentenceCount: number): number {
  return EARLY * (1 - index / sentenceCount) + (index === 0 ? VERDICT : 0);
}

function isAside(text: string, sentence: Span | undefined): boolean {
  const words = sentence ? sliceSpan(text, sentence) : '';
  return EXCLAIMS.test(words) || (OF_ME.test(words) && !OF_YOU.test(words));
}

/** Each score averaged with its neighbours', which count less. */
function withNeighbours(scores: readonly number[]): number[] {
  return scores.map((score, index) => {
    const beside = [scores[index - 1], scores[index + 1]].filter((other) => other !== undefined);
    return (score + NEIGHBOURS * beside.reduce((sum, other) => sum + other, 0)) / (1 + NEIGHBOURS * beside.length);
  });
}
