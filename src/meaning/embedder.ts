// What turns text into vectors? The port of a sentence encoder.

/** Which encoder made a vector. Vectors of two models never compare. */
export type ModelIdentity = {
  /** "minilm", or the folder or hub name from the settings */
  readonly name: string;
  /** SHA-256 of the weights, hexadecimal: the same name with other weights is another model */
  readonly fingerprint: string;
  /** length of every vector */
  readonly dimensions: number;
};

/** The vectors of one passage, each of unit length, shape [dimensions]. */
export type PassageVectors = {
  /** the whole passage, or its first {@link MAX_TOKENS} tokens */
  readonly whole: Float32Array;
  /** one for each part, in the light of the parts around it; empty where parts were not asked for */
  readonly parts: readonly Float32Array[];
};

/** A passage to embed: its parts (sentences) in reading order. */
export type Passage = { readonly parts: readonly string[] /** are vectors of the parts wanted? */; readonly each: boolean };

/** More tokens than this are read in further windows, for the parts only. The model was trained on 256. */
export const MAX_TOKENS = 256;

/** A sentence encoder. */
export type Embedder = {
  readonly model: ModelIdentity;
  /**
   * Embeds passages; the results stand in the order of the passages.
   * @throws ArchiveError `interrupted` when the signal aborts, `model` when the encoder fails
   */
  embed(passages: readonly Passage[], signal?: AbortSignal): Promise<readonly PassageVectors[]>;
  /** Frees memory and threads; nothing can be embedded after. */
  close(): Promise<void>;
};

/** The vector of one plain text. */
export async function embedText(embedder: Embedder, text: string, signal?: AbortSignal): Promise<Float32Array> {
  const [vectors] = await embedder.embed([{ parts: [text], each: false }], signal);
  return vectors?.whole ?? new Float32Array(embedder.model.dimensions);
}
