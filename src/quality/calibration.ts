// Is a likelihood right? Of pairs that are said to fit with .7, seven in ten must.
import { Matrix, solve } from 'ml-matrix';

/** A question with one of its best-ranked letters: what should tell, and whether the letter is relevant. */
export type JudgedPair = { readonly near: number; readonly fused: number; readonly relevant: boolean };

/** P(relevant) = 1 / (1 + exp(-(perNear * near + perFused * fused + intercept))). */
export type Logistic = { readonly perNear: number; readonly perFused: number; readonly intercept: number };

const ROUNDS = 30;
/** Keeps a fit finite where a number parts the two kinds wholly. */
const RIDGE = 1e-6;

/**
 * Logistic regression by Newton's method; each group of pairs counts alike, however many it has.
 * D. W. Hosmer, S. Lemeshow, "Applied Logistic Regression", sections 1.2 and 2.2.
 */
export function fitLogistic(groups: readonly (readonly JudgedPair[])[]): Logistic {
  const pairs = groups.flatMap((group) => group.map((pair) => ({ ...pair, weight: 1 / group.length })));
  // Shape [pairs, 3]: what is known of each, and a one for the intercept.
  const known = new Matrix(pairs.map(({ near, fused }) => [near, fused, 1]));
  let [perNear, perFused, intercept] = [0, 0, 0];
  for (let round = 0; round < ROUNDS; round++) {
    const fit = { perNear, perFused, intercept };
    const errors = pairs.map((pair) => pair.weight * ((pair.relevant ? 1 : 0) - predict(pair, fit)));
    const spreads = pairs.map((pair) => pair.weight * predict(pair, fit) * (1 - predict(pair, fit)));
    const gradient = known.transpose().mmul(Matrix.columnVector(errors));
    const hessian = known.transpose().mmul(known.clone().mulColumnVector(spreads)).add(Matrix.eye(3).mul(RIDGE));
    const step = solve(hessian, gradient).to1DArray();
    perNear += step[0] ?? 0;
    perFused += step[1] ?? 0;
    intercept += step[2] ?? 0;
  }
  return { perNear, perFused, intercept };
}

/** The likelihood of a pair. */
export function predict({ near, fused }: Pick<JudgedPair, 'near' | 'fused'>, { perNear, perFused, intercept }: Logistic): number {
  return 1 / (1 + Math.exp(-(perNear * near + perFused * fused + intercept)));
}

/** One bin of predictions: their mean, the share that was relevant, and how many there are. */
export type CalibrationBin = { readonly predicted: number; readonly observed: number; readonly pairs: number };

/** Pairs in ten bins of predicted likelihood; empty bins are left out. */
export function calibrationBins(pairs: readonly { readonly predicted: number; readonly relevant: boolean }[]): CalibrationBin[] {
  return Array.from({ length: 10 }, (_, bin) =>
    pairs.filter(({ predicted }) => Math.min(9, Math.floor(predicted * 10)) === bin),
  ).flatMap((bin) => {
    if (bin.length === 0) return [];
    const share = (of: (pair: (typeof bin)[number]) => number) => bin.reduce((sum, pair) => sum + of(pair), 0) / bin.length;
    return [
      {
        predicted: share(({ predicted }) => predicted),
        observed: share(({ relevant }) => (relevant ? 1 : 0)),
        pairs: bin.length,
      },
    ];
  });
}
