// How does the search by meaning come to work for an archive? Vectors for every passage, a fit to the whole, a gate.
import { centreEmbedder } from '../../meaning/centre.ts';
import type { Embedder, Passage } from '../../meaning/embedder.ts';
import { dequantise, toScanned } from '../../meaning/quantised.ts';
import { type EmbeddingProgress, embedMissing, emptyStore, type VectorStore } from '../../meaning/vector-store.ts';
import { directionOf, fitWhitening, WHITENING, type Whitening } from '../../meaning/whitening.ts';
import { PASSAGE_KINDS } from '../../passages/split.ts';
import { GATE, KIN, kinship } from '../distance.ts';
import type { Snapshot } from '../snapshot.ts';
import type { WordIndex } from '../words/words.ts';
import type { BackgroundSource } from './background-source.ts';
import { type ArchiveFit, type FitOrigin, formatFit, parseFit } from './fit-file.ts';
import { cosinesOf, nearestRow, setGate } from './gate.ts';
import { gatherLabels, LABEL_KINDS, type LabelKind } from './labels.ts';
import {
  copySentences,
  gatherLengths,
  gatherVectors,
  type KeyedPassages,
  keyPassages,
  type LetterKeys,
  type MeaningSource,
  measureLengths,
  type SentenceVectors,
  sentenceNearness,
} from './letter-vectors.ts';
import { createMeaningIndex } from './meaning.ts';
import type { MeaningHalf } from './meaning-half.ts';
import { formatVectors, parseVectors } from './vector-file.ts';

/** What meaning is made from. */
export type OpenMeaningOptions = {
  readonly letters: readonly MeaningSource[];
  readonly embedder: Embedder;
  readonly words: WordIndex;
  readonly background: BackgroundSource;
  readonly snapshot: Snapshot;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: EmbeddingProgress) => void) | undefined;
};

/** When more than this share of the passages came or went since the last fit, the archive is fitted again. */
const REFIT_SHARE = 0.1;

/**
 * Brings meaning to work: reads what is kept, embeds only passages that are new, fits again only when much has changed, and
 * keeps the result. @throws ArchiveError `model`, `interrupted`
 */
export async function openMeaning(options: OpenMeaningOptions): Promise<MeaningHalf> {
  const { embedder, snapshot } = options;
  const passages = options.letters.map(keyPassages);
  const store = await currentVectors('vectors.bin', passages.flatMap(passagesOf), options);
  // Topics first: what many letters have is then read once.
  const lists = LABEL_KINDS.flatMap((kind) => passages.flatMap((letter) => letter.lists[kind] ?? []));
  const centres = await currentVectors('labels.bin', lists, { ...options, embedder: centreEmbedder(embedder) });
  const all = new Map([...store.rows, ...centres.rows]);
  // The sentences of 10,000 letters are 20 MB, and have done their work.
  const letters = passages.map(({ id, titled, keys, labels }): LetterKeys => ({ id, titled, keys, labels }));
  const origin = {
    fingerprint: embedder.model.fingerprint,
    recipe: `${WHITENING}; ${GATE}; ${await options.background.edition()}`,
  };
  const kept = await readFit(store, origin, options);
  const changed = kept ? countChanges(kept.lengths, all) : 0;
  const changedSince = (kept?.changedSince ?? 0) + changed;
  const isFresh = kept !== undefined && changedSince <= REFIT_SHARE * kept.fittedTo;
  if (kept && !isFresh) snapshot.outdate();
  const whitening = isFresh ? kept.whitening : fitArchive(letters, store);
  const known = isFresh ? kept.lengths : undefined;
  const lengths = new Map([store, centres].flatMap((part) => [...measureLengths(part, whitening, known)]));
  const labelsOf = (kind: LabelKind) =>
    gatherLabels(
      letters.map((letter) => letter.labels[kind]),
      centres,
      lengths,
    );
  const index = createMeaningIndex(gatherVectors(letters, store), whitening, gatherLengths(letters, lengths), {
    topics: labelsOf('topics'),
    askedAs: labelsOf('askedAs'),
  });
  const { gate, background } = isFresh ? kept : await setGate({ index, letters, store }, options);
  if (!isFresh || changed > 0) {
    const counts = isFresh ? { fittedTo: kept.fittedTo, changedSince } : { fittedTo: all.size, changedSince: 0 };
    await snapshot.write('fit.bin', formatFit({ whitening, gate, background, lengths, ...counts }, origin));
  }
  const scanned = toScanned(background);
  const kinshipOf = (vector: Float32Array) => kinship(cosinesOf(index.nearest(vector, KIN)), nearestRow(scanned, vector));
  return createHalf({ embedder, index, gate, kinshipOf }, { letters, sentences: copySentences(store), whitening });
}

