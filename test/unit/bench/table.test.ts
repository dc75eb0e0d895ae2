// Can numbers and ratios of all sizes be read at a glance?
import { describe, expect, it } from 'vitest';
import { formatNumber, formatRatio, formatWithRatio } from '../../../bench/table.ts';

describe('numbers in tables', () => {
  it('have at most three significant digits behind and all before the point', () => {
    expect([0.01234, 1.2, 25.04, 123.4, 12_345].map(formatNumber)).toEqual(['0.0123', '1.2', '25', '123', '12,345']);
  });

  it('say plainly what was not measured', () => {
    expect(formatNumber(Number.NaN)).toBe('n/m');
    expect(formatRatio(Number.NaN)).toBe('n/m');
    expect(formatWithRatio(undefined, 2)).toBe('n/m');
  });

  it('carry the ratio to the base behind them', () => {
    expect(formatWithRatio(25, 1.5)).toBe('25 x17');
    expect(formatWithRatio(1, 4)).toBe('1 x0.25');
    expect(formatWithRatio(3, undefined)).toBe('3');
  });

  it('never round a ratio from below ten up into three digits', () => {
    expect([0.251, 1, 1.149, 2.149, 9.94, 9.96, 1_234].map(formatRatio)).toEqual([
      'x0.25',
      'x1',
      'x1.15',
      'x2.1',
      'x9.9',
      'x10',
      'x1,234',
    ]);
  });
});
