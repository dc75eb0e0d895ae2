// Which words of the archive can a word that it doesn't have be meant for? Prefixes and near misses in the vocabulary.
import { distance } from 'fastest-levenshtein';
import { isEnglishWord } from '../../text/dictionary.ts';
import type { WordSegment } from './segment.ts';

/** A word of the archive that may be meant; `distance` in single-letter edits (insert, delete, replace). */
export type Guess = { readonly stem: string; readonly distance: number };

/** Finds words of an archive's vocabulary that are near a given word. */
export type Speller = {
  /** What a word that is not in the vocabulary may be meant for: none for a right English word ("dental" is not "mental"). */
  guess(folded: string, stem: string): readonly Guess[];
  /** Stems of the vocabulary that begin so, the most frequent first. */
  complete(prefix: string, limit: number): readonly string[];
};

/** The stems of a part of an index. */
export type Vocabulary = Pick<WordSegment, 'stemsBeginning'>;

/** Below four letters every word is near every other. */
const MIN_LETTERS = 4;
/** From so many letters on two edits are allowed; a swap of two letters counts as two. */
const TWO_EDITS_FROM = 6;
const MAX_GUESSES = 2;

/**
 * A speller over the vocabularies of one or more parts of an index. `having` tells how many letters have a stem now; stems
 * that none has any more are not guessed.
 * A typing error seldom hits the first letter, so a guess begins with the letter that was typed: of 80,000 stems some 4,000 do,
 * and are compared in a millisecond. A tree of all (MiniSearch's SearchableMap) takes longer and 75 MB.
 */
export function createSpeller(vocabularies: readonly Vocabulary[], having: (stem: string) => number): Speller {
  type Found = { readonly stem: string; readonly letters: number; readonly distance: number };
  const alive = (found: ReadonlyMap<string, number>): Found[] =>
    [...found].map(([stem, distance]) => ({ stem, letters: having(stem), distance })).filter(({ letters }) => letters > 0);
  const frequentFirst = (one: Found, other: Found) => other.letters - one.letters || (one.stem < other.stem ? -1 : 1);

  return {
    guess(folded, stem) {
      if (stem.length < MIN_LETTERS || !/^\p{L}+$/u.test(stem) || isEnglishWord(folded)) return [];
      const found = new Map<string, number>();
      const edits = stem.length >= TWO_EDITS_FROM ? 2 : 1;
      const lengths = { least: stem.length - edits, most: stem.length + edits };
      const [first = ''] = stem;
      for (const vocabulary of vocabularies) {
        for (const term of vocabulary.stemsBeginning(first, lengths)) {
          const away = distance(stem, term);
          if (away <= edits) found.set(term, away);
        }
      }
      const near = alive(found);
      const nearest = Math.min(...near.map(({ distance }) => distance));
      return near
        .filter(({ distance }) => distance === nearest)
        .sort(frequentFirst)
        .slice(0, MAX_GUESSES)
        .map(({ stem: term, distance }) => ({ stem: term, distance }));
    },
    complete(prefix, limit) {
      const found = new Map<string, number>();
      for (const vocabulary of vocabularies) for (const term of vocabulary.stemsBeginning(prefix)) found.set(term, 0);
      return alive(found)
        .sort(frequentFirst)
        .slice(0, limit)
        .map(({ stem }) => stem);
    },
  };
}
