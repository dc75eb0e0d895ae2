import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../../src/meaning/pooling.ts';
import { directionOf, fitWhitening, shrinkageFor } from '../../../src/meaning/whitening.ts';
import { symmetricEigen } from '../../support/eigen.ts';
import { cosine, dot, randomUnitVectors } from '../../support/vectors.ts';

const DIMENSIONS = 6;
const EXPONENT = 0.2;
const unitVector = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: DIMENSIONS, maxLength: DIMENSIONS })
  .filter((values) => dot(values, values) > 0.01)
  .map((values) => normalise(Float32Array.from(values)));

/** The textbook's way: every vector is centred, turned, stretched and turned back, and then the cosine is taken. */
function whitener(rows: readonly Float32Array[], letters: number): (vector: Float32Array) => number[] {
  const mean = Array.from(
    { length: DIMENSIONS },
    (_, axis) => rows.reduce((sum, row) => sum + (row[axis] ?? 0), 0) / rows.length,
  );
  const centre = (row: Float32Array) => Array.from(row, (value, axis) => value - (mean[axis] ?? 0));
  const centred = rows.map(centre);
  const covariance = mean.map((_, left) =>
    mean.map(
      (__, right) => centred.reduce((sum, row) => sum + (row[left] ?? 0) * (row[right] ?? 0), 0) / Math.max(1, rows.length - 1),
    ),
  );
  const { values, vectors } = symmetricEigen(covariance);
  const average = values.reduce((sum, value) => sum + Math.max(0, value), 0) / DIMENSIONS;
  const shrinkage = shrinkageFor(letters);
  const stretched = values.map((value) => (1 - shrinkage) * Math.max(0, value) + shrinkage * average || 1);
  return (vector) => {
    const turned = vectors.map((own, at) => dot(own, centre(vector)) * (stretched[at] ?? 0) ** -EXPONENT);
    return mean.map((_, axis) => vectors.reduce((sum, own, at) => sum + (turned[at] ?? 0) * (own[axis] ?? 0), 0));
  };
}

describe('whitening', () => {
  it('gives, through one metric, the cosines of vectors that are whitened one by one', () => {
    fc.assert(
      fc.property(
        fc.array(unitVector, { minLength: 3, maxLength: 20 }),
        unitVector,
        unitVector,
        fc.integer({ min: 1, max: 1000 }),
        (rows, one, other, letters) => {
          const whitening = fitWhitening(rows, DIMENSIONS, letters);
          const whiten = whitener(rows, letters);
          const lengths = [one, other].map((vector) => Math.sqrt(dot(whiten(vector), whiten(vector))));
          // A vector that is the mean has no direction, and single precision none either right beside it.
          fc.pre(lengths.every((length) => length > 0.05));
          const { along, offset, length } = directionOf(one, whitening);
          const { length: otherLength } = directionOf(other, whitening);
          expect((dot(along, other) - offset) / (length * otherLength)).toBeCloseTo(cosine(whiten(one), whiten(other)), 3);
          expect(length / (lengths[0] ?? 0)).toBeCloseTo(1, 3);
        },
      ),
    );
  });

  it('takes out what all vectors share: a common direction no longer makes two alike', () => {
    const rows = randomUnitVectors(400, DIMENSIONS, 'shared').map((row) =>
      normalise(row.map((value, axis) => value + (axis === 0 ? 3 : 0))),
    );
    const whitening = fitWhitening(rows, DIMENSIONS, 400);
    const [first = new Float32Array(), ...others] = rows;
    const { along, offset, length } = directionOf(first, whitening);
    const cosines = others.map((row) => (dot(along, row) - offset) / (length * directionOf(row, whitening).length));
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(others.map((row) => dot(first, row)))).toBeGreaterThan(0.8);
    expect(Math.abs(mean(cosines))).toBeLessThan(0.1);
  });

  it.each([
    [0, 1],
    [1, 1],
    [50, 1],
    [51, 50 / 51],
    [333, 50 / 333],
    [334, 0.15],
    [100_000, 0.15],
  ])('of %i letters is shrunk by %f', (letters, shrinkage) => expect(shrinkageFor(letters)).toBe(shrinkage));

  it('of up to 50 letters only centres: every direction counts alike', () => {
    const rows = randomUnitVectors(20, DIMENSIONS, 'few');
    const { metric } = fitWhitening(rows, DIMENSIONS, 50);
    const scale = metric[0] ?? 0;
    expect(scale).toBeGreaterThan(0);
    metric.forEach((value, at) => {
      expect(value).toBeCloseTo(at % (DIMENSIONS + 1) === 0 ? scale : 0, 5);
    });
    expect(fitWhitening(rows, DIMENSIONS, 51).metric).not.toEqual(metric);
  });

  it('of one letter, or of none, is finite', () => {
    for (const rows of [[], randomUnitVectors(1, DIMENSIONS, 'one')]) {
      const { mean, metric } = fitWhitening(rows, DIMENSIONS, rows.length);
      expect([...mean, ...metric].every(Number.isFinite)).toBe(true);
      const { length } = directionOf(randomUnitVectors(1, DIMENSIONS, 'two')[0] ?? new Float32Array(), { mean, metric });
      expect(length).toBeGreaterThan(0);
    }
  });
});
