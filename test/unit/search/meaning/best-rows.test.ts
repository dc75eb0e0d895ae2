import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestRows, EXCLUDED } from '../../../../src/search/meaning/best-rows.ts';

const score = fc.oneof(fc.constantFrom(0, 0.5, 1, EXCLUDED), fc.float({ min: -1, max: 1, noNaN: true }));

describe('the best rows', () => {
  it('are those that reach the score of the last one wanted, but for the slack, and none that is excluded', () => {
    fc.assert(
      fc.property(fc.array(score), fc.integer({ min: 1, max: 12 }), fc.constantFrom(0, 0.25), (list, limit, slack) => {
        const scores = Float32Array.from(list);
        const border = limit < scores.length ? (scores.slice().sort()[scores.length - limit] ?? 0) - slack : EXCLUDED;
        const wanted = [...scores.keys()].filter((row) => (scores[row] ?? 0) >= border && scores[row] !== EXCLUDED);
        expect(bestRows(scores, limit, slack)).toEqual(wanted);
      }),
    );
  });
});