type HalfParts = {
  readonly letters: readonly LetterKeys[];
  readonly sentences: SentenceVectors;
  readonly whitening: Whitening;
};

// By itself, so that what it keeps for good is only what it is given.
function createHalf(found: Omit<MeaningHalf, 'sentenceScores'>, { letters, sentences, whitening }: HalfParts): MeaningHalf {
  const { index } = found;
  const byId = new Map(letters.map((letter) => [letter.id, letter]));
  return {
    ...found,
    sentenceScores(id, field, vector) {
      const letter = byId.get(id);
      if (!letter) return undefined;
      const towards = field === 'question' ? index.meetingPoint(vector, id) : vector;
      const direction = towards === vector ? index.directionOf(vector) : directionOf(towards, whitening);
      return sentenceNearness(letter, field, { store: sentences, direction });
    },
  };
}

/** How many passages came or went, whichever are more: a changed one does both. */
function countChanges(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): number {
  const lacking = (keys: ReadonlyMap<string, unknown>, from: ReadonlyMap<string, unknown>) =>
    [...keys.keys()].filter((key) => !from.has(key)).length;
  return Math.max(lacking(after, before), lacking(before, after));
}

function passagesOf({ passages }: KeyedPassages): Passage[] {
  return PASSAGE_KINDS.flatMap((kind) => passages[kind] ?? []);
}

async function currentVectors(
  file: 'vectors.bin' | 'labels.bin',
  passages: readonly Passage[],
  { embedder, snapshot, signal, onProgress }: OpenMeaningOptions,
): Promise<VectorStore> {
  const bytes = await snapshot.read(file);
  const parsed = bytes && parseVectors(bytes, embedder.model);
  if (parsed && 'fault' in parsed) snapshot.discard(file, parsed.fault);
  const older = parsed && 'store' in parsed ? parsed.store : emptyStore(embedder.model);
  const keep = (store: VectorStore) => snapshot.write(file, formatVectors(store));
  const current = await embedMissing(older, passages, embedder, { signal, onProgress, onCheckpoint: keep });
  if (current !== older) await keep(current);
  return current;
}

async function readFit(store: VectorStore, origin: FitOrigin, { snapshot }: OpenMeaningOptions): Promise<ArchiveFit | undefined> {
  if (store.rows.size === 0) return undefined;
  const bytes = await snapshot.read('fit.bin');
  const parsed = bytes && parseFit(bytes, origin);
  if (parsed && 'fault' in parsed) snapshot.discard('fit.bin', parsed.fault);
  return parsed && 'fit' in parsed ? parsed.fit : undefined;
}

/** Fits the whitening to the questions and answers of an archive. */
export function fitArchive(letters: readonly LetterKeys[], { rows, wholes, model }: VectorStore): Whitening {
  const own = new Set(letters.flatMap(({ keys }) => [rows.get(keys.question ?? '') ?? -1, rows.get(keys.answer ?? '') ?? -1]));
  own.delete(-1);
  const vectors = [...own].map((row) => dequantise(wholes, row));
  return fitWhitening(vectors, model.dimensions, letters.length);
}
