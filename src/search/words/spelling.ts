// Which words of the archive can a word that it doesn't have be meant for? Prefixes and near misses in the vocabulary.
import { distance } from 'fastest-levenshtein';
import { isWordOrName } from '../../text/dictionary.ts';
import { areSwapped } from '../../text/nearest.ts';
import { STOP_WORDS } from '../../text/stop-words.ts';
import { hasEnglishWord, isOneEdit, respell } from './respell.ts';
import type { WordSegment } from './segment.ts';

/** A word of the archive that may be meant. */
export type Guess = {
  readonly stem: string;
  /** as it is spelt; absent where the dictionary has no word of this stem that is near: a name, a foreign word */
  readonly word?: string | undefined;
};

/** Finds words of an archive's vocabulary that are near a given word. */
export type Speller = {
  /** What a word that is not in the vocabulary may be meant for, nearest first: none for a right English word ("dental" is not "mental"). */
  guess(folded: string, stem: string): readonly Guess[];
  /** The stop word that an unknown word is near to ("waht", "woudl"); it says as little as that. */
  stopWord(folded: string): string | undefined;
  /** Stems of the vocabulary that begin so, the most frequent first. */
  complete(prefix: string, limit: number): readonly string[];
};

/** The stems of a part of an index. */
export type Vocabulary = Pick<WordSegment, 'stemsBeginning'>;

/** From so many letters on one may be wrong; in shorter words, which are near many others, two neighbours may be swapped. */
const WRONG_FROM = 5;
const SWAPPED_FROM = 4;
/** Stems may differ by more than their words do: an ending with an error in it is not taken off. */
const STEM_EDITS = 2;
const MAX_GUESSES = 2;

/**
 * A speller over the vocabularies of one or more parts of an index. `having` tells how many letters have a stem now; stems
 * that none has any more are not guessed.
 * A typing error seldom hits the first letter, so a guess begins with the letter that was typed: of 80,000 stems some 4,000 do,
 * which takes some milliseconds. A tree of all (MiniSearch's SearchableMap) takes longer and 75 MB.
 */
export function createSpeller(vocabularies: readonly Vocabulary[], having: (stem: string) => number): Speller {
  type Found = { readonly stem: string; readonly letters: number };
  type Near = Found & { readonly isSwap: boolean; readonly word?: string };
  const alive = (found: Iterable<string>): Found[] =>
    [...found].map((stem) => ({ stem, letters: having(stem) })).filter(({ letters }) => letters > 0);
  const frequentFirst = (one: Found, other: Found) => other.letters - one.letters || (one.stem < other.stem ? -1 : 1);

  return {
    stopWord(folded) {
      if (!mayBeMisspelt(folded)) return undefined;
      return LONG_STOP_WORDS.find((word) => word[0] === folded[0] && isNear(folded, word));
    },
    guess(folded, stem) {
      if (!mayBeMisspelt(folded)) return [];
      const lengths = { least: stem.length - STEM_EDITS, most: stem.length + STEM_EDITS };
      const [first = ''] = stem;
      const terms = new Set(vocabularies.flatMap((vocabulary) => [...vocabulary.stemsBeginning(first, lengths)]));
      const near = alive([...terms].filter((term) => distance(stem, term) <= STEM_EDITS)).flatMap((found): Near[] => {
        const word = respell(folded, found.stem);
        if (word !== undefined) return isNear(folded, word) ? [{ ...found, word, isSwap: areSwapped(folded, word) }] : [];
        const isOther = isNear(stem, found.stem) && !hasEnglishWord(found.stem);
        return isOther ? [{ ...found, isSwap: areSwapped(stem, found.stem) }] : [];
      });
      // All letters are there: no other word is as likely.
      const swapped = near.filter((found) => found.isSwap);
      return (swapped.length > 0 ? swapped : near)
        .sort(frequentFirst)
        .slice(0, MAX_GUESSES)
        .map(({ stem: meant, word }) => ({ stem: meant, word }));
    },
    complete(prefix, limit) {
      return alive(new Set(vocabularies.flatMap((vocabulary) => [...vocabulary.stemsBeginning(prefix)])))
        .sort(frequentFirst)
        .slice(0, limit)
        .map(({ stem }) => stem);
    },
  };
}

function mayBeMisspelt(folded: string): boolean {
  return folded.length >= SWAPPED_FROM && /^\p{L}+$/u.test(folded) && !isWordOrName(folded);
}

function isNear(typed: string, word: string): boolean {
  return typed.length >= WRONG_FROM ? isOneEdit(typed, word) : areSwapped(typed, word);
}

const LONG_STOP_WORDS = [...STOP_WORDS].filter(({ length }) => length >= SWAPPED_FROM);
