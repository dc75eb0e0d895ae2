// What does a part of the index answer? Terms, pairs and letters by number, over typed arrays that may be views of a file.
import type { Totals } from './bm25f.ts';
import { addPairLetters, countPairLetters, findPair, type PairLists } from './pairs.ts';
import {
  countStrings,
  findInBytes,
  findInUnits,
  type Lengths,
  type StringTable,
  stringAt,
  stringsBeginning,
} from './segment-strings.ts';

/** The largest impact; a quantisation step is the ceiling of the term divided by this. */
export const FULL_IMPACT = 255;

/** The arrays of a segment. Letters and terms are numbered in the order of their tables. */
export type SegmentArrays = {
  /** ids of the letters, sorted as JavaScript compares strings */
  readonly ids: StringTable;
  /** sorted by the bytes of UTF-8 */
  readonly terms: StringTable;
  /** for each term and one more: where its postings begin */
  readonly starts: Uint32Array;
  /** the letter of each posting, ascending within a term */
  readonly letters: Uint32Array;
  /** the first half of the formula for each posting, in steps of `ceilings[term] / 255`; 0 only where it is exactly 0 */
  readonly impacts: Uint8Array;
  /** for each term: the value for which impact 255 stands */
  readonly ceilings: Float32Array;
  readonly pairs: PairLists;
  /** for each letter: what one pair adds, before its inverse frequency */
  readonly pairNorms: Float32Array;
};

/** Letters that no longer count, one byte each: 1 masked. */
export type Mask = Uint8Array;

/** A read-only part of the word index. Numbers of terms, pairs and letters are its own; -1: not in it. */
export type WordSegment = {
  readonly letters: number;
  /** the letters whose lengths its impacts were measured by: its own, or those of the segment that it was frozen beside */
  readonly totals: Totals;
  idOf(letter: number): string;
  letterOf(id: string): number;
  termOf(stem: string): number;
  /** how many letters have a term; 0 for -1 */
  countTerm(term: number, mask?: Mask): number;
  /** adds `weight` times its impact to the score of each letter that has a term; `scores` has a place for every letter */
  addTerm(term: number, weight: number, scores: Float32Array): void;
  pairOf(first: number, second: number): number;
  /** how many letters have a pair; 0 for -1 */
  countPair(pair: number, mask?: Mask): number;
  addPair(pair: number, weight: number, scores: Float32Array): void;
  /** the stems that begin so (masks are not looked at) */
  stemsBeginning(prefix: string, lengths?: Lengths): Iterable<string>;
};

/** A segment over its arrays. */
export function createSegment(arrays: SegmentArrays, totals: Totals): WordSegment {
  const { starts, letters, impacts, ceilings, pairs, pairNorms } = arrays;
  const ids: (string | undefined)[] = [];
  return {
    letters: countStrings(arrays.ids),
    totals,
    idOf: (letter) => (ids[letter] ??= stringAt(arrays.ids, letter)),
    letterOf: (id) => findInUnits(arrays.ids, id),
    termOf: (stem) => findInBytes(arrays.terms, stem),
    countTerm(term, mask) {
      if (term < 0) return 0;
      const from = starts[term] ?? 0;
      const to = starts[term + 1] ?? 0;
      if (!mask) return to - from;
      let count = 0;
      for (let at = from; at < to; at++) if (mask[letters[at] ?? 0] === 0) count++;
      return count;
    },
    addTerm(term, weight, scores) {
      const step = (weight * (ceilings[term] ?? 0)) / FULL_IMPACT;
      const to = starts[term + 1] ?? 0;
      for (let at = starts[term] ?? 0; at < to; at++) {
        const letter = letters[at] ?? 0;
        scores[letter] = (scores[letter] ?? 0) + step * (impacts[at] ?? 0);
      }
    },
    pairOf: (first, second) => (first < 0 || second < 0 ? -1 : findPair(pairs, first, second)),
    countPair: (pair, mask) => (pair < 0 ? 0 : countPairLetters(pairs, pair, mask)),
    addPair: (pair, weight, scores) => addPairLetters(pairs, pair, weight, pairNorms, scores),
    stemsBeginning: (prefix, lengths = ANY_LENGTH) => stringsBeginning(arrays.terms, prefix, lengths),
  };
}

const ANY_LENGTH: Lengths = { least: 0, most: Number.POSITIVE_INFINITY };
