// Vectors for tests: sums, angles, and random ones of unit length.

import { normalise } from '../../src/meaning/pooling.ts';
import type { Whitening } from '../../src/meaning/whitening.ts';
import { seededNumbers } from './seeded.ts';

/** Inner product, in double precision. */
export function dot(one: ArrayLike<number>, other: ArrayLike<number>): number {
  return Array.from(one).reduce((sum, value, axis) => sum + value * (other[axis] ?? 0), 0);
}

/** Cosine of the angle between two vectors, -1 to 1. */
export function cosine(one: ArrayLike<number>, other: ArrayLike<number>): number {
  return dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other));
}

/** Vectors of unit length in all directions alike (normal axes by G. Box and M. Muller), the same for the same seed. */
export function randomUnitVectors(count: number, dimensions: number, seed: string): Float32Array[] {
  const next = seededNumbers(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return Array.from({ length: count }, () => normalise(Float32Array.from({ length: dimensions }, normal)));
}

/** A whitening that does nothing, centred on nothing and not stretched: cosines are plain ones. */
export function plainWhitening(dimensions: number): Whitening {
  return {
    mean: new Float32Array(dimensions),
    metric: Float32Array.from({ length: dimensions ** 2 }, (_, at) => (at % (dimensions + 1) === 0 ? 1 : 0)),
  };
}
