// How good does an engine rank a judged set?
import type { Hit } from '../search/engine.ts';
import type { JudgedSet } from './judged-set.ts';
import { type Estimate, estimateMean, type Measure, measureQuery, type QueryMeasures } from './metrics.ts';

/** Letters a query in a run, as TREC has it. */
export const RUN_DEPTH = 100;

/** One query, what was found, and its measures. */
export type JudgedRun = {
  readonly query: string;
  readonly kind: string | undefined;
  readonly hits: readonly Hit[];
  readonly measures: QueryMeasures;
};

/** Ranks letters for a question, best first, at most {@link RUN_DEPTH}. */
export type RankQuestion = (question: string) => Promise<readonly Hit[]>;

/** Ranks every query that has at least one relevant letter. Families, bands and holds hide nothing. */
export async function runJudgedSet(set: Pick<JudgedSet, 'queries' | 'judgements'>, rank: RankQuestion): Promise<JudgedRun[]> {
  const runs: JudgedRun[] = [];
  for (const query of set.queries) {
    const judged = set.judgements.get(query.id);
    if (!judged || ![...judged.values()].some((grade) => grade > 0)) continue;
    const hits = (await rank(query.text)).slice(0, RUN_DEPTH);
    runs.push({
      query: query.id,
      kind: query.kind,
      hits,
      measures: measureQuery(
        hits.map(({ id }) => id),
        judged,
      ),
    });
  }
  return runs;
}

/** Every measure's mean over the runs with its interval. */
export function summariseRuns(runs: readonly JudgedRun[]): Record<Measure, Estimate> {
  const estimate = (measure: Measure) => estimateMean(runs.map((run) => run.measures[measure]));
  return {
    'P@1': estimate('P@1'),
    'MRR@10': estimate('MRR@10'),
    'Hit@5': estimate('Hit@5'),
    MAP: estimate('MAP'),
    'nDCG@10': estimate('nDCG@10'),
  };
}

/** TREC run lines, `query Q0 letter rank score tag`. */
export function formatRun(runs: readonly JudgedRun[], tag: string): string {
  return runs
    .flatMap(({ query, hits }) => hits.map(({ id, score }, index) => `${query} Q0 ${id} ${index + 1} ${score} ${tag}\n`))
    .join('');
}
