// How do the columns of many chunks of letters become the arrays of one segment? Terms are merged, lengths summed, impacts rounded.
import {
  countPairs,
  FIELD_COUNT,
  type Formula,
  type Occurrence,
  type PerField,
  pairNorm,
  type Totals,
  type WordSettings,
} from './bm25f.ts';
import { type PairColumns, packPairs } from './pairs.ts';
import { FULL_IMPACT, type SegmentArrays } from './segment.ts';
import type { Columns } from './segment-columns.ts';
import { compareInBytes, packStrings } from './segment-strings.ts';

/** By what letters are ranked: the formula for words, and what pairs of words add. */
export type Ranking = { readonly formula: Formula; readonly pairs: WordSettings['pairs'] };

/**
 * Merges chunks into the arrays of a segment. The ids of all chunks, one behind another, must ascend.
 * @param totals lengths to measure by; left out: those of these very letters
 */
export function buildSegment(
  chunks: readonly Columns[],
  { formula, pairs }: Ranking,
  totals: Totals = sumTotals(chunks),
): { readonly arrays: SegmentArrays; readonly totals: Totals } {
  const ids = chunks.flatMap((chunk) => chunk.ids);
  const { terms, numbersOf } = mergeTerms(chunks);
  const postings = placePostings(chunks, numbersOf, terms.length, formula, totals);
  const kept = pairs.weight === 0 ? NO_PAIRS : joinPairs(chunks, numbersOf);
  const pairNorms = new Float32Array(ids.length);
  let letter = 0;
  for (const lengths of eachLetter(chunks)) pairNorms[letter++] = pairNorm(countPairs(lengths.kept), totals, pairs);
  const arrays = {
    ids: packStrings(ids),
    terms: packStrings(terms),
    ...postings,
    pairs: packPairs(kept, terms.length, pairs.leastLetters),
    pairNorms,
  };
  return { arrays, totals };
}

/** The lengths of all letters, summed. */
export function sumTotals(chunks: readonly Columns[]): Totals {
  const totals = { letters: 0, kept: zeros(), distinct: zeros(), filled: zeros(), pairs: 0 };
  for (const lengths of eachLetter(chunks)) {
    totals.letters++;
    totals.pairs += countPairs(lengths.kept);
    for (let field = 0; field < FIELD_COUNT; field++) {
      totals.kept[field] = (totals.kept[field] ?? 0) + (lengths.kept[field] ?? 0);
      totals.distinct[field] = (totals.distinct[field] ?? 0) + (lengths.distinct[field] ?? 0);
      if (lengths.kept[field]) totals.filled[field] = (totals.filled[field] ?? 0) + 1;
    }
  }
  return totals;
}

const zeros = (): PerField => [0, 0, 0, 0];
const NO_PAIRS: PairColumns = { first: new Uint32Array(0), second: new Uint32Array(0), letters: new Uint32Array(0) };

/** The lengths of each letter in turn, in one object that is filled anew. */
function* eachLetter(chunks: readonly Columns[]): Generator<Pick<Occurrence, 'kept' | 'distinct'>> {
  const lengths = { kept: zeros(), distinct: zeros() };
  for (const { ids, kept, distinct } of chunks) {
    for (let letter = 0; letter < ids.length; letter++) {
      copyFour(kept, letter, lengths.kept);
      copyFour(distinct, letter, lengths.distinct);
      yield lengths;
    }
  }
}

function copyFour(from: Uint32Array | Uint16Array, at: number, to: PerField): void {
  for (let field = 0; field < FIELD_COUNT; field++) to[field] = from[at * FIELD_COUNT + field] ?? 0;
}

/** All terms sorted, and for each chunk the new numbers of its terms. */
function mergeTerms(chunks: readonly Columns[]): {
  readonly terms: readonly string[];
  readonly numbersOf: readonly Uint32Array[];
} {
  const terms = [...new Set(chunks.flatMap((chunk) => chunk.terms))].sort(compareInBytes);
  const numbers = new Map(terms.map((term, number) => [term, number]));
  return { terms, numbersOf: chunks.map((chunk) => Uint32Array.from(chunk.terms, (term) => numbers.get(term) ?? 0)) };
}

