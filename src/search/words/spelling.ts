// Which words of the archive can a word that it doesn't have be meant for? Prefixes and near misses in the vocabulary.
import { distance } from 'fastest-levenshtein';
import { isEnglishWord } from '../../text/dictionary.ts';
import { STOP_WORDS } from '../../text/stop-words.ts';
import { countEdits, hasEnglishWord, respell } from './respell.ts';
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
  /** The stop word that an unknown word is one edit away from ("waht", "becuase"); it says as little as that. */
  stopWord(folded: string): string | undefined;
  /** Stems of the vocabulary that begin so, the most frequent first. */
  complete(prefix: string, limit: number): readonly string[];
};

/** The stems of a part of an index. */
export type Vocabulary = Pick<WordSegment, 'stemsBeginning'>;

/** Below four letters every word is near every other. */
const MIN_LETTERS = 4;
/** From so many letters on two edits are allowed. */
const TWO_EDITS_FROM = 6;
/** By so many edits stems may differ whose words differ by fewer: two neighbours swapped, or an ending that was taken off. */
const STEM_EDITS = 2;
const MAX_GUESSES = 2;

/**
 * A speller over the vocabularies of one or more parts of an index. `having` tells how many letters have a stem now; stems
 * that none has any more are not guessed.
 * A typing error seldom hits the first letter, so a guess begins with the letter that was typed: of 80,000 stems some 4,000 do,
 * and are compared in a millisecond. A tree of all (MiniSearch's SearchableMap) takes longer and 75 MB.
 */
export function createSpeller(vocabularies: readonly Vocabulary[], having: (stem: string) => number): Speller {
  type Found = { readonly stem: string; readonly letters: number };
  type Near = Found & { readonly edits: number; readonly word?: string };
  const alive = (found: Iterable<string>): Found[] =>
    [...found].map((stem) => ({ stem, letters: having(stem) })).filter(({ letters }) => letters > 0);
  const frequentFirst = (one: Found, other: Found) => other.letters - one.letters || (one.stem < other.stem ? -1 : 1);

  return {
    stopWord(folded) {
      if (!mayBeMisspelt(folded)) return undefined;
      return LONG_STOP_WORDS.find((word) => word[0] === folded[0] && countEdits(folded, word) === 1);
    },
    guess(folded, stem) {
      if (stem.length < MIN_LETTERS || !mayBeMisspelt(folded)) return [];
      const most = folded.length >= TWO_EDITS_FROM ? 2 : 1;
      const lengths = { least: stem.length - STEM_EDITS, most: stem.length + STEM_EDITS };
      const [first = ''] = stem;
      const terms = new Set(vocabularies.flatMap((vocabulary) => [...vocabulary.stemsBeginning(first, lengths)]));
      const near = alive([...terms].filter((term) => distance(stem, term) <= STEM_EDITS)).flatMap((found): Near[] => {
        const spelt = respell(folded, found.stem, most);
        if (spelt) return [{ ...found, ...spelt }];
        const edits = countEdits(stem, found.stem);
        return edits <= most && !hasEnglishWord(found.stem) ? [{ ...found, edits }] : [];
      });
      const nearest = Math.min(...near.map(({ edits }) => edits));
      return near
        .filter(({ edits }) => edits === nearest)
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
  return folded.length >= MIN_LETTERS && /^\p{L}+$/u.test(folded) && !isEnglishWord(folded);
}
const LONG_STOP_WORDS = [...STOP_WORDS].filter(({ length }) => length >= MIN_LETTERS);
