// Which words of the archive can a word that it doesn't have be meant for? Prefixes and near misses in the vocabulary.
import SearchableMap from 'minisearch/SearchableMap';
import { isEnglishWord } from '../../text/dictionary.ts';

/** A word of the archive that may be meant; `distance` in single-letter edits (insert, delete, replace). */
export type Guess = { readonly stem: string; readonly distance: number };

/** Finds words of an archive's vocabulary that are near a given word. */
export type Speller = {
  /** What a word that is not in the vocabulary may be meant for: none for a right English word ("dental" is not "mental"). */
  guess(folded: string, stem: string): readonly Guess[];
  /** Stems of the vocabulary that begin so, the most frequent first. */
  complete(prefix: string, limit: number): readonly string[];
};

/** Stems, each with a number of letters that have it. */
export type Vocabulary = Iterable<readonly [stem: string, letters: number]>;

/** Below four letters every word is near every other. */
const MIN_LETTERS = 4;
/** From so many letters on two edits are allowed; a swap of two letters counts as two. */
const TWO_EDITS_FROM = 6;
const MAX_GUESSES = 2;

/**
 * A speller over the vocabularies of one or more parts of an index. `having` tells how many letters have a stem now; stems
 * that none has any more are not guessed. Nothing is read before the first question with an unknown word: the tree of 80,000
 * stems takes about 0.1 s and 30 MB.
 * A typing error seldom hits the first letter, so a guess begins with the letter that was typed.
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
      for (const vocabulary of vocabularies) {
        for (const [term, [, distance]] of treeOf(vocabulary).fuzzyGet(stem, stem.length >= TWO_EDITS_FROM ? 2 : 1)) {
          if (term[0] === stem[0]) found.set(term, distance);
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
      for (const vocabulary of vocabularies) for (const term of treeOf(vocabulary).atPrefix(prefix).keys()) found.set(term, 0);
      return alive(found)
        .sort(frequentFirst)
        .slice(0, limit)
        .map(({ stem }) => stem);
    },
  };
}

// A frozen part never changes, so its tree outlives the speller, which is made anew at every change of the other part.
const trees = new WeakMap<Vocabulary, SearchableMap<number>>();

function treeOf(vocabulary: Vocabulary): SearchableMap<number> {
  let tree = trees.get(vocabulary);
  if (!tree) {
    tree = new SearchableMap<number>();
    for (const [stem, letters] of vocabulary) tree.set(stem, letters);
    trees.set(vocabulary, tree);
  }
  return tree;
}