/** Postings of all chunks by term. Chunks come in the order of their letters, so letters ascend within a term. */
function placePostings(
  chunks: readonly Columns[],
  numbersOf: readonly Uint32Array[],
  terms: number,
  formula: Formula,
  totals: Totals,
) {
  const { starts, inField } = countPostings(chunks, numbersOf, terms);
  const halves = Array.from({ length: terms }, (_, term) => {
    const counts = zeros();
    copyFour(inField, term, counts);
    return formula.impacts({ letters: (starts[term + 1] ?? 0) - (starts[term] ?? 0), inField: counts }, totals);
  });
  const letters = new Uint32Array(starts[terms] ?? 0);
  const impacts = new Uint8Array(letters.length);
  const next = starts.slice();
  const occurrence: Occurrence = { frequency: zeros(), kept: zeros(), distinct: zeros() };
  let base = 0;
  chunks.forEach((chunk, index) => {
    numbersOf[index]?.forEach((term, local) => {
      const half = halves[term];
      const to = chunk.starts[local + 1] ?? 0;
      for (let at = chunk.starts[local] ?? 0; half && at < to; at++) {
        const letter = chunk.letters[at] ?? 0;
        copyFour(chunk.frequencies, at, occurrence.frequency);
        copyFour(chunk.kept, letter, occurrence.kept);
        copyFour(chunk.distinct, letter, occurrence.distinct);
        const place = next[term] ?? 0;
        letters[place] = base + letter;
        impacts[place] = quantise(half.impact(occurrence), half.ceiling);
        next[term] = place + 1;
      }
    });
    base += chunk.ids.length;
  });
  return { starts, letters, impacts, ceilings: Float32Array.from(halves, ({ ceiling }) => ceiling) };
}

/** An impact in steps of 1/255 of its ceiling: wrong by half a step at most, by less than one where it is raised to 1. */
export function quantise(impact: number, ceiling: number): number {
  if (impact <= 0) return 0;
  return Math.min(FULL_IMPACT, Math.max(1, Math.round((impact / ceiling) * FULL_IMPACT)));
}

function countPostings(chunks: readonly Columns[], numbersOf: readonly Uint32Array[], terms: number) {
  const starts = new Uint32Array(terms + 1);
  const inField = new Uint32Array(terms * FIELD_COUNT);
  chunks.forEach((chunk, index) => {
    numbersOf[index]?.forEach((term, local) => {
      const from = chunk.starts[local] ?? 0;
      const to = chunk.starts[local + 1] ?? 0;
      starts[term + 1] = (starts[term + 1] ?? 0) + to - from;
      for (let at = from * FIELD_COUNT; at < to * FIELD_COUNT; at++) {
        const cell = term * FIELD_COUNT + (at % FIELD_COUNT);
        if (chunk.frequencies[at]) inField[cell] = (inField[cell] ?? 0) + 1;
      }
    });
  });
  for (let term = 0; term < terms; term++) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
  return { starts, inField };
}

function joinPairs(chunks: readonly Columns[], numbersOf: readonly Uint32Array[]): PairColumns {
  const count = chunks.reduce((sum, { pairs }) => sum + pairs.first.length, 0);
  const joined = { first: new Uint32Array(count), second: new Uint32Array(count), letters: new Uint32Array(count) };
  let place = 0;
  let base = 0;
  chunks.forEach(({ pairs, ids }, index) => {
    const numbers = numbersOf[index] ?? new Uint32Array(0);
    for (let at = 0; at < pairs.first.length; at++, place++) {
      joined.first[place] = numbers[pairs.first[at] ?? 0] ?? 0;
      joined.second[place] = numbers[pairs.second[at] ?? 0] ?? 0;
      joined.letters[place] = base + (pairs.letters[at] ?? 0);
    }
    base += ids.length;
  });
  return joined;
}
