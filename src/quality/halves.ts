// How do words and meaning together, and each alone, rank the same questions? Every question is embedded once.
import type { EngineName, Query, Ranker } from '../search/rank.ts';
import { type JudgedRun, runJudgedSet } from './evaluate.ts';
import type { JudgedSet } from './judged-set.ts';

/** The ways in which the search can rank, in the order of the tables. */
export const ENGINE_NAMES = ['both', 'words', 'meaning'] as const satisfies readonly EngineName[];

/** The runs of each way over the same queries, in the same order. */
export type HalfRuns = Readonly<Record<EngineName, readonly JudgedRun[]>>;

/** A ranker that reads every question once, however often it is asked: reading embeds it, which is what takes the time. */
export function readingOnce(ranker: Ranker): Ranker {
  const read = new Map<string, Query>();
  return {
    ...ranker,
    async read(text, options) {
      const query = read.get(text) ?? (await ranker.read(text, options));
      read.set(text, query);
      return query;
    },
  };
}

/** Ranks the queries of a judged set in all three ways. @throws ArchiveError `interrupted`, `model` */
export async function runHalves(
  set: Pick<JudgedSet, 'queries' | 'judgements'>,
  ranker: Ranker,
  signal?: AbortSignal,
): Promise<HalfRuns> {
  const once = readingOnce(ranker);
  const run = (engine: EngineName) =>
    runJudgedSet(set, async (text) => once.rank(await once.read(text, { signal }), { engine, signal }));
  return { both: await run('both'), words: await run('words'), meaning: await run('meaning') };
}
