// Where do the questions come from that are no questions to an advice column?
import type { Embedder } from '../../meaning/embedder.ts';

/** A background question with its vector: what people ask that is no question to an advice column. */
export type Background = { readonly text: string; readonly vector: Float32Array };

/** Where background questions come from. */
export type BackgroundSource = {
  /** a name for exactly these questions */
  edition(): Promise<string>;
  /** the questions with their vectors. @throws ArchiveError `model`, `interrupted` */
  load(embedder: Embedder, signal: AbortSignal | undefined): Promise<readonly Background[]>;
};
