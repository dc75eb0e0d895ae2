// Which letters mean what a question means? Three vectors a letter, compared on the archive's own whitened axes.
import { allDots, dequantise, type QuantisedVectors, rowDot } from '../../meaning/quantised.ts';
import { type Direction, directionOf, type Whitening } from '../../meaning/whitening.ts';
import type { PassageKind } from '../../passages/split.ts';
import { compareHits, type Hit } from '../engine.ts';

/**
 * How much each passage counts beside the question's 1. Chosen on judged questions: title .2 to .6 and answer .5 to 1 move
 * the mean average precision by less than .003.
 */
export const TITLE_WEIGHT = 0.4;
export const ANSWER_WEIGHT = 0.75;
/** The best letters by question alone get their titles and answers compared; all letters of a small archive do. */
const REFINED = 1500;

/** The vectors of an archive: row r of each kind belongs to `ids[r]`; a row of zeros is a passage that the letter lacks. */
export type MeaningVectors = { readonly ids: readonly string[] } & Readonly<Record<PassageKind, QuantisedVectors>>;

/** The lengths of the whitened rows; 0 where the passage is lacking; each of shape [letters]. */
export type WhitenedLengths = Readonly<Record<PassageKind, Float32Array>>;

/** The meaning half of the search, over vectors. */
export type MeaningIndex = {
  /** the letters nearest to a vector, best first; scores are sums of whitened cosines, at most 2.15 */
  rank(vector: Float32Array, options: { limit: number; allow?: ((id: string) => boolean) | undefined }): Hit[];
  /** the plain cosine between a vector and a letter's question, -1 to 1; 0 for a letter without vectors */
  cosine(vector: Float32Array, id: string): number;
  /** ids of the letters with the greatest plain cosines to a vector, nearest first */
  nearest(vector: Float32Array, limit: number): string[];
  /** the vector of a letter's question under its title, for "more like this" */
  questionVector(id: string): Float32Array | undefined;
};

/** Ranks letters by vectors. */
export function createMeaningIndex(vectors: MeaningVectors, whitening: Whitening, lengths: WhitenedLengths): MeaningIndex {
  const rowOf = new Map(vectors.ids.map((id, row) => [id, row]));
  const scores = new Float32Array(vectors.ids.length);
  const cosineOf = (kind: 'title' | 'answer', row: number, { along, offset, length }: Direction) => {
    const rowLength = lengths[kind][row] ?? 0;
    return rowLength === 0 ? 0 : (rowDot(vectors[kind], row, along) - offset) / (length * rowLength);
  };

  /** Leaves the cosines of all questions along a direction in `scores`. */
  function scoreQuestions({ along, offset, length }: Direction, allow: (row: number) => boolean): void {
    allDots(vectors.question, along, scores);
    for (let row = 0; row < scores.length; row++) {
      const rowLength = lengths.question[row] ?? 0;
      const cosine = rowLength === 0 ? 0 : ((scores[row] ?? 0) - offset) / (length * rowLength);
      scores[row] = allow(row) ? cosine : EXCLUDED;
    }
  }

  return {
    rank(vector, { limit, allow }) {
      const direction = directionOf(vector, whitening);
      const allowed = allow ? (row: number) => allow(vectors.ids[row] ?? '') : () => true;
      scoreQuestions(direction, allowed);
      const likely = bestRows(scores, Math.max(REFINED, limit));
      const sums = Float32Array.from(
        likely,
        (row) =>
          (scores[row] ?? 0) +
          TITLE_WEIGHT * cosineOf('title', row, direction) +
          ANSWER_WEIGHT * Math.max(0, cosineOf('answer', row, direction)),
      );
      return bestRows(sums, limit)
        .map((at) => ({ id: vectors.ids[likely[at] ?? -1] ?? '', score: sums[at] ?? 0 }))
        .sort(compareHits)
        .slice(0, limit);
    },
    cosine(vector, id) {
      const row = rowOf.get(id);
      return row === undefined ? 0 : rowDot(vectors.question, row, vector);
    },
    nearest(vector, limit) {
      allDots(vectors.question, vector, scores);
      return bestRows(scores, limit)
        .map((row) => ({ id: vectors.ids[row] ?? '', score: scores[row] ?? 0 }))
        .sort(compareHits)
        .slice(0, limit)
        .map(({ id }) => id);
    },
    questionVector(id) {
      const row = rowOf.get(id);
      return row === undefined ? undefined : dequantise(vectors.question, row);
    },
  };
}

/** The score of a row that may not be found. */
const EXCLUDED = Number.NEGATIVE_INFINITY;

/** The rows with the best scores, in their own order; more than `limit` where scores are equal at the border. */
function bestRows(scores: Float32Array, limit: number): number[] {
  // A typed array sorts in a tenth of the time of a list, so the border is found first, and only what reaches it is listed.
  const border = limit < scores.length ? (scores.slice().sort()[scores.length - limit] ?? EXCLUDED) : EXCLUDED;
  const rows: number[] = [];
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row] ?? EXCLUDED;
    if (score >= border && score !== EXCLUDED) rows.push(row);
  }
  return rows;
}
