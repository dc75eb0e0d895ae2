// How near is a question to what editors put on a letter: its topics, and the other ways of asking? One vector a list: its centre.
import type { Passage } from '../../meaning/embedder.ts';
import { allDots, copyRow, dequantise, emptyVectors, rowDot, type ScannedVectors, toScanned } from '../../meaning/quantised.ts';
import type { VectorStore } from '../../meaning/vector-store.ts';
import type { Direction } from '../../meaning/whitening.ts';

/** The kinds of labels that letters have: a list of each. */
export const LABEL_KINDS = ['topics', 'askedAs'] as const;
export type LabelKind = (typeof LABEL_KINDS)[number];

/** The centres of lists of one kind. */
export type LabelVectors = {
  /** shape [lists, dimensions]; a list that two letters have stands once */
  readonly vectors: ScannedVectors;
  /** lengths of the whitened rows, shape [lists] */
  readonly lengths: Float32Array;
  /** for each letter, in their order, the row of its list; `undefined`: none */
  readonly ofLetter: readonly (number | undefined)[];
};

const NO_LABELS: LabelVectors = {
  vectors: { ...emptyVectors(0, 0), whole: undefined },
  lengths: new Float32Array(0),
  ofLetter: [],
};
/** Letters with neither. */
export const UNLABELLED: Readonly<Record<LabelKind, LabelVectors>> = { topics: NO_LABELS, askedAs: NO_LABELS };

/** The labels of a letter as the centre of a list is read, in an order that is always the same; absent where it has none. */
export function labelPassage(labels: readonly string[] = []): Passage | undefined {
  return labels.length === 0 ? undefined : { parts: [...new Set(labels)].sort(), each: false };
}

/** The lists of one kind. @param letters the name of each letter's list @param lengths of whitened centres by name */
export function gatherLabels(
  letters: readonly (string | undefined)[],
  { rows, wholes }: VectorStore,
  lengths: ReadonlyMap<string, number>,
): LabelVectors {
  const keys = [...new Set(letters)].flatMap((key) => (key !== undefined && rows.has(key) ? [key] : []));
  const vectors = emptyVectors(keys.length, wholes.dimensions);
  keys.forEach((key, row) => {
    copyRow(wholes, rows.get(key) ?? 0, vectors, row);
  });
  const rowOf = new Map(keys.map((key, row) => [key, row]));
  return {
    vectors: toScanned(vectors),
    lengths: Float32Array.from(keys, (key) => lengths.get(key) ?? 0),
    ofLetter: letters.map((key) => rowOf.get(key ?? '')),
  };
}

/**
 * The whitened cosine between a direction and the list of a letter, by the letter's row; `undefined` for one without.
 * @param letters the rows of those that will be asked for
 */
export function scoreLabels(
  { vectors, lengths, ofLetter }: LabelVectors,
  { along, offset, length }: Direction,
  letters: readonly number[],
): (letter: number) => number | undefined {
  const rows = [...new Set(letters.flatMap((letter) => ofLetter[letter] ?? []))];
  const products = new Float32Array(rows.length);
  allDots(vectors, along, products, rows);
  const cosines = new Map<number, number>();
  rows.forEach((row, at) => {
    const own = lengths[row] ?? 0;
    cosines.set(row, own === 0 ? 0 : ((products[at] ?? 0) - offset) / (length * own));
  });
  return (letter) => cosines.get(ofLetter[letter] ?? -1);
}

/** The plain cosine between a vector and the list of a letter; `undefined` for one without. */
export function labelCosine({ vectors, ofLetter }: LabelVectors, vector: Float32Array, letter: number): number | undefined {
  const row = ofLetter[letter];
  return row === undefined ? undefined : rowDot(vectors, row, vector);
}

/** The vector of the list of a letter, of unit length; `undefined` for one without. */
export function labelVector({ vectors, ofLetter }: LabelVectors, letter: number): Float32Array | undefined {
  const row = ofLetter[letter];
  return row === undefined ? undefined : dequantise(vectors, row);
}
