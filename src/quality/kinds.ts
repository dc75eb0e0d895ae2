// Is any kind of question worse off with meaning than by words alone? Measures by kind, and what both gain over words.
import type { EngineName } from '../search/rank.ts';
import type { JudgedRun } from './evaluate.ts';
import type { HalfRuns } from './halves.ts';
import { type JudgedQuestion, QUESTION_KINDS, type QuestionKind } from './judged-questions.ts';
import { type Estimate, estimateMean, mean, pairedDifferences, type QueryMeasures } from './metrics.ts';

/** The measures that a row shows, each 0 to 1. */
export type ShownMeasures = Pick<QueryMeasures, 'P@1' | 'Hit@5' | 'MAP'>;

/** One kind, or all together. */
export type KindRow = {
  readonly kind: QuestionKind | 'all';
  readonly count: number;
  readonly means: Readonly<Record<EngineName, ShownMeasures>>;
  /** MAP of both minus words, with the paired 95 % bootstrap interval; `high` below 0: the kind is worse off */
  readonly gain: Estimate;
};

/** All questions, then each kind that has any. */
export function summariseKinds(questions: readonly JudgedQuestion[], runs: HalfRuns): KindRow[] {
  const kindOf = new Map(questions.map(({ id, kind }) => [id, kind]));
  const kinds = QUESTION_KINDS.filter((kind) => questions.some((question) => question.kind === kind));
  return [rowOf('all', runs, () => true), ...kinds.map((kind) => rowOf(kind, runs, (id) => kindOf.get(id) === kind))];
}

function rowOf(kind: KindRow['kind'], runs: HalfRuns, isOne: (query: string) => boolean): KindRow {
  const own = (engine: EngineName) => runs[engine].filter(({ query }) => isOne(query));
  const [both, words, meaning] = [own('both'), own('words'), own('meaning')];
  return {
    kind,
    count: both.length,
    means: { both: meansOf(both), words: meansOf(words), meaning: meansOf(meaning) },
    gain: estimateMean(pairedDifferences(precisions(both), precisions(words))),
  };
}

/** The means of some runs. */
export function meansOf(runs: readonly JudgedRun[]): ShownMeasures {
  const meanOf = (measure: keyof ShownMeasures) => mean(runs.map(({ measures }) => measures[measure]));
  return { 'P@1': meanOf('P@1'), 'Hit@5': meanOf('Hit@5'), MAP: meanOf('MAP') };
}

function precisions(runs: readonly JudgedRun[]): number[] {
  return runs.map(({ measures }) => measures.MAP);
}
