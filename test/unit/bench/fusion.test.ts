// Leaving one set out: the choice is made without it, and what it is worth there is what is shown.
import { describe, expect, it } from 'vitest';
import { gridOf, leaveOneOut } from '../../../bench/fusion-finding.ts';

const CHOICES = gridOf({ wordShare: [0.2, 0.3], title: [0.4], answer: [0.5, 0.75] });
const IN_FORCE = { wordShare: 0.3, title: 0.4, answer: 0.75 };

describe('leaving one set out', () => {
  // The first choice is loved by one set only; the third is best on the two others.
  const sets = [
    { name: 'odd', queries: 10, precisions: [0.9, 0.1, 0.2, 0.3] },
    { name: 'hills', queries: 500, precisions: [0.5, 0.5, 0.7, 0.6] },
    { name: 'lakes', queries: 20, precisions: [0.5, 0.4, 0.8, 0.7] },
  ];
  const { leftOut, slices } = leaveOneOut(sets, CHOICES, IN_FORCE);

  it('chooses by the mean of the others, and never by the set itself', () => {
    expect(leftOut[0]).toEqual({
      name: 'odd',
      queries: 10,
      chosen: { wordShare: 0.3, title: 0.4, answer: 0.5 },
      withChosen: 0.2,
      inForce: 0.3,
      best: 0.9,
    });
    expect(leftOut[1]).toMatchObject({ chosen: { wordShare: 0.2, answer: 0.5 }, withChosen: 0.5, inForce: 0.6, best: 0.7 });
  });

  it('shows each number by itself, the others as they are in force', () => {
    expect(slices.map(({ knob, value, inForce }) => [knob, value, inForce])).toEqual([
      ['wordShare', 0.2, false],
      ['wordShare', 0.3, true],
      ['title', 0.4, true],
      ['answer', 0.5, false],
      ['answer', 0.75, true],
    ]);
    expect(slices[0]?.mean).toBeCloseTo((0.1 + 0.5 + 0.4) / 3, 12);
  });

  it('stays with what is in force where nothing is better', () => {
    const same = [1, 2].map((number) => ({ name: String(number), queries: 1, precisions: [0.5, 0.5, 0.5, 0.5] }));
    expect(leaveOneOut(same, CHOICES, IN_FORCE).leftOut.map(({ chosen }) => chosen)).toEqual([IN_FORCE, IN_FORCE]);
  });

  it('gives nothing for one set alone, and refuses a grid without the choice in force', () => {
    expect(leaveOneOut(sets.slice(0, 1), CHOICES, IN_FORCE).leftOut).toEqual([]);
    expect(() => leaveOneOut(sets, CHOICES, { ...IN_FORCE, title: 9 })).toThrow(/lacks the choice in force/u);
  });
});
