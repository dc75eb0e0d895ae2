// What do all letters of an archive have in common, and how is it taken out so that what sets them apart decides?
// Soft whitening: J. Su et al., "Whitening sentence representations" (2021), here with part of the exponent and shrinkage.
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/**
 * Whitening w(x) = W (x - mean), with W = U diag(l^-{@link EXPONENT}) U^T over the covariance's eigenvectors U and shrunk
 * eigenvalues l. What is kept is `metric` = W^T W: cosines of whitened vectors follow from it without whitening any letter.
 */
export type Whitening = {
  /** shape [dimensions] */
  readonly mean: Float32Array;
  /** W^T W, symmetric, shape [dimensions, dimensions], row by row */
  readonly metric: Float32Array;
};

/** 0 would only centre, .5 would whiten fully. On judged questions MAP was .704, .728 (here), .664 at 0, .2, .5. */
const EXPONENT = 0.2;
/** Vectors that covariance is taken from; more of them change it no further. */
const MAX_SAMPLE = 4000;
/** Below {@link shrinkageFor} this no archive's covariance is trusted. */
const LEAST_SHRINKAGE = 0.15;

/** What a fit depends on beside the vectors: with another name it is to be made anew. */
export const WHITENING = `exponent ${EXPONENT}, sample ${MAX_SAMPLE}, shrinkage ${LEAST_SHRINKAGE}`;

/** How far the eigenvalues of an archive of so many letters are drawn to their mean: 1 wholly (up to 50), .15 from 334 on. */
export function shrinkageFor(letters: number): number {
  return Math.min(1, Math.max(LEAST_SHRINKAGE, 50 / letters));
}

/**
 * Fits the whitening to an archive's own vectors; one that is fitted on other archives is worse than none.
 * @param rows vectors of unit length, each of shape [dimensions]; at least one
 * @param letters how many letters they come from: few of them shrink the covariance more ({@link shrinkageFor})
 */
export function fitWhitening(rows: readonly Float32Array[], dimensions: number, letters: number): Whitening {
  const step = Math.max(1, Math.ceil(rows.length / MAX_SAMPLE));
  const sample = rows.filter((_, index) => index % step === 0);
  const mean = new Float32Array(dimensions);
  for (const row of sample)
    for (let axis = 0; axis < dimensions; axis++) mean[axis] = (mean[axis] ?? 0) + (row[axis] ?? 0) / sample.length;
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(covariance(sample, mean), { assumeSymmetric: true });
  const shrinkage = shrinkageFor(letters);
  const average = realEigenvalues.reduce((sum, value) => sum + Math.max(0, value), 0) / dimensions;
  // One letter has no covariance at all: then every direction counts alike.
  const scale = realEigenvalues.map(
    (value) => ((1 - shrinkage) * Math.max(0, value) + shrinkage * average || 1) ** (-2 * EXPONENT),
  );
  const metric = eigenvectorMatrix.clone().mulRowVector(scale).mmul(eigenvectorMatrix.transpose());
  return { mean, metric: Float32Array.from(metric.to1DArray()) };
}

function covariance(sample: readonly Float32Array[], mean: Float32Array): Matrix {
  const dimensions = mean.length;
  const centred = new Float64Array(dimensions);
  const sums = new Float64Array(dimensions * dimensions);
  for (const row of sample) {
    for (let axis = 0; axis < dimensions; axis++) centred[axis] = (row[axis] ?? 0) - (mean[axis] ?? 0);
    for (let left = 0; left < dimensions; left++) {
      const value = centred[left] ?? 0;
      for (let right = left; right < dimensions; right++) {
        const at = left * dimensions + right;
        sums[at] = (sums[at] ?? 0) + value * (centred[right] ?? 0);
      }
    }
  }
  const rows = Array.from({ length: dimensions }, (_, left) =>
    Array.from(
      { length: dimensions },
      (_, right) => (sums[Math.min(left, right) * dimensions + Math.max(left, right)] ?? 0) / Math.max(1, sample.length - 1),
    ),
  );
  return new Matrix(rows);
}

/** A direction to compare with: metric (x - mean), and the length of the whitened x. */
export type Direction = {
  /** shape [dimensions] */
  readonly along: Float32Array;
  /** along . mean, to be taken off each inner product with `along` */
  readonly offset: number;
  /** |W (x - mean)| */
  readonly length: number;
};

/** Turns a vector into a direction: cos(w(x), w(y)) = (along . y - offset) / (length * length of y). */
export function directionOf(vector: Float32Array, { mean, metric }: Whitening): Direction {
  const dimensions = mean.length;
  const centred = vector.map((value, axis) => value - (mean[axis] ?? 0));
  const along = new Float32Array(dimensions);
  let squares = 0;
  let offset = 0;
  for (let row = 0, at = 0; row < dimensions; row++) {
    let sum = 0;
    for (let axis = 0; axis < dimensions; axis++, at++) sum += (metric[at] ?? 0) * (centred[axis] ?? 0);
    along[row] = sum;
    squares += sum * (centred[row] ?? 0);
    offset += sum * (mean[row] ?? 0);
  }
  return { along, offset, length: Math.sqrt(Math.max(squares, 1e-12)) };
}
