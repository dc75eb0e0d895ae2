// What do the bench and the process of an engine say to each other?
import { z } from 'zod';
import type { QueryMeasures } from '../src/quality/metrics.ts';
import type { Duration } from './clock.ts';

const duration = z.object({ wallMs: z.number(), cpuMs: z.number() });

/** Letters to index: made by every process on its own from the same file, so that none has to hold another's. */
const letterOrder = z.object({ materialFile: z.string(), count: z.number(), seed: z.number() });
const share = z.number().min(0).max(1);
const queryMeasures = z.object({ 'P@1': share, 'MRR@10': share, 'Hit@5': share, MAP: share, 'nDCG@10': share });
const judgedFiles = z.object({ letters: z.string(), queries: z.string(), qrels: z.string() });

export const requestSchema = z.discriminatedUnion('kind', [
  /** index these letters; with a folder, store the index there where the engine can */
  z.object({ kind: z.literal('build'), order: letterOrder, folder: z.string().optional() }),
  /** read the stored index */
  z.object({ kind: z.literal('load'), folder: z.string() }),
  /** answer one after the other; stop early when `budgetMs` on the clock are used up */
  z.object({ kind: z.literal('ask'), questions: z.array(z.string()), limit: z.number(), budgetMs: z.number() }),
  /** collect garbage and say what is left */
  z.object({ kind: z.literal('weigh') }),
  /** rank a judged set: a fresh index, apart from the one that is there */
  z.object({ kind: z.literal('judge'), files: judgedFiles }),
]);
export type Request = z.infer<typeof requestSchema>;

/** The answer to each kind of request. */
export type Replies = {
  /** `failure`: why it could not be stored though the engine can; `stored` is false then */
  readonly build: Duration & { readonly stored: boolean; readonly failure?: string | undefined };
  readonly load: Duration;
  /** processor time and time on the clock of each question that was answered */
  readonly ask: { readonly cpuMs: readonly number[]; readonly latenciesMs: readonly number[] };
  readonly weigh: { readonly residentBytes: number; readonly peakBytes: number };
  /** the measures of each query that has a relevant letter, in the order of the file */
  readonly judge: { readonly queries: readonly QueryMeasures[] };
};
export type Reply<Kind extends keyof Replies> = Replies[Kind];

export const REPLY_SCHEMAS: { readonly [Kind in keyof Replies]: z.ZodType<Replies[Kind]> } = {
  build: duration.extend({ stored: z.boolean(), failure: z.string().optional() }),
  load: duration,
  ask: z.object({ cpuMs: z.array(z.number()), latenciesMs: z.array(z.number()) }),
  weigh: z.object({ residentBytes: z.number(), peakBytes: z.number() }),
  judge: z.object({ queries: z.array(queryMeasures) }),
};

/** What goes over the wire: an answer, or why there is none. */
export const envelopeSchema = z.union([z.object({ reply: z.unknown() }), z.object({ failure: z.string() })]);
