// Intervals over groups and paired differences: against what they must be by definition.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateMean, estimateMeanOfMeans, mean, pairedDifferences } from '../../../src/quality/metrics.ts';

const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 });

describe('a mean of means', () => {
  it('counts every group the same, whatever its size', () => {
    expect(estimateMeanOfMeans([[1], [0, 0, 0, 0, 0]]).value).toBe(0.5);
  });

  it('of one group is its mean, with the same interval', () => {
    fc.assert(
      fc.property(values, (group) => {
        expect(estimateMeanOfMeans([group], 100)).toEqual(estimateMean(group, 100));
      }),
      { numRuns: 30 },
    );
  });

  it('lies in its interval, which lies between the least and the greatest value', () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 4 }), (groups) => {
        const { value, low, high } = estimateMeanOfMeans(groups, 200);
        expect(value).toBeCloseTo(mean(groups.map(mean)), 12);
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(Math.min(...groups.flat()) - 1e-9);
        expect(high).toBeLessThanOrEqual(Math.max(...groups.flat()) + 1e-9);
      }),
      { numRuns: 30 },
    );
  });

  it('has no width where nothing varies, and is narrower with more values', () => {
    expect(estimateMeanOfMeans([[0.3, 0.3], [0.5]])).toEqual({ value: 0.4, low: 0.4, high: 0.4 });
    const width = (count: number) => {
      const { low, high } = estimateMean(Array.from({ length: count }, (_, index) => index % 2));
      return high - low;
    };
    expect(width(400)).toBeLessThan(width(100) * 0.7);
  });

  it('leaves out empty groups, and is 0 where all are', () => {
    expect(estimateMeanOfMeans([[], [0.5]]).value).toBe(0.5);
    expect(estimateMeanOfMeans([[], []])).toEqual({ value: 0, low: 0, high: 0 });
  });
});

describe('paired differences', () => {
  it('show a small gain that two separate intervals would hide', () => {
    const hard = Array.from({ length: 100 }, (_, index) => index / 100);
    const better = hard.map((value) => value + 0.01);
    const { low, high } = estimateMean(pairedDifferences(better, hard));
    expect(low).toBeCloseTo(0.01, 9);
    expect(high).toBeCloseTo(0.01, 9);
    expect(estimateMean(better).low).toBeLessThan(estimateMean(hard).high);
  });

  it('are only taken of lists of the same questions', () => {
    expect(() => pairedDifferences([1], [1, 2])).toThrow(/1 values can't be paired with 2/u);
  });
});
