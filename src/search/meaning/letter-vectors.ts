// Which vectors of the store belong to which letter? Puts them into rows, and finds the sentences of a letter.
import { coarseDot } from '../../meaning/coarse.ts';
import type { Passage } from '../../meaning/embedder.ts';
import { copyRow, dequantise, emptyVectors } from '../../meaning/quantised.ts';
import { passageKey, type VectorStore } from '../../meaning/vector-store.ts';
import { type Direction, directionOf, type Whitening } from '../../meaning/whitening.ts';
import {
  type LetterPassages,
  letterPassages,
  PASSAGE_KINDS,
  type PassageKind,
  type PassageSource,
} from '../../passages/split.ts';
import type { QuotedField } from '../../passages/verbatim.ts';
import { type LabelKind, labelPassage } from './labels.ts';
import type { MeaningVectors, WhitenedLengths } from './meaning.ts';

/** Under which keys of the store a letter's vectors stand. */
export type LetterKeys = {
  readonly id: string;
  readonly titled: boolean;
  readonly keys: Readonly<Record<PassageKind, string | undefined>>;
  /** of its lists; absent where it has none */
  readonly labels: Readonly<Record<LabelKind, string | undefined>>;
};

/** A letter as the search by meaning reads it. */
export type MeaningSource = PassageSource & { readonly id: string } & Readonly<Partial<Record<LabelKind, readonly string[]>>>;

/** The passages of a letter, and its lists, under the keys of their stores. */
export type KeyedPassages = LetterKeys & {
  readonly passages: LetterPassages;
  readonly lists: Readonly<Record<LabelKind, Passage | undefined>>;
};

/** Splits a letter into passages and names each. */
export function keyPassages(letter: MeaningSource): KeyedPassages {
  const passages = letterPassages(letter);
  const lists = { topics: labelPassage(letter.topics), askedAs: labelPassage(letter.askedAs) };
  const keyOf = (passage: Passage | undefined) => passage && passageKey(passage);
  return {
    id: letter.id,
    titled: letter.title !== '',
    keys: { title: keyOf(passages.title), question: keyOf(passages.question), answer: keyOf(passages.answer) },
    labels: { topics: keyOf(lists.topics), askedAs: keyOf(lists.askedAs) },
    passages,
    lists,
  };
}

/** The wholes of the letters' passages in rows, in the order of the letters. */
export function gatherVectors(letters: readonly LetterKeys[], { rows, wholes, model }: VectorStore): MeaningVectors {
  const { dimensions } = model;
  const empty = () => emptyVectors(letters.length, dimensions);
  const gathered = { ids: letters.map(({ id }) => id), title: empty(), question: empty(), answer: empty() };
  letters.forEach(({ keys }, row) => {
    for (const kind of PASSAGE_KINDS) {
      const from = rows.get(keys[kind] ?? '');
      if (from === undefined) continue;
      copyRow(wholes, from, gathered[kind], row);
    }
  });
  return gathered;
}

/** The lengths of whitened passages in rows. */
export function gatherLengths(letters: readonly LetterKeys[], lengths: ReadonlyMap<string, number>): WhitenedLengths {
  const of = (kind: PassageKind) => Float32Array.from(letters, ({ keys }) => lengths.get(keys[kind] ?? '') ?? 0);
  return { title: of('title'), question: of('question'), answer: of('answer') };
}

/** The length of every stored passage under a whitening; those in `known` are not computed again. */
export function measureLengths(
  { rows, wholes }: VectorStore,
  whitening: Whitening,
  known: ReadonlyMap<string, number> = new Map(),
): Map<string, number> {
  return new Map([...rows].map(([key, row]) => [key, known.get(key) ?? directionOf(dequantise(wholes, row), whitening).length]));
}

/** The vectors of sentences alone, and which passage has which. */
export type SentenceVectors = Pick<VectorStore, 'rows' | 'partStarts' | 'parts'>;

/** Copies the sentences out of a store, so that the file that it is a view of can go, with the wholes, which stand in rows by now. */
export function copySentences({ rows, partStarts, parts }: VectorStore): SentenceVectors {
  return { rows, partStarts: partStarts.slice(), parts: { ...parts, codes: parts.codes.slice() } };
}

/**
 * How near each sentence of a letter's text is to a direction, along whitened axes, in reading order.
 * `undefined` where the store has no vectors of that text.
 */
export function sentenceNearness(
  { keys, titled }: LetterKeys,
  field: QuotedField,
  { store, direction: { along, offset } }: { store: SentenceVectors; direction: Direction },
): number[] | undefined {
  const row = store.rows.get(keys[field] ?? '');
  if (row === undefined) return undefined;
  // The first part of a question that has a title is the title.
  const first = (store.partStarts[row] ?? 0) + (field === 'question' && titled ? 1 : 0);
  const last = store.partStarts[row + 1] ?? first;
  return Array.from({ length: last - first }, (_, index) => coarseDot(store.parts, first + index, along) - offset);
}
