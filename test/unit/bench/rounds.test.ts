// Are engines asked in fair turns, and held against the same questions?
import { describe, expect, it } from 'vitest';
import { type Asked, askInRounds, cpuPerQuestion, cpuRatio, latencies } from '../../../bench/rounds.ts';

const QUESTIONS = ['a', 'b', 'c', 'd', 'e', 'f'];

/** An engine that needs so long for each question, and writes down who was asked what. */
function createEngine(name: string, msPerQuestion: number, log: string[]): Asked {
  return {
    async request({ questions, budgetMs }) {
      log.push(`${name}:${questions.join('')}`);
      const done = questions.filter((_, index) => index * msPerQuestion < budgetMs);
      return { cpuMs: done.map(() => msPerQuestion), latenciesMs: done.map(() => msPerQuestion) };
    },
  };
}

describe('asking in rounds', () => {
  it('gives every engine the same block in a round, each round beginning with another', async () => {
    const log: string[] = [];
    const engines = [createEngine('x', 1, log), createEngine('y', 1, log)];
    await askInRounds(engines, QUESTIONS, { limit: 5, block: 2, budgetMs: 100 });
    expect(log).toEqual(['x:ab', 'y:ab', 'y:cd', 'x:cd', 'x:ef', 'y:ef']);
  });

  it('lets a slow engine drop out and the others go on', async () => {
    const engines = [createEngine('x', 1, []), createEngine('slow', 40, [])];
    const [fast = [], slow = []] = await askInRounds(engines, QUESTIONS, { limit: 5, block: 2, budgetMs: 100 });
    expect(latencies(fast)).toHaveLength(6);
    expect(latencies(slow)).toHaveLength(3);
  });
});

describe('the ratio of processor time', () => {
  it('looks only at questions that both answered', () => {
    const base = [
      { cpuMs: [1, 2], latenciesMs: [1, 2] },
      { cpuMs: [4, 100], latenciesMs: [4, 100] },
    ];
    const slow = [
      { cpuMs: [20, 30], latenciesMs: [20, 30] },
      { cpuMs: [90], latenciesMs: [90] },
    ];
    expect(cpuRatio(slow, base)).toBe(20);
    expect(cpuRatio(base, slow)).toBe(1 / 20);
    expect(cpuRatio(base, base)).toBe(1);
    expect(cpuPerQuestion(slow)).toBeCloseTo(140 / 3, 10);
  });

  it('is no number where no question was answered by both', () => {
    expect(cpuRatio([], [{ cpuMs: [2], latenciesMs: [1] }])).toBeNaN();
  });
});
