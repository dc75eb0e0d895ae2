// What do the main thread and the encoder's thread say to each other?
import { z } from 'zod';

const settings = z.object({ directory: z.string(), threads: z.int().positive(), name: z.string().optional() });

export const toThread = z.discriminatedUnion('kind', [
  /** comes first, and once */
  z.object({ kind: z.literal('load'), settings }),
  z.object({
    kind: z.literal('job'),
    job: z.int(),
    passages: z.array(z.object({ parts: z.array(z.string()), each: z.boolean() })),
  }),
  /** finish what runs, forget what waits, end */
  z.object({ kind: z.literal('close') }),
]);
export type ToThread = z.infer<typeof toThread>;

const identity = z.object({ name: z.string(), fingerprint: z.string(), dimensions: z.int().positive() });

export const fromThread = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), model: identity }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
  /** `vectors`: for each passage the whole, then its parts, one behind the other, shape [sum of counts, dimensions] */
  z.object({ kind: z.literal('done'), job: z.int(), counts: z.array(z.int().positive()), vectors: z.instanceof(Float32Array) }),
  z.object({ kind: z.literal('job-failed'), job: z.int(), message: z.string() }),
]);
export type FromThread = z.infer<typeof fromThread>;
