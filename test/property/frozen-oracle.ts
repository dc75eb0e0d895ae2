// What do the formulas give when nothing is quantised, packed or cached? Scorers that are as plain as can be, in doubles.

import { compareHits, type Hit, type SearchDocument } from '../../src/search/engine.ts';
import {
  countPairs,
  FIELDS,
  inverseFrequency,
  type PerField,
  pairNorm,
  type Totals,
  WORD_SETTINGS,
} from '../../src/search/words/bm25f.ts';
import { analyseDocument } from '../../src/search/words/segment-columns.ts';
import { stems } from '../../src/text/analyse.ts';

/** A score, and by how much one byte an impact may move it. */
export type OracleHit = Hit & { readonly tolerance: number };

const { fields, k1, pairs: pairSettings } = WORD_SETTINGS;
const STEP = 1 / 255;

/** Every letter with a score above 0 by BM25F and pairs, best first, read off the formula in bm25f.ts. */
export function scoreNaively(documents: readonly SearchDocument[], question: string, pairs = pairSettings): OracleHit[] {
  const letters = documents.map(analyseDocument);
  const lengths = letters.map((letter) => FIELDS.map((field) => letter.stems[field].length));
  const averages = FIELDS.map((_, at) => {
    const filled = lengths.map((own) => own[at] ?? 0).filter((length) => length > 0);
    return filled.reduce((sum, length) => sum + length, 0) / (filled.length || 1) || 1;
  });
  const texts = FIELDS.slice(0, 3);
  const neighbours = letters.map((letter) => new Set(texts.flatMap((field) => pairsOf(letter.stems[field]))));
  const totals: Totals = {
    letters: letters.length,
    kept: [0, 0, 0, 0],
    distinct: [0, 0, 0, 0],
    filled: [0, 0, 0, 0],
    pairs: lengths.reduce((sum, own) => sum + countPairs(toFour(own)), 0),
  };
  const asked = stems(question);
  const hits = documents.map(({ id }, number): OracleHit => {
    const letter = letters[number];
    let score = 0;
    let tolerance = 0;
    for (const stem of asked) {
      const having = letters.filter((other) => FIELDS.some((field) => other.stems[field].includes(stem))).length;
      let frequency = 0;
      FIELDS.forEach((field, at) => {
        const times = letter?.stems[field].filter((own) => own === stem).length ?? 0;
        const { weight, b } = fields[field];
        frequency += (weight * times) / (1 - b + (b * (lengths[number]?.[at] ?? 0)) / (averages[at] ?? 1));
      });
      const weight = inverseFrequency(letters.length, having) * (k1 + 1);
      const impact = frequency / (k1 + frequency);
      score += weight * impact;
      // Rounded to a step: wrong by half of one at most, unless less than half was raised to the least impact, one step.
      if (frequency > 0) tolerance += weight * (impact < STEP / 2 ? STEP : STEP / 2);
    }
    for (const pair of pairsOf(asked)) {
      const having = neighbours.filter((own) => own.has(pair)).length;
      if (having < pairs.leastLetters || !neighbours[number]?.has(pair)) continue;
      const norm = pairNorm(countPairs(toFour(lengths[number] ?? [])), totals, pairs);
      score += pairs.weight * inverseFrequency(letters.length, having) * norm;
    }
    // Scores are summed in single precision.
    return { id, score, tolerance: tolerance + score * 1e-5 };
  });
  return hits.filter(({ score }) => score > 0).sort(compareHits);
}

function pairsOf(stemsInOrder: readonly string[]): string[] {
  return stemsInOrder.slice(1).map((stem, at) => `${stemsInOrder[at]}\n${stem}`);
}

function toFour([title = 0, question = 0, answer = 0, labels = 0]: readonly number[]): PerField {
  return [title, question, answer, labels];
}
