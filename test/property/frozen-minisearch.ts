// MiniSearch's own formula, in the form in which a frozen index takes it; the yardstick that the frozen form is true to MiniSearch.
import { FIELD_COUNT, type Formula, inverseFrequency } from '../../src/search/words/bm25f.ts';

/** MiniSearch's parameters (`bm25` and, in the order of the fields, `boost`). */
export const MINI_SEARCH = { k: 1.2, b: 0.7, d: 0.5, boosts: [2, 1, 0.5, 0.3] } as const;

/**
 * BM25+ for each field with an idf of the field's own, lengths in different words, means over all letters, boosts as factors
 * (`calcBM25Score` and `termResults` in minisearch 7.2.0). All of it is in the impact, so a stem's weight is 1.
 * `ceilings` collects the ceiling of each term, in the order of the terms.
 */
export function miniSearchFormula(ceilings: number[] = []): Formula {
  const { k, b, d, boosts } = MINI_SEARCH;
  return {
    name: 'MiniSearch 7.2.0',
    impacts({ inField }, totals) {
      const factors = boosts.map((boost, field) => boost * inverseFrequency(totals.letters, inField[field] ?? 0));
      const ceiling = factors.reduce((sum, factor, field) => sum + (inField[field] ? factor * (d + k + 1) : 0), 0);
      ceilings.push(ceiling);
      return {
        ceiling,
        impact({ frequency, distinct }) {
          let sum = 0;
          for (let field = 0; field < FIELD_COUNT; field++) {
            const times = frequency[field] ?? 0;
            if (times === 0) continue;
            const length = (distinct[field] ?? 0) / ((totals.distinct[field] ?? 0) / totals.letters);
            sum += (factors[field] ?? 0) * (d + (times * (k + 1)) / (times + k * (1 - b + b * length)));
          }
          return sum;
        },
      };
    },
    weight: () => 1,
  };
}
