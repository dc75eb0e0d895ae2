// Does the search know when nothing is close? How often on-topic questions are answered, and off-topic ones wrongly.
import type { Ranked } from '../search/rank.ts';
import { type Estimate, mean } from './metrics.ts';

/** Does a question get any match? As the bot would answer. */
export type IsAnswered = (question: string) => Promise<boolean>;

/** A ranking as the bot would answer it. */
export function hasMatch(ranked: readonly Ranked[]): boolean {
  return ranked.some(({ band }) => band !== undefined);
}

/** The share of questions that get any match, with its 95 % interval. */
export async function answeredRate(questions: readonly string[], isAnswered: IsAnswered): Promise<Estimate> {
  const answered: number[] = [];
  for (const question of questions) answered.push((await isAnswered(question)) ? 1 : 0);
  return wilsonInterval(mean(answered), answered.length);
}

/**
 * The 95 % interval of a rate: E. B. Wilson, "Probable inference, the law of succession, and statistical inference" (1927).
 * Right also near 0 and 1, where a bootstrap is too sure of itself.
 */
export function wilsonInterval(rate: number, count: number): Estimate {
  if (count === 0) return { value: 0, low: 0, high: 1 };
  const z = 1.96;
  const centre = (rate + (z * z) / (2 * count)) / (1 + (z * z) / count);
  const half = (z / (1 + (z * z) / count)) * Math.sqrt((rate * (1 - rate)) / count + (z * z) / (4 * count * count));
  return { value: rate, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
