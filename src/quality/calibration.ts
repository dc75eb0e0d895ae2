// Is a likelihood right? Of pairs that are said to fit with .7, seven in ten must.

/** A judged pair: a number that should tell, and whether the letter is relevant. */
export type JudgedPair = { readonly near: number; readonly relevant: boolean };

/** P(relevant) = 1 / (1 + exp(-(slope * near + intercept))). */
export type Logistic = { readonly slope: number; readonly intercept: number };

const ROUNDS = 50;

/**
 * Logistic regression of one variable by Newton's method; each group of pairs counts alike, however many it has.
 * D. W. Hosmer, S. Lemeshow, "Applied Logistic Regression", section 1.2.
 */
export function fitLogistic(groups: readonly (readonly JudgedPair[])[]): Logistic {
  const weighted = groups.flatMap((pairs) => pairs.map((pair) => ({ ...pair, weight: 1 / pairs.length })));
  let slope = 0;
  let intercept = 0;
  for (let round = 0; round < ROUNDS; round++) {
    let [gradient, gradientBy, hessian, hessianBy, hessianBy2] = [0, 0, 1e-9, 0, 1e-9];
    for (const { near, relevant, weight } of weighted) {
      const predicted = predict(near, { slope, intercept });
      const error = weight * ((relevant ? 1 : 0) - predicted);
      const spread = weight * predicted * (1 - predicted);
      gradient += error;
      gradientBy += error * near;
      hessian += spread;
      hessianBy += spread * near;
      hessianBy2 += spread * near * near;
    }
    const determinant = hessian * hessianBy2 - hessianBy * hessianBy;
    intercept += (hessianBy2 * gradient - hessianBy * gradientBy) / determinant;
    slope += (hessian * gradientBy - hessianBy * gradient) / determinant;
  }
  return { slope, intercept };
}

/** The likelihood at a nearness. */
export function predict(near: number, { slope, intercept }: Logistic): number {
  return 1 / (1 + Math.exp(-(slope * near + intercept)));
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
