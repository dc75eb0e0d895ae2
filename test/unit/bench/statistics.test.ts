// Do the numbers in the tables say what was measured?
import { describe, expect, it } from 'vitest';
import { median, percentile, total } from '../../../bench/statistics.ts';

describe('percentile', () => {
  it('is a value where one lies there, and between two where none does', () => {
    expect(percentile([5, 1, 3, 2, 4], 0.5)).toBe(3);
    expect(percentile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(percentile([10, 20], 0.95)).toBeCloseTo(19.5, 10);
  });

  it('reaches from the least to the greatest, in the order of numbers and not of text', () => {
    expect(percentile([100, 9, 20], 0)).toBe(9);
    expect(percentile([100, 9, 20], 1)).toBe(100);
  });

  it('is the value itself for one and no number for none', () => {
    expect(percentile([7], 0.95)).toBe(7);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('leaves the values as they were', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('total', () => {
  it('is the sum', () => {
    expect(total([1, 2, 3.5])).toBe(6.5);
    expect(total([])).toBe(0);
  });
});
