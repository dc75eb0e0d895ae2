// How do several engines answer the same questions in one go? In turns, so that what else runs on the machine hurts all alike.
import type { Reply, Request } from './messages.ts';
import { total } from './statistics.ts';

/** Who can be asked: a handle of an engine's process. */
export type Asked = { request(request: Extract<Request, { kind: 'ask' }>): Promise<Reply<'ask'>> };

/** How to ask. */
export type RoundSettings = {
  /** letters wanted for a question */
  readonly limit: number;
  /** questions in one turn of an engine */
  readonly block: number;
  /** an engine that has answered for so long gets no further turn; milliseconds on the clock */
  readonly budgetMs: number;
};

/** What an engine answered, block by block; the n-th block holds the same questions for every engine. */
export type Answers = readonly Reply<'ask'>[];

/**
 * Asks all engines all questions, a block at a time, each round beginning with another engine. A slow engine drops out when
 * its budget is used up; the block in which that happens may stay incomplete and is then its last.
 */
export async function askInRounds(
  engines: readonly Asked[],
  questions: readonly string[],
  { limit, block, budgetMs }: RoundSettings,
): Promise<Answers[]> {
  const answers = engines.map((): Reply<'ask'>[] => []);
  for (let round = 0; round * block < questions.length; round++) {
    const asked = questions.slice(round * block, (round + 1) * block);
    for (let turn = 0; turn < engines.length; turn++) {
      const place = (round + turn) % engines.length;
      const mine = answers[place];
      const leftMs = budgetMs - total((mine ?? []).map(({ latenciesMs }) => total(latenciesMs)));
      if (leftMs > 0)
        mine?.push((await engines[place]?.request({ kind: 'ask', questions: asked, limit, budgetMs: leftMs })) ?? NO_ANSWER);
    }
  }
  return answers;
}

const NO_ANSWER: Reply<'ask'> = { cpuMs: [], latenciesMs: [] };

/** Mean processor time of a question over all that were answered, milliseconds; NaN for none. */
export function cpuPerQuestion(answers: Answers): number {
  const each = answers.flatMap(({ cpuMs }) => cpuMs);
  return total(each) / each.length;
}

/**
 * How many times as much processor time as `base` an engine takes, over the questions that both answered, so that a slow engine
 * is held against the same ones. NaN where there is none.
 */
export function cpuRatio(answers: Answers, base: Answers): number {
  const both = answers.flatMap(({ cpuMs }, block) => {
    const other = base[block]?.cpuMs ?? [];
    return cpuMs.slice(0, other.length).map((mine, place) => ({ mine, base: other[place] ?? 0 }));
  });
  return total(both.map(({ mine }) => mine)) / total(both.map((pair) => pair.base));
}

/** Time on the clock of each question answered, milliseconds. */
export function latencies(answers: Answers): number[] {
  return answers.flatMap(({ latenciesMs }) => latenciesMs);
}
