// Which passages of a letter get vectors? Its title, its question under its title, its answer; and every sentence of these.
import type { Letter } from '../letters/letter.ts';
import type { Passage } from '../meaning/embedder.ts';
import { sentences } from '../text/sentences.ts';
import { type Span, sliceSpan } from '../text/span.ts';

/** What a letter is to the sentence encoder: three passages, chosen by measurement (docs/quality.md). */
export const PASSAGE_KINDS = ['title', 'question', 'answer'] as const;
export type PassageKind = (typeof PASSAGE_KINDS)[number];

/** The parts of a letter that passages are made of; evaluation sets leave some empty. */
export type PassageSource = Pick<Letter, 'title' | 'question' | 'answer'>;

/** A passage of a letter; absent where the letter has no such text. */
export type LetterPassages = Readonly<Record<PassageKind, Passage | undefined>>;

/**
 * The passages of a letter. The question is read under its title ("title. question"), which is its first part when there is
 * one; so the vector of sentence s of the question is part s + 1 of a letter with a title.
 */
export function letterPassages({ title, question, answer }: PassageSource): LetterPassages {
  const heading = title === '' ? [] : [`${title}.`];
  const parts = [...heading, ...sentenceTexts(question)];
  return {
    title: title === '' ? undefined : { parts: [title], each: false },
    question: parts.length === 0 ? undefined : { parts, each: true },
    answer: answer === '' ? undefined : { parts: sentenceTexts(answer), each: true },
  };
}

function sentenceTexts(text: string): string[] {
  return sentences(text).map((span: Span) => sliceSpan(text, span));
}
