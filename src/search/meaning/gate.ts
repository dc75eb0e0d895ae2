// From which nearness does a letter of this archive count as a match? Asks the background questions, and the letters themselves.
import type { Embedder } from '../../meaning/embedder.ts';
import {
  allDots,
  dequantise,
  emptyVectors,
  type QuantisedVectors,
  quantiseInto,
  rowDot,
  type ScannedVectors,
  toScanned,
} from '../../meaning/quantised.ts';
import type { VectorStore } from '../../meaning/vector-store.ts';
import { gateFrom, KIN, kinship, nearness, TWIN } from '../distance.ts';
import { mostByWords } from '../words/word-share.ts';
import type { WordIndex } from '../words/words.ts';
import type { BackgroundSource } from './background-source.ts';
import { bestRows, EXCLUDED } from './best-rows.ts';
import type { LetterKeys } from './letter-vectors.ts';
import type { MeaningIndex, NearLetter } from './meaning.ts';

/** The archive that a gate is set for. */
export type GatedArchive = {
  readonly index: MeaningIndex;
  readonly letters: readonly LetterKeys[];
  readonly store: VectorStore;
};

/** What it is set with. */
export type GateOptions = {
  readonly words: WordIndex;
  readonly embedder: Embedder;
  readonly background: BackgroundSource;
  readonly signal?: AbortSignal | undefined;
};

/** Letters that are looked at for each background question: the nearest is among the first few of either half. */
const DEPTH = 20;
/** So many times the letters that are wanted are looked at, because twins among them don't count. */
const TWINS = 2;
/** Letters that are taken as questions to the others; more of them move the median no further. */
const OWN_SAMPLE = 400;

/** Sets the gate of an archive. @throws ArchiveError `model`, `interrupted` */
export async function setGate(
  archive: GatedArchive,
  { words, embedder, background, signal }: GateOptions,
): Promise<{ gate: number; background: QuantisedVectors }> {
  const questions = await background.load(embedder, signal);
  const quantised = emptyVectors(questions.length, embedder.model.dimensions);
  questions.forEach(({ vector }, row) => {
    quantiseInto(quantised, row, vector);
  });
  const rows = toScanned(quantised);
  const reached: number[] = [];
  for (const [row, { text, vector }] of questions.entries()) {
    const letters = archive.index.nearest(vector, KIN);
    const near = await nearestNearness(letters, archive.index, { words, text, vector, signal });
    reached.push(near + kinship(cosinesOf(letters), nearestRow(rows, vector, row)));
  }
  return { gate: gateFrom({ background: reached, own: ownStandings(archive, rows) }), background: quantised };
}

/** The greatest cosine between a vector and a row. @param except a row that does not count; -1 where there is no row */
export function nearestRow(rows: ScannedVectors, vector: Float32Array, except = -1): number {
  const roughly = new Float32Array(rows.scales.length);
  allDots(rows, vector, roughly);
  if (except >= 0) roughly[except] = EXCLUDED;
  return bestRows(roughly, 1, SLACK).reduce((greatest, row) => Math.max(greatest, rowDot(rows, row, vector)), -1);
}

/** Cosines by a rounded vector are wrong by less than a tenth of this. */
const SLACK = 0.001;

/** The cosines of near letters. */
export function cosinesOf(letters: readonly NearLetter[]): number[] {
  return letters.map(({ cosine }) => cosine);
}

async function nearestNearness(
  letters: readonly NearLetter[],
  index: MeaningIndex,
  { words, text, vector, signal }: { words: WordIndex; text: string; vector: Float32Array; signal: AbortSignal | undefined },
): Promise<number> {
  const byWords = await words.search(text, { limit: DEPTH, signal });
  const most = mostByWords(words, text) || 1;
  const shares = new Map(byWords.map(({ id, score }) => [id, score / most]));
  // The ranking knows letters that are near by another way of asking.
  const ranked = index.rank(vector, { limit: DEPTH });
  const ids = new Set([...shares.keys(), ...[...letters.slice(0, DEPTH), ...ranked].map(({ id }) => id)]);
  return Math.max(0, ...[...ids].map((id) => nearness(index.cosine(vector, id), shares.get(id) ?? 0)));
}

/** Nearness and kinship of letters among those that are no twins of theirs, by their vectors alone. */
function ownStandings({ index, letters, store }: GatedArchive, background: ScannedVectors): number[] {
  const step = Math.max(1, Math.ceil(letters.length / OWN_SAMPLE));
  return letters
    .filter((_, at) => at % step === 0)
    .flatMap(({ id, keys }) => {
      const row = store.rows.get(keys.question ?? '');
      if (row === undefined) return [];
      const vector = dequantise(store.wholes, row);
      const others = index.nearest(vector, TWINS * KIN).filter((other) => other.id !== id && other.cosine < TWIN);
      const [nearest] = others;
      return nearest ? [nearest.cosine + kinship(cosinesOf(others.slice(0, KIN)), nearestRow(background, vector))] : [];
    });
}
