// Which passages were embedded already? Vectors by the hash of what was embedded, so that nothing is embedded twice.
import { hash } from 'node:crypto';
import { type CoarseVectors, coarseBytes, coarsenInto } from './coarse.ts';
import type { Embedder, ModelIdentity, Passage, PassageVectors } from './embedder.ts';
import { copyRow, emptyVectors, type QuantisedVectors, quantiseInto } from './quantised.ts';

/** The vectors of one model. Row r of `wholes` is passage r; its parts are rows `partStarts[r]` to `partStarts[r + 1]` of `parts`. */
export type VectorStore = {
  readonly model: ModelIdentity;
  /** row by key */
  readonly rows: ReadonlyMap<string, number>;
  readonly wholes: QuantisedVectors;
  /** shape [passages + 1] */
  readonly partStarts: Uint32Array;
  readonly parts: CoarseVectors;
};

/** The name of a passage: the first 12 bytes of SHA-256 over what is embedded, as 16 characters of base64url. */
export function passageKey({ parts, each }: Passage): string {
  // Twelve bytes of the digest.
  return hash('sha256', `${each ? 'parts' : 'whole'}\u0000${parts.join('\u0000')}`, 'base64url').slice(0, 16);
}

/** A store without vectors. */
export function emptyStore(model: ModelIdentity): VectorStore {
  const { dimensions } = model;
  return {
    model,
    rows: new Map(),
    wholes: emptyVectors(0, dimensions),
    partStarts: new Uint32Array(1),
    parts: { dimensions, codes: new Uint8Array(0) },
  };
}

/** A store with exactly the passages of `keys`, from an older store and from vectors that were made since. Unknown keys are left out. */
export function mergeStores(older: VectorStore, made: ReadonlyMap<string, PassageVectors>, keys: Iterable<string>): VectorStore {
  const kept = [...new Set(keys)].filter((key) => older.rows.has(key) || made.has(key));
  const { dimensions } = older.model;
  const partStarts = new Uint32Array(kept.length + 1);
  kept.forEach((key, row) => {
    partStarts[row + 1] = (partStarts[row] ?? 0) + (made.get(key)?.parts.length ?? partCount(older, older.rows.get(key) ?? 0));
  });
  const partRows = partStarts[kept.length] ?? 0;
  const wholes = emptyVectors(kept.length, dimensions);
  const parts: CoarseVectors = {
    dimensions,
    codes: new Uint8Array(partRows * coarseBytes(dimensions)),
  };
  kept.forEach((key, row) => {
    const start = partStarts[row] ?? 0;
    const vectors = made.get(key);
    if (vectors) {
      quantiseInto(wholes, row, vectors.whole);
      vectors.parts.forEach((part, index) => {
        coarsenInto(parts, start + index, part);
      });
    } else copyPassage(older, older.rows.get(key) ?? 0, { wholes, parts, row, start });
  });
  return { model: older.model, rows: new Map(kept.map((key, row) => [key, row])), wholes, partStarts, parts };
}

function partCount({ partStarts }: VectorStore, row: number): number {
  return (partStarts[row + 1] ?? 0) - (partStarts[row] ?? 0);
}

function copyPassage(
  from: VectorStore,
  fromRow: number,
  to: { wholes: QuantisedVectors; parts: CoarseVectors; row: number; start: number },
): void {
  copyRow(from.wholes, fromRow, to.wholes, to.row);
  const [first = 0, last = 0] = from.partStarts.subarray(fromRow, fromRow + 2);
  const bytes = coarseBytes(from.model.dimensions);
  to.parts.codes.set(from.parts.codes.subarray(first * bytes, last * bytes), to.start * bytes);
}

/** How far an embedding run is. */
export type EmbeddingProgress = { readonly done: number; readonly total: number };

/** How to embed what a store lacks. */
export type EmbedMissingOptions = {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: EmbeddingProgress) => void) | undefined;
  /** called with a store that has all that was made so far, every {@link CHECKPOINT} of them: a killed run goes on from there */
  readonly onCheckpoint?: ((store: VectorStore) => Promise<void>) | undefined;
};

/** Passages that are sent to the encoder at once: enough to keep it busy, few enough to stop soon. */
const BATCH = 16;
/** Passages, or labels of lists, between two checkpoints: about a minute of work. */
const CHECKPOINT = 1024;

/**
 * Embeds the passages that the store lacks, and forgets those that nobody asks for. A store that has exactly these passages
 * comes back as it is.
 * @throws ArchiveError `interrupted` or `model`; what was made until then was given to `onCheckpoint`
 */
export async function embedMissing(
  older: VectorStore,
  passages: readonly Passage[],
  embedder: Embedder,
  options: EmbedMissingOptions = {},
): Promise<VectorStore> {
  const wanted = new Map(passages.map((passage) => [passageKey(passage), passage]));
  const missing = [...wanted].filter(([key]) => !older.rows.has(key));
  options.onProgress?.({ done: 0, total: missing.length });
  if (missing.length === 0 && wanted.size === older.rows.size) return older;
  const made = new Map<string, PassageVectors>();
  const stored = () => mergeStores(older, made, wanted.keys());
  let unkept = 0;
  try {
    for (let at = 0; at < missing.length; at += BATCH) {
      const batch = missing.slice(at, at + BATCH);
      const vectors = await embedder.embed(
        batch.map(([, passage]) => passage),
        options.signal,
      );
      batch.forEach(([key], index) => {
        const found = vectors[index];
        if (found) made.set(key, found);
      });
      options.onProgress?.({ done: made.size, total: missing.length });
      unkept += batch.reduce((sum, [, { parts, each }]) => sum + (each ? 1 : parts.length), 0);
      const isLast = at + BATCH >= missing.length;
      if (isLast || unkept < CHECKPOINT) continue;
      unkept = 0;
      await options.onCheckpoint?.(stored());
    }
  } catch (error) {
    if (made.size > 0) await options.onCheckpoint?.(stored());
    throw error;
  }
  return stored();
}
