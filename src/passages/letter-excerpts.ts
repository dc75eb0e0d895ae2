// Which passages of a letter are shown for a question: the heart of what was asked, and what the answer says to it?
import type { Letter } from '../letters/letter.ts';
import { sentences } from '../text/sentences.ts';
import { makeSpan, type Span } from '../text/span.ts';
import { type ChooseOptions, chooseSpans } from './choose.ts';
import { counselScores } from './counsel.ts';
import { type Excerpt, quoteSpans } from './excerpt.ts';
import { heartScores } from './heart.ts';
import { scoreSentences } from './sentence-scores.ts';
import { type Comparison, speakingScores } from './speaks.ts';

/** What is shown of an answer. About 600 units are read in half a minute and fit every platform's card. */
export const ANSWER_EXCERPT: ChooseOptions = { budget: 600, runs: 3, worth: 0.35 };
/** What is shown of a question. */
export const QUESTION_EXCERPT: ChooseOptions = { budget: 300, runs: 2, worth: 0.35 };
/** Weight of advice beside the words shared with the question: an anecdote that shares them comes with what follows from it. */
const COUNSEL = 0.5;
/** Weight of the first sentences of an answer where nothing else speaks for them: columnists open with the point. */
const OPENING = 0.05;

/** The passages of the answer that best speak to the question. */
export function answerExcerpt(letter: Letter, comparison: Comparison): Excerpt {
  const spans = sentencesOf(letter.answer);
  const speaks = speakingScores(letter, 'answer', spans, comparison);
  const counsel = counselScores(letter.answer, spans);
  const scores = speaks.map((share, index) => share + COUNSEL * (counsel[index] ?? 0) + OPENING / (1 + index));
  return quoteSpans(letter, 'answer', chooseSpans(letter.answer, spans, scores, ANSWER_EXCERPT));
}

/** The heart of the letter's question. */
export function questionExcerpt(letter: Letter, titleStems: ReadonlySet<string>, comparison: Comparison): Excerpt {
  const spans = sentencesOf(letter.question);
  const scores = heartScores(letter.question, spans, {
    titleScores: scoreSentences(letter.question, spans, titleStems, comparison.rarity),
    questionScores: speakingScores(letter, 'question', spans, comparison),
  });
  return quoteSpans(letter, 'question', chooseSpans(letter.question, spans, scores, QUESTION_EXCERPT));
}

// A stored text is never blank, so it has at least one sentence.
function sentencesOf(text: string): readonly [Span, ...Span[]] {
  const [first, ...rest] = sentences(text);
  return first ? [first, ...rest] : [makeSpan(0, text.length)];
}
