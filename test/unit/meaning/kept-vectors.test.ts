import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CoarseVectors, coarseBytes, coarseDot, coarsenInto } from '../../../src/meaning/coarse.ts';
import { normalise, poolMean } from '../../../src/meaning/pooling.ts';
import { dequantise, emptyVectors, quantiseInto, rowDot } from '../../../src/meaning/quantised.ts';
import { cosine, dot, randomUnitVectors } from '../../support/vectors.ts';

const DIMENSIONS = 8;
// Zero, or far from where single precision ends.
const vector = fc
  .array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: DIMENSIONS, maxLength: DIMENSIONS })
  .map((values) => Float32Array.from(values, (value) => value / 10_000));
const largest = (values: Float32Array) => Math.max(...values.map(Math.abs));

describe('vectors in eight bits an axis', () => {
  it('are never off by more than 1/254 of their largest axis, and the rows beside them stay', () => {
    fc.assert(
      fc.property(vector, vector, (one, other) => {
        const rows = emptyVectors(3, DIMENSIONS);
        quantiseInto(rows, 0, one);
        quantiseInto(rows, 2, other);
        for (const [row, stored] of [
          [0, one],
          [2, other],
        ] as const) {
          const back = dequantise(rows, row);
          const bound = largest(stored) / 254 + largest(stored) * 1e-6;
          stored.forEach((value, axis) => {
            expect(Math.abs(value - (back[axis] ?? 0))).toBeLessThanOrEqual(bound);
          });
        }
        expect([...dequantise(rows, 1)]).toEqual(Array.from({ length: DIMENSIONS }, () => 0));
      }),
    );
  });

  it('have the inner products of what comes back', () => {
    fc.assert(
      fc.property(vector, vector, vector, (before, stored, query) => {
        const rows = emptyVectors(2, DIMENSIONS);
        quantiseInto(rows, 0, before);
        quantiseInto(rows, 1, stored);
        const size = largest(stored) * largest(query) * DIMENSIONS;
        expect(Math.abs(rowDot(rows, 1, query) - dot(dequantise(rows, 1), query))).toBeLessThanOrEqual(1e-5 * size + 1e-12);
      }),
    );
  });

  it('keep a vector of zeros as it is', () => {
    const rows = emptyVectors(1, DIMENSIONS);
    quantiseInto(rows, 0, new Float32Array(DIMENSIONS));
    expect(rowDot(rows, 0, new Float32Array(DIMENSIONS).fill(1))).toBe(0);
  });
});

describe('vectors in two bits an axis', () => {
  const AXES = 384;
  const vectors = randomUnitVectors(200, AXES, 'coarse');
  const rows: CoarseVectors = { dimensions: AXES, codes: new Uint8Array(vectors.length * coarseBytes(AXES)) };
  vectors.forEach((one, row) => {
    coarsenInto(rows, row, one);
  });
  const axes = Array.from({ length: AXES }, (_, axis) => Float32Array.from({ length: AXES }, (__, at) => (at === axis ? 1 : 0)));
  const back = (row: number) => axes.map((axis) => coarseDot(rows, row, axis));

  it('come back at a cosine of about .94, each of them', () => {
    const cosines = vectors.map((one, row) => cosine(one, back(row)));
    const mean = cosines.reduce((sum, value) => sum + value, 0) / cosines.length;
    expect(mean).toBeGreaterThan(0.935);
    expect(mean).toBeLessThan(0.945);
    expect(Math.min(...cosines)).toBeGreaterThan(0.91);
  });

  it('have about the inner products of the vectors themselves', () => {
    const [query = new Float32Array()] = randomUnitVectors(1, AXES, 'query');
    vectors.forEach((one, row) => {
      expect(Math.abs(coarseDot(rows, row, query) - dot(one, query))).toBeLessThan(0.1);
      expect(coarseDot(rows, row, one)).toBeGreaterThan(0.8);
    });
  });
});

describe('the vector of a range of tokens', () => {
  const states = Float32Array.of(9, 9, 3, 0, 1, 4, 9, 9);

  it('is the mean of their states, at unit length', () => {
    expect([...poolMean(states, 2, { from: 1, to: 3 })]).toEqual([
      expect.closeTo(Math.SQRT1_2, 6),
      expect.closeTo(Math.SQRT1_2, 6),
    ]);
    expect([...poolMean(states, 2, { from: 1, to: 2 })]).toEqual([1, 0]);
  });

  it('is zero where there are none, and zero has no length to be set to one', () => {
    expect([...poolMean(states, 2, { from: 2, to: 2 })]).toEqual([0, 0]);
    expect([...normalise(new Float32Array(2))]).toEqual([0, 0]);
  });
});
