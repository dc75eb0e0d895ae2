// How good is a ranking? The measures of information retrieval, and how sure they are.
// Definitions: C. D. Manning, P. Raghavan, H. Schütze, "Introduction to Information Retrieval", chapter 8.

/** Grade of each judged letter of one query: 0 not relevant, 1 relevant, 2 perfect. */
export type Judgements = ReadonlyMap<string, number>;

/** The measures of one query, each 0 to 1. */
export type QueryMeasures = {
  readonly 'P@1': number;
  readonly 'MRR@10': number;
  readonly 'Hit@5': number;
  readonly MAP: number;
  readonly 'nDCG@10': number;
};
export type Measure = keyof QueryMeasures;
export const MEASURES = ['P@1', 'MRR@10', 'Hit@5', 'MAP', 'nDCG@10'] as const satisfies readonly Measure[];

/** A mean over queries with its 95 % bootstrap interval. */
export type Estimate = { readonly value: number; readonly low: number; readonly high: number };

/** The measures of one ranked list of ids; a letter counts as relevant from grade 1. Only the ranked ids are looked at. */
export function measureQuery(ranked: readonly string[], judged: Judgements): QueryMeasures {
  const grades = ranked.map((id) => judged.get(id) ?? 0);
  const relevant = [...judged.values()].filter((grade) => grade > 0);
  const first = grades.findIndex((grade) => grade > 0);
  return {
    'P@1': first === 0 ? 1 : 0,
    'MRR@10': first >= 0 && first < 10 ? 1 / (first + 1) : 0,
    'Hit@5': first >= 0 && first < 5 ? 1 : 0,
    MAP: averagePrecision(grades, relevant.length),
    'nDCG@10': discountedGain(grades) / (discountedGain(relevant.sort((one, other) => other - one)) || 1),
  };
}

function averagePrecision(grades: readonly number[], relevant: number): number {
  let found = 0;
  let sum = 0;
  grades.forEach((grade, index) => {
    if (grade > 0) sum += ++found / (index + 1);
  });
  return relevant === 0 ? 0 : sum / relevant;
}

// Gain 2^grade - 1, discount log2(rank + 1): C. Burges et al., "Learning to rank using gradient descent" (2005).
function discountedGain(grades: readonly number[]): number {
  return grades.slice(0, 10).reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0);
}

const BOOTSTRAP_ROUNDS = 2000;

/** The mean and its 95 % percentile bootstrap interval (B. Efron, 1979). The same values give the same interval. */
export function estimateMean(values: readonly number[], rounds = BOOTSTRAP_ROUNDS): Estimate {
  return estimateMeanOfMeans([values], rounds);
}

/**
 * The mean over groups of each group's mean, so that a large group counts no more than a small one, and its 95 % bootstrap
 * interval with every group drawn anew from its own values. Empty groups are left out.
 */
export function estimateMeanOfMeans(groups: readonly (readonly number[])[], rounds = BOOTSTRAP_ROUNDS): Estimate {
  const filled = groups.filter(({ length }) => length > 0);
  const value = mean(filled.map(mean));
  if (filled.length === 0) return { value, low: value, high: value };
  const random = seededRandom(filled.reduce((sum, { length }) => sum + length, 0));
  const means = Float64Array.from({ length: rounds }, () => mean(filled.map((values) => meanOfDraw(values, random)))).sort();
  return { value, low: means[Math.floor(rounds * 0.025)] ?? value, high: means[Math.ceil(rounds * 0.975) - 1] ?? value };
}

/** The mean of as many values as there are, drawn with putting back. */
function meanOfDraw(values: readonly number[], random: () => number): number {
  let sum = 0;
  for (let draw = 0; draw < values.length; draw++) sum += values[Math.floor(random() * values.length)] ?? 0;
  return sum / values.length;
}

/**
 * One minus another, value by value: what a paired bootstrap takes its draws from, so that a question that is hard for both
 * widens no interval. Both lists are of the same questions in the same order. @throws Error when their lengths differ
 */
export function pairedDifferences(one: readonly number[], other: readonly number[]): number[] {
  if (one.length !== other.length) throw new Error(`${one.length} values can't be paired with ${other.length}.`);
  return one.map((value, index) => value - (other[index] ?? 0));
}

/** Arithmetic mean; 0 for no values. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32 by T. Ettinger, public domain). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
