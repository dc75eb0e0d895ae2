import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allDots, emptyVectors, quantiseInto, rowDot, toScanned } from '../../../src/meaning/quantised.ts';
import { seededRandom } from '../../../src/quality/metrics.ts';

/** As many as the program multiplies at once. */
const DIMENSIONS = 16;
const axis = fc.float({ min: -1, max: 1, noNaN: true });
const vector = fc.array(axis, { minLength: DIMENSIONS, maxLength: DIMENSIONS }).map((values) => Float32Array.from(values));

describe('inner products of all rows', () => {
  it('are those of each row by itself, but for the rounding of the vector to 16 bits', () => {
    fc.assert(
      fc.property(fc.array(vector, { maxLength: 11 }), vector, (rows, question) => {
        const vectors = emptyVectors(rows.length, DIMENSIONS);
        rows.forEach((row, at) => {
          quantiseInto(vectors, at, row);
        });
        const found = new Float32Array(rows.length);
        allDots(toScanned(vectors), question, found);
        const half = Math.max(...question.map(Math.abs)) / 32767 / 2;
        rows.forEach((row, at) => {
          const sum = row.reduce((total, value) => total + Math.abs(value), 0) + DIMENSIONS / 127;
          expect(Math.abs((found[at] ?? Number.NaN) - rowDot(vectors, at, question))).toBeLessThanOrEqual(half * sum + 1e-5);
        });
      }),
    );
  });

  it('are as many as there are rows, or those that are picked, in their order', () => {
    const dimensions = 32;
    const rows = 2500;
    const random = seededRandom(3);
    const draw = () => Float32Array.from({ length: dimensions }, () => random() - 0.5);
    const vectors = emptyVectors(rows, dimensions);
    for (let row = 0; row < rows; row++) quantiseInto(vectors, row, draw());
    const question = draw();
    const all = new Float32Array(rows);
    allDots(toScanned(vectors), question, all);
    all.forEach((dot, row) => {
      expect(Math.abs(dot - rowDot(vectors, row, question))).toBeLessThan(1e-4);
    });
    const picked = Array.from({ length: 1500 }, (_, at) => (at * 977) % rows);
    const some = new Float32Array(picked.length);
    allDots(toScanned(vectors), question, some, picked);
    expect([...some]).toEqual(picked.map((row) => all[row]));
  });

  it('do not overflow where every axis is as large as can be', () => {
    const dimensions = 1024;
    const vectors = emptyVectors(4, dimensions);
    for (let row = 0; row < 4; row++) quantiseInto(vectors, row, new Float32Array(dimensions).fill(row % 2 === 0 ? 1 : -1));
    const found = new Float32Array(4);
    allDots(toScanned(vectors), new Float32Array(dimensions).fill(1), found);
    found.forEach((dot, row) => {
      expect(dot).toBeCloseTo(row % 2 === 0 ? dimensions : -dimensions, 1);
    });
  });
});
