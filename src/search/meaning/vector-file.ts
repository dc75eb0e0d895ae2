// How do vectors lie on disk? One file of one model, each passage under the hash of its text.
import { z } from 'zod';
import type { ModelIdentity } from '../../meaning/embedder.ts';
import type { VectorStore } from '../../meaning/vector-store.ts';
import { openSections, writeSections } from '../../storage/sections.ts';

const KIND = 'vectors';
/** Bytes of a key: 16 characters of base64url. */
const KEY_BYTES = 12;
const SHAPE = {
  /** shape [passages, 12] */
  keys: Uint8Array,
  wholes: Int8Array,
  wholeScales: Float32Array,
  partStarts: Uint32Array,
  partCodes: Uint8Array,
};
const aboutSchema = z.object({ model: z.object({ name: z.string(), fingerprint: z.string(), dimensions: z.int().positive() }) });

/** Keys of passages one behind the other, 12 bytes each. */
export function keysToBytes(keys: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(keys.length * KEY_BYTES);
  keys.forEach((key, row) => {
    bytes.set(Buffer.from(key, 'base64url'), row * KEY_BYTES);
  });
  return bytes;
}

/** The keys of {@link keysToBytes}, in their order. */
export function keysFromBytes(bytes: Uint8Array): string[] {
  return Array.from({ length: bytes.length / KEY_BYTES }, (_, row) =>
    Buffer.from(bytes.subarray(row * KEY_BYTES, (row + 1) * KEY_BYTES)).toString('base64url'),
  );
}

/** A store as the bytes of a file; its rows are numbered in the order of the map. */
export function formatVectors({ model, rows, wholes, partStarts, parts }: VectorStore): Uint8Array {
  return writeSections({
    kind: KIND,
    about: { model },
    arrays: {
      keys: keysToBytes([...rows.keys()]),
      wholes: wholes.values,
      wholeScales: wholes.scales,
      partStarts,
      partCodes: parts.codes,
    },
  });
}

/** A store from the bytes of a file, or in words why it can't be used. */
export function parseVectors(bytes: Uint8Array, model: ModelIdentity): { store: VectorStore } | { fault: string } {
  const opened = openSections(bytes, KIND, SHAPE);
  if (!opened.ok) return { fault: opened.detail };
  const about = aboutSchema.safeParse(opened.about);
  if (!about.success) return { fault: 'it does not say which model made it' };
  if (about.data.model.fingerprint !== model.fingerprint)
    return { fault: `another model made it (${about.data.model.name}, not ${model.name})` };
  const { keys, wholes, wholeScales, partStarts, partCodes } = opened.arrays;
  const rows = new Map(keysFromBytes(keys).map((key, row) => [key, row]));
  const { dimensions } = model;
  return {
    store: {
      model,
      rows,
      wholes: { dimensions, values: wholes, scales: wholeScales },
      partStarts,
      parts: { dimensions, codes: partCodes },
    },
  };
}
