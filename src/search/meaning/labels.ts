// How near is a question to what editors put on a letter: its topics, and the other ways of asking? One vector for each text,
// however many letters have it.
import type { Passage } from '../../meaning/embedder.ts';
import { allDots, copyRow, dequantise, emptyVectors, rowDot, type ScannedVectors, toScanned } from '../../meaning/quantised.ts';
import { passageKey, type VectorStore } from '../../meaning/vector-store.ts';
import type { Direction } from '../../meaning/whitening.ts';

/** Labels of one kind by their meaning. */
export type LabelVectors = {
  /** shape [labels, dimensions] */
  readonly vectors: ScannedVectors;
  /** lengths of the whitened rows, shape [labels] */
  readonly lengths: Float32Array;
  /** for each letter, in their order, the rows of its labels */
  readonly ofLetter: readonly (readonly number[])[];
};

/** The kinds of labels that letters have. */
export const LABEL_KINDS = ['topics', 'askedAs'] as const;
export type LabelKind = (typeof LABEL_KINDS)[number];

const NO_LABELS: LabelVectors = {
  vectors: { ...emptyVectors(0, 0), whole: undefined },
  lengths: new Float32Array(0),
  ofLetter: [],
};
/** Letters with neither. */
export const UNLABELLED: Readonly<Record<LabelKind, LabelVectors>> = { topics: NO_LABELS, askedAs: NO_LABELS };

/** A label as it is read by the sentence encoder. */
export function labelPassage(label: string): Passage {
  return { parts: [label], each: false };
}

/** The name of a label in the store. */
export function labelKey(label: string): string {
  return passageKey(labelPassage(label));
}

/** Labels out of a store. @param letters the keys of the labels of each letter @param lengths of the store's whitened passages by key */
export function gatherLabels(
  letters: readonly (readonly string[])[],
  { rows, wholes, model }: VectorStore,
  lengths: ReadonlyMap<string, number>,
): LabelVectors {
  const keys = [...new Set(letters.flat())].filter((key) => rows.has(key));
  const vectors = emptyVectors(keys.length, model.dimensions);
  keys.forEach((key, row) => {
    copyRow(wholes, rows.get(key) ?? 0, vectors, row);
  });
  const rowOf = new Map(keys.map((key, row) => [key, row]));
  return {
    vectors: toScanned(vectors),
    lengths: Float32Array.from(keys, (key) => lengths.get(key) ?? 0),
    ofLetter: letters.map((own) => own.flatMap((key) => rowOf.get(key) ?? [])),
  };
}

/** Labels of a letter that count: of many most are about its other sides. */
const NEAREST = 2;

/**
 * The mean whitened cosine between a direction and the two labels of a letter that are nearest to it, by the letter's row; 0 for
 * one without labels. @param letters the rows of those that will be asked for
 */
export function scoreLabels(
  { vectors, lengths, ofLetter }: LabelVectors,
  direction: Direction,
  letters: readonly number[],
): (letter: number) => number {
  const { along, offset, length } = direction;
  const cosines = new Float32Array(lengths.length);
  const rows = [...new Set(letters.flatMap((letter) => ofLetter[letter] ?? []))];
  const products = new Float32Array(rows.length);
  allDots(vectors, along, products, rows);
  rows.forEach((row, at) => {
    const own = lengths[row] ?? 0;
    cosines[row] = own === 0 ? 0 : ((products[at] ?? 0) - offset) / (length * own);
  });
  return (letter) => meanOfNearest(ofLetter[letter] ?? [], (row) => cosines[row] ?? 0) ?? 0;
}

/** The mean plain cosine between a vector and the two labels of a letter that are nearest to it; `undefined` for one without. */
export function labelCosine({ vectors, ofLetter }: LabelVectors, vector: Float32Array, letter: number): number | undefined {
  return meanOfNearest(ofLetter[letter] ?? [], (row) => rowDot(vectors, row, vector));
}

/** The vectors of the labels of a letter that are nearest to a vector by their plain cosines, two or as many as there are. */
export function nearestLabels({ vectors, ofLetter }: LabelVectors, vector: Float32Array, letter: number): Float32Array[] {
  return (ofLetter[letter] ?? [])
    .map((row) => ({ row, cosine: rowDot(vectors, row, vector) }))
    .sort((one, other) => other.cosine - one.cosine)
    .slice(0, NEAREST)
    .map(({ row }) => dequantise(vectors, row));
}

function meanOfNearest(rows: readonly number[], cosineOf: (row: number) => number): number | undefined {
  if (rows.length === 0) return undefined;
  let first = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const cosine = cosineOf(row);
    second = Math.max(second, Math.min(first, cosine));
    first = Math.max(first, cosine);
  }
  return rows.length < NEAREST ? first : (first + second) / NEAREST;
}
