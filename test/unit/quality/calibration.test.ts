// Does the fit of likelihoods find the numbers that made its data, and does each group count alike?
import { describe, expect, it } from 'vitest';
import { calibrationBins, fitLogistic, type JudgedPair, predict } from '../../../src/quality/calibration.ts';
import { seededNumbers } from '../../support/seeded.ts';

const MADE_BY = { perNear: 4, perFused: 1.5, intercept: -5 };

/** Pairs that are relevant as often as a known likelihood says. */
function drawPairs(count: number, seed: string): JudgedPair[] {
  const next = seededNumbers(seed);
  return Array.from({ length: count }, () => {
    const pair = { near: next(), fused: 4 * next() };
    return { ...pair, relevant: next() < predict(pair, MADE_BY) };
  });
}

describe('a fit of likelihoods', () => {
  it('finds the numbers by which its pairs were made', () => {
    const fit = fitLogistic([drawPairs(20_000, 'one')]);
    expect(Math.abs(fit.perNear - MADE_BY.perNear)).toBeLessThan(0.3);
    expect(Math.abs(fit.perFused - MADE_BY.perFused)).toBeLessThan(0.15);
    expect(Math.abs(fit.intercept - MADE_BY.intercept)).toBeLessThan(0.3);
  });

  it('counts every group alike, however many pairs it has', () => {
    const [one, other] = [drawPairs(300, 'one'), drawPairs(300, 'other').map((pair) => ({ ...pair, relevant: !pair.relevant }))];
    const [plain, tripled] = [fitLogistic([one, other]), fitLogistic([one, [...other, ...other, ...other]])];
    expect(tripled.perNear).toBeCloseTo(plain.perNear, 6);
    expect(tripled.intercept).toBeCloseTo(plain.intercept, 6);
  });

  it('stays finite where a number parts the two kinds wholly', () => {
    const pairs = [0.1, 0.2, 0.8, 0.9].map((near) => ({ near, fused: 0, relevant: near > 0.5 }));
    expect(predict({ near: 0.9, fused: 0 }, fitLogistic([pairs]))).toBeGreaterThan(0.5);
  });
});

describe('bins of predictions', () => {
  it('hold what was predicted against what was so', () => {
    const pairs = [
      ...Array.from({ length: 10 }, (_, at) => ({ predicted: 0.71, relevant: at < 7 })),
      { predicted: 1, relevant: true },
    ];
    expect(calibrationBins(pairs)).toEqual([
      { predicted: expect.closeTo(0.71), observed: 0.7, pairs: 10 },
      { predicted: 1, observed: 1, pairs: 1 },
    ]);
  });
});
