// Is the search by meaning at work? It loads beside the words, which answer alone until then, and say so.
import type { Embedder } from '../../meaning/embedder.ts';
import type { QuotedField } from '../../passages/verbatim.ts';
import type { MeaningIndex } from './meaning.ts';

/** The search by meaning, at work. */
export type MeaningHalf = {
  readonly embedder: Embedder;
  readonly index: MeaningIndex;
  /** the sum of nearness and kinship from which a letter of this archive counts as a match */
  readonly gate: number;
  /** how much a question is of the kind that this archive answers, see `kinship` in distance.ts */
  kinshipOf(vector: Float32Array): number;
  /**
   * How near each sentence of a letter's text is to a vector, in reading order, any scale; `undefined`: no vectors of it.
   */
  sentenceScores(id: string, field: QuotedField, vector: Float32Array): readonly number[] | undefined;
};

/** The search by meaning, which may still be loading, or be absent for a reason. */
export type Meaning = {
  /** it at work, or `undefined` until then and where it is absent */
  current(): MeaningHalf | undefined;
  /** a sentence for the reader on why it is not at work; `undefined` when it is */
  absence(): string | undefined;
  /** tells the log that the encoder failed at a question, and gives a sentence on it for the reader */
  sayFailed(error: unknown): string;
  /** settles, never rejects, when it is at work or known to be absent */
  readonly settled: Promise<void>;
};

/** Words alone, for a reason that readers are told. */
export function noMeaning(reason: string | undefined): Meaning {
  return { current: () => undefined, absence: () => reason, sayFailed: () => reason ?? '', settled: Promise.resolve() };
}

/** Meaning that comes with a promise. @param loading what to say until then @param failed what to say if it fails */
export function meaningFrom(
  promise: Promise<MeaningHalf>,
  sayings: { loading: string; failed: (error: unknown) => string },
): Meaning {
  let half: MeaningHalf | undefined;
  let absence: string | undefined = sayings.loading;
  const settled = promise.then(
    (loaded) => {
      half = loaded;
      absence = undefined;
    },
    (error) => {
      absence = sayings.failed(error);
    },
  );
  return { current: () => half, absence: () => absence, sayFailed: sayings.failed, settled };
}

/** What a timer of Node can wait at most; longer is for ever. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Waits for meaning, but no longer than `patience` milliseconds. */
export async function waitForMeaning({ current, settled }: Meaning, patience: number): Promise<void> {
  if (current() || patience <= 0) return;
  if (patience > LONGEST_TIMER) return settled;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  await Promise.race([settled, late]);
  clearTimeout(timer);
}
