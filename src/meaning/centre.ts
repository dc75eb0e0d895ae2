// Which vector has a list of texts that say the same in other words? Their centre.
import { ArchiveError } from '../errors.ts';
import type { Embedder } from './embedder.ts';
import { normalise } from './pooling.ts';

/** Texts whose vectors are kept at once: lists of one archive have many of their texts in common. */
const KEPT = 4096;

/**
 * A sentence encoder for lists: each part of a passage is read by itself, and the passage's vector is the mean of theirs at unit
 * length, as in J. Rocchio, "Relevance feedback in information retrieval" (1971); there are no vectors of parts.
 * A part that was read lately is not read again. @throws ArchiveError as the encoder does, and `model` where it gives no vector
 */
export function centreEmbedder({ model, embed, close }: Embedder): Embedder {
  const known = new Map<string, Float32Array>();
  return {
    model,
    close,
    async embed(passages, signal) {
      // Of this call alone: another may run beside it, and forget.
      const own = new Map(passages.flatMap(({ parts }) => parts.map((part) => [part, known.get(part)])));
      const missing = [...own.keys()].filter((part) => own.get(part) === undefined);
      const vectors = await embed(
        missing.map((part) => ({ parts: [part], each: false })),
        signal,
      );
      if (known.size + missing.length > KEPT) known.clear();
      missing.forEach((part, at) => {
        own.set(part, vectors[at]?.whole);
        if (vectors[at]) known.set(part, vectors[at].whole);
      });
      return passages.map((passage) => ({ whole: centreOf(passage.parts, own, model.dimensions), parts: [] }));
    },
  };
}

function centreOf(
  parts: readonly string[],
  vectors: ReadonlyMap<string, Float32Array | undefined>,
  dimensions: number,
): Float32Array {
  const sum = new Float32Array(dimensions);
  for (const part of parts) {
    const vector = vectors.get(part);
    if (!vector) throw new ArchiveError('model', `The sentence encoder gave no vector for "${part}". Ask again, or start anew.`);
    for (let axis = 0; axis < dimensions; axis++) sum[axis] = (sum[axis] ?? 0) + (vector[axis] ?? 0);
  }
  return normalise(sum);
}
