// How do words and meaning together, and each alone, rank the same questions? Every question is embedded once.
import type { EngineName, Query, Ranker } from '../search/rank.ts';
import { type JudgedRun, runJudgedSet } from './evaluate.ts';
import type { JudgedSet } from './judged-set.ts';

/** The ways in which the search can rank, in the order of the tables. */
export const ENGINE_NAMES = ['both', 'words', 'meaning'] as const satisfies readonly EngineName[];

/** The runs of each way over the same queries, in the same order. */
export type HalfRuns = Readonly<Record<EngineName, readonly JudgedRun[]>>;

/** Ranks the queries of a judged set in all three ways. @throws ArchiveError `interrupted`, `model` */
export async function runHalves(
  set: Pick<JudgedSet, 'queries' | 'judgements'>,
  ranker: Ranker,
  signal?: AbortSignal,
): Promise<HalfRuns> {
  const read = new Map<string, Query>();
  const queryOf = async (text: string) => {
    const query = read.get(text) ?? (await ranker.read(text, { signal }));
    read.set(text, query);
    return query;
  };
  const run = (engine: EngineName) => runJudgedSet(set, async (text) => ranker.rank(await queryOf(text), { engine, signal }));
  return { both: await run('both'), words: await run('words'), meaning: await run('meaning') };
}
