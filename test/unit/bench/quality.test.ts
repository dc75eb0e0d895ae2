// The comparison of rankings: pairing, means over sets, what is not measured, and what may be read off.
import { describe, expect, it } from 'vitest';
import { type Measured, outcomeOf, summariseQuality } from '../../../bench/quality-finding.ts';
import { formatDifference, formatQuality } from '../../../bench/quality-table.ts';

/** Queries with these average precisions. */
function queries(...precisions: readonly number[]): Measured {
  return {
    queries: precisions.map((MAP) => ({ 'P@1': MAP === 1 ? 1 : 0, 'MRR@10': MAP, 'Hit@5': 1, MAP, 'nDCG@10': MAP })),
  };
}
const SETS = [
  { name: 'hills', engines: { ours: queries(1, 1, 0.5, 0.5), peer: queries(0.9, 0.9, 0.4, 0.4), other: queries(1, 1, 1, 1) } },
  { name: 'lakes', engines: { ours: queries(1, 0), peer: queries(0, 1), other: { missing: 'its process ended' } } },
];

describe('the comparison of rankings', () => {
  const { sets, mean, verdicts } = summariseQuality(SETS);

  it('pairs the questions: a steady lead has no width, however different the questions are', () => {
    const ahead = sets[0]?.rows[1]?.ahead;
    expect(ahead?.value).toBeCloseTo(0.1, 12);
    expect(ahead?.low).toBeCloseTo(0.1, 12);
    expect(sets[1]?.rows[1]?.ahead).toEqual({ value: 0, low: -1, high: 1 });
  });

  it('has means of each measure for each engine, and none of ours against itself', () => {
    expect(sets[0]?.rows[0]).toMatchObject({ engine: 'ours', means: { MAP: 0.75, 'P@1': 0.5, 'Hit@5': 1 }, ahead: undefined });
    expect(sets.map(({ name, queries: count }) => [name, count])).toEqual([
      ['hills', 4],
      ['lakes', 2],
    ]);
  });

  it('counts every set the same in the mean, and gives none for an engine that lacks a set', () => {
    expect(mean?.rows.map(({ means }) => means?.MAP)).toEqual([0.625, expect.closeTo(0.575, 12), undefined]);
    expect(mean?.rows[2]?.missing).toBe('measured on 1 of 2 sets');
    expect(mean?.rows[1]?.ahead?.value).toBeCloseTo(0.05, 12);
  });

  it('calls ours better or worse only where zero lies outside the interval', () => {
    expect(outcomeOf({ value: 0.1, low: 0.01, high: 0.2 })).toBe('better');
    expect(outcomeOf({ value: -0.1, low: -0.2, high: -0.01 })).toBe('worse');
    expect(outcomeOf({ value: 0.1, low: 0, high: 0.2 })).toBe('unsure');
    expect(verdicts).toEqual([
      {
        engine: 'peer',
        onMean: 'unsure',
        bySet: [
          { set: 'hills', outcome: 'better' },
          { set: 'lakes', outcome: 'unsure' },
        ],
      },
      { engine: 'other', onMean: undefined, bySet: [{ set: 'hills', outcome: expect.any(String) }] },
    ]);
  });
});

describe('the tables', () => {
  it('say n/m and why, set by set', () => {
    const text = formatQuality(summariseQuality(SETS));
    expect(text).toContain('other on lakes: n/m, because its process ended');
    expect(text).toMatch(/- other: n\/m on the mean; .* on hills/u);
    expect(text).toMatch(/peer .*│ \+\.100 \[\+\.100, \+\.100\]/u);
  });

  it('say that there is nothing to measure on', () => {
    expect(formatQuality(summariseQuality([]))).toMatch(/n\/m, because there is no judged set/u);
  });

  it('leave the others n/m where ours itself is missing', () => {
    const text = formatQuality(
      summariseQuality([{ name: 'hills', engines: { ours: { missing: 'no model' }, peer: queries(1) } }]),
    );
    expect(text).toContain('ours on hills: n/m, because no model');
    expect(text).toMatch(/peer .*1\.000 .*n\/m/u);
  });

  it('write differences with sign and three digits', () => {
    expect(formatDifference({ value: 0.0214, low: -0.0004, high: 0.5 })).toBe('+.021 [.000, +.500]');
    expect(formatDifference({ value: -1, low: -1, high: 0 })).toBe('-1.000 [-1.000, .000]');
  });
});
