// Which share of what a question says does a letter hold, by words?
import { WORD_SETTINGS } from './bm25f.ts';
import type { WordIndex } from './words.ts';

/**
 * The score that a letter would have by words which held every word of a question as often as one can: the whole of which
 * a letter's own score is a share. Words that no letter has count as the rarest of all.
 */
export function mostByWords(words: WordIndex, question: string): number {
  let most = 0;
  for (const [stem, weight] of words.terms(question)) most += weight * words.rarity(stem) * (WORD_SETTINGS.k1 + 1);
  return most;
}
