// Is a question put in a letter's own words, or does it share hardly any of them?
import type { SearchDocument } from '../search/engine.ts';
import { stems } from '../text/analyse.ts';
import type { JudgedQuestion } from './judged-questions.ts';

/** A question that shares at most so many stems with what its letter asks is one that words alone can hardly find. */
export const FEW_STEMS = 1;

/** How many different stems a text has in common with a letter's title and question. */
export function sharedStems(text: string, { title, question }: Pick<SearchDocument, 'title' | 'question'>): number {
  const asked = new Set(stems(`${title}\n${question}`));
  return new Set(stems(text).filter((stem) => asked.has(stem))).size;
}

/**
 * Does a question share at most {@link FEW_STEMS} stems with each of the letters that are its very case (grade 2)? One letter
 * that shares more would let words find it. A question without such a letter counts as sharing.
 * @param letters by id
 */
export function hardlySharesAWord(
  { text, judgements }: Pick<JudgedQuestion, 'text' | 'judgements'>,
  letters: ReadonlyMap<string, Pick<SearchDocument, 'title' | 'question'>>,
): boolean {
  const cases = [...judgements].flatMap(([id, grade]) => {
    const letter = grade === 2 ? letters.get(id) : undefined;
    return letter ? [letter] : [];
  });
  return cases.length > 0 && cases.every((letter) => sharedStems(text, letter) <= FEW_STEMS);
}
