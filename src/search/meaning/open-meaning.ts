// How does the search by meaning come to work for an archive? Vectors for every passage, a fit to the whole, a gate.
import type { Embedder } from '../../meaning/embedder.ts';
import { dequantise } from '../../meaning/quantised.ts';
import { type EmbeddingProgress, embedMissing, emptyStore, type VectorStore } from '../../meaning/vector-store.ts';
import { type Direction, directionOf, fitWhitening, type Whitening } from '../../meaning/whitening.ts';
import { PASSAGE_KINDS, type PassageSource } from '../../passages/split.ts';
import { gateFrom, nearness } from '../distance.ts';
import type { Snapshot } from '../snapshot.ts';
import { mostByWords } from '../words/word-share.ts';
import type { WordIndex } from '../words/words.ts';
import { type ArchiveFit, formatFit, parseFit } from './fit-file.ts';
import {
  copySentences,
  gatherLengths,
  gatherVectors,
  type KeyedPassages,
  keyPassages,
  type LetterKeys,
  measureLengths,
  type SentenceVectors,
  sentenceNearness,
} from './letter-vectors.ts';
import { createMeaningIndex, type MeaningIndex } from './meaning.ts';
import type { MeaningHalf } from './meaning-half.ts';
import { formatVectors, parseVectors } from './vector-file.ts';

/** A background question with its vector: what people ask that is no question to an advice column. */
export type Background = { readonly text: string; readonly vector: Float32Array };

/** What meaning is made from. */
export type OpenMeaningOptions = {
  readonly letters: readonly (PassageSource & { readonly id: string })[];
  readonly embedder: Embedder;
  readonly words: WordIndex;
  readonly background: (embedder: Embedder, signal: AbortSignal | undefined) => Promise<readonly Background[]>;
  readonly snapshot: Snapshot;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: EmbeddingProgress) => void) | undefined;
};

/** When more than this share of the passages is new since the last fit, the archive is fitted again. */
const REFIT_SHARE = 0.1;

/**
 * Brings meaning to work: reads what is kept, embeds only passages that are new, fits again only when much has changed, and
 * keeps the result. @throws ArchiveError `model`, `interrupted`
 */
export async function openMeaning(options: OpenMeaningOptions): Promise<MeaningHalf> {
  const { embedder, snapshot } = options;
  const passages = options.letters.map(keyPassages);
  const store = await currentVectors(passages, options);
  // The sentences of 10,000 letters are 20 MB, and have done their work.
  const letters = passages.map(({ id, titled, keys }): LetterKeys => ({ id, titled, keys }));
  const kept = await readFit(store, options);
  const isFresh = kept !== undefined && Math.abs(store.rows.size - kept.fittedTo) <= REFIT_SHARE * kept.fittedTo;
  const whitening = isFresh ? kept.whitening : fitArchive(letters, store);
  const lengths = measureLengths(store, whitening, isFresh ? kept.lengths : undefined);
  const index = createMeaningIndex(gatherVectors(letters, store), whitening, gatherLengths(letters, lengths));
  const gate = isFresh ? kept.gate : await setGate(index, options);
  const changed = !isFresh || [...lengths.keys()].some((key) => !kept.lengths.has(key));
  if (changed)
    await snapshot.write(
      'fit.bin',
      formatFit({ whitening, gate, lengths, fittedTo: isFresh ? kept.fittedTo : store.rows.size }, embedder.model.fingerprint),
    );
  return createHalf({ embedder, index, gate }, { letters, whitening, sentences: copySentences(store) });
}

type HalfParts = {
  readonly letters: readonly LetterKeys[];
  readonly whitening: Whitening;
  readonly sentences: SentenceVectors;
};

// By itself, so that what it keeps for good is only what it is given.
function createHalf(found: Omit<MeaningHalf, 'sentenceScores'>, { letters, whitening, sentences }: HalfParts): MeaningHalf {
  const byId = new Map(letters.map((letter) => [letter.id, letter]));
  // All sentences of all matches are compared with one and the same question.
  const directions = new WeakMap<Float32Array, Direction>();
  function directionFor(vector: Float32Array): Direction {
    const direction = directions.get(vector) ?? directionOf(vector, whitening);
    directions.set(vector, direction);
    return direction;
  }
  return {
    ...found,
    sentenceScores(id, field, vector) {
      const letter = byId.get(id);
      return letter && sentenceNearness(letter, field, { store: sentences, direction: directionFor(vector) });
    },
  };
}

async function currentVectors(
  letters: readonly KeyedPassages[],
  { embedder, snapshot, signal, onProgress }: OpenMeaningOptions,
): Promise<VectorStore> {
  const bytes = await snapshot.read('vectors.bin');
  const parsed = bytes && parseVectors(bytes, embedder.model);
  if (parsed && 'fault' in parsed) snapshot.discard('vectors.bin', parsed.fault);
  const older = parsed && 'store' in parsed ? parsed.store : emptyStore(embedder.model);
  const passages = letters.flatMap(({ passages: own }) => PASSAGE_KINDS.flatMap((kind) => own[kind] ?? []));
  const keep = (store: VectorStore) => snapshot.write('vectors.bin', formatVectors(store));
  const current = await embedMissing(older, passages, embedder, { signal, onProgress, onCheckpoint: keep });
  if (current !== older) await keep(current);
  return current;
}

async function readFit(store: VectorStore, { embedder, snapshot }: OpenMeaningOptions): Promise<ArchiveFit | undefined> {
  if (store.rows.size === 0) return undefined;
  const bytes = await snapshot.read('fit.bin');
  const parsed = bytes && parseFit(bytes, embedder.model.fingerprint);
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

/** Letters that are looked at for each background question: the nearest is among the first few of either half. */
const BACKGROUND_DEPTH = 20;

async function setGate(index: MeaningIndex, { background, embedder, words, signal }: OpenMeaningOptions): Promise<number> {
  const nearest: number[] = [];
  for (const { text, vector } of await background(embedder, signal)) {
    nearest.push(await nearestNearness(index, words, { text, vector, signal }));
  }
  return gateFrom(nearest);
}

/** The nearness of the nearest letter to a question; 0 for an archive without letters. */
export async function nearestNearness(
  index: MeaningIndex,
  words: WordIndex,
  { text, vector, signal }: { text: string; vector: Float32Array; signal?: AbortSignal | undefined },
): Promise<number> {
  const byWords = await words.search(text, { limit: BACKGROUND_DEPTH, signal });
  const most = mostByWords(words, text);
  const shares = new Map(byWords.map(({ id, score }) => [id, score / (most || 1)]));
  const ids = new Set([...shares.keys(), ...index.nearest(vector, BACKGROUND_DEPTH)]);
  return Math.max(0, ...[...ids].map((id) => nearness(index.cosine(vector, id), shares.get(id) ?? 0)));
}
