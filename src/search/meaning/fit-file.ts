// How does what was fitted to an archive lie on disk? With the model and the passages that it belongs to.
import { z } from 'zod';
import type { QuantisedVectors } from '../../meaning/quantised.ts';
import type { Whitening } from '../../meaning/whitening.ts';
import { openSections, writeSections } from '../../storage/sections.ts';
import { keysFromBytes, keysToBytes } from './vector-file.ts';

/** What is fitted to an archive as a whole, and what follows from it for each passage. */
export type ArchiveFit = {
  readonly whitening: Whitening;
  /** the sum of nearness and kinship from which a letter counts as a match; infinite where nothing could be compared */
  readonly gate: number;
  /** the background questions' vectors */
  readonly background: QuantisedVectors;
  /** how many passages the whitening was fitted to */
  readonly fittedTo: number;
  /** how many passages came since, or went, whichever were more */
  readonly changedSince: number;
  /** lengths of whitened passages by key */
  readonly lengths: ReadonlyMap<string, number>;
};

const KIND = 'fit';
const SHAPE = {
  mean: Float32Array,
  metric: Float32Array,
  keys: Uint8Array,
  lengths: Float32Array,
  /** shape [background questions, dimensions] */
  background: Int8Array,
  backgroundScales: Float32Array,
};
const aboutSchema = z.object({
  fingerprint: z.string(),
  recipe: z.string(),
  gate: z.number().nullable(),
  fittedTo: z.int().nonnegative(),
  changedSince: z.int().nonnegative(),
});

/** What a fit was made with: the model's fingerprint, and the numbers and questions that it follows from. */
export type FitOrigin = { readonly fingerprint: string; readonly recipe: string };

/** A fit as the bytes of a file. */
export function formatFit({ whitening, gate, background, lengths, ...counts }: ArchiveFit, origin: FitOrigin): Uint8Array {
  return writeSections({
    kind: KIND,
    // JSON has no infinity.
    about: { ...origin, ...counts, gate: Number.isFinite(gate) ? gate : null } satisfies z.infer<typeof aboutSchema>,
    arrays: {
      ...whitening,
      keys: keysToBytes([...lengths.keys()]),
      lengths: Float32Array.from(lengths.values()),
      background: background.values,
      backgroundScales: background.scales,
    },
  });
}

/** A fit from the bytes of a file, or in words why it can't be used. */
export function parseFit(bytes: Uint8Array, { fingerprint, recipe }: FitOrigin): { fit: ArchiveFit } | { fault: string } {
  const opened = openSections(bytes, KIND, SHAPE);
  if (!opened.ok) return { fault: opened.detail };
  const about = aboutSchema.safeParse(opened.about);
  if (!about.success) return { fault: 'another version of this program made it' };
  if (about.data.fingerprint !== fingerprint) return { fault: 'it was fitted to vectors of another model' };
  if (about.data.recipe !== recipe) return { fault: 'another version of this program made it' };
  const { mean, metric, keys, lengths, background, backgroundScales } = opened.arrays;
  const byKey = new Map(keysFromBytes(keys).map((key, row) => [key, lengths[row] ?? 0]));
  return {
    fit: {
      whitening: { mean, metric },
      background: { dimensions: mean.length, values: background, scales: backgroundScales },
      gate: about.data.gate ?? Number.POSITIVE_INFINITY,
      fittedTo: about.data.fittedTo,
      changedSince: about.data.changedSince,
      lengths: byKey,
    },
  };
}
