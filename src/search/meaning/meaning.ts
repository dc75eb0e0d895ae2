// Which letters mean what a question means? Three vectors a letter and one a list of labels, compared on the archive's own
// whitened axes.
import { allDots, dequantise, type QuantisedVectors, rowDot, toScanned } from '../../meaning/quantised.ts';
import { type Direction, directionOf, type Whitening } from '../../meaning/whitening.ts';
import type { PassageKind } from '../../passages/split.ts';
import { compareHits, type Hit } from '../engine.ts';
import { bestRows, EXCLUDED } from './best-rows.ts';
import { type LabelKind, type LabelVectors, labelCosine, labelVector, scoreLabels, UNLABELLED } from './labels.ts';

/** How much a letter's title, answer, topics and other ways of asking count beside its question's 1. */
export type PassageWeights = { readonly title: number; readonly answer: number } & Readonly<Record<LabelKind, number>>;

/**
 * Chosen on judged questions: title .2 to .6 and answer .5 to 1 move the mean average precision by less than .003. Repeat with
 * `npm run bench -- fusion`, which leaves out each set in turn. The sets have no labels: their weights were chosen on the bundled
 * letters' other ways of asking, each left out and taken as a question, and on the tune half of their own questions (other ways
 * of asking 2, 3, 4, 6: .891, .900, .901, .903 for the short ones; docs/quality.md).
 */
export const PASSAGE_WEIGHTS: PassageWeights = { title: 0.4, answer: 0.75, topics: 1, askedAs: 4 };
/**
 * From this whitened cosine on a title is most likely what was asked for, word for word or nearly; where all letters have other ways
 * of asking, what is beyond counts ten times more. Without it these outweigh titles: 87 in 100 of the bundled titles found their
 * letter first, with it all, and 91 instead of 64 of those with a letter missing. Where no letter has any, titles need no help, and
 * those that are near by chance would be helped (.013 less on the bundled letters).
 */
const TITLE_MEANT = 0.3;
const TITLE_MEANT_WEIGHT = 10;

/** The best letters by question alone get their titles and answers compared; all letters of a small archive do. */
const REFINED = 1500;
/**
 * For each letter that is wanted by its plain cosine, so many are looked at that are nearest along whitened axes: then a question
 * needs one scan of the archive, and still finds more than 98 in 100 of the right ones (`npm run bench -- recall`).
 */
const NEARBY = 8;
/**
 * Letters are picked by inner products with a rounded vector, by which a score is wrong by less than a fifteenth of this, and
 * those within it of the last that is wanted are then compared exactly.
 */
const SLACK = 0.001;

/** The vectors of an archive: row r of each kind belongs to `ids[r]`; a row of zeros is a passage that the letter lacks. */
export type MeaningVectors = { readonly ids: readonly string[] } & Readonly<Record<PassageKind, QuantisedVectors>>;

/** The lengths of the whitened rows; 0 where the passage is lacking; each of shape [letters]. */
export type WhitenedLengths = Readonly<Record<PassageKind, Float32Array>>;

/** A letter and the plain cosine between its question and a vector. */
export type NearLetter = { readonly id: string; readonly cosine: number };

/** The meaning half of the search, over vectors. */
export type MeaningIndex = {
  /** the share of letters that have other ways of asking, 0 to 1 */
  readonly asked: number;
  /** the letters nearest to a vector, best first; scores are weighted sums of whitened cosines. @param options.weights left out: {@link PASSAGE_WEIGHTS} */
  rank(
    vector: Float32Array,
    options: { limit: number; allow?: ((id: string) => boolean) | undefined; weights?: PassageWeights | undefined },
  ): Hit[];
  /**
   * the plain cosine between a vector and a letter's question, -1 to 1, or the centre of the other ways of asking where that is
   * nearer; 0 for a letter without vectors
   */
  cosine(vector: Float32Array, id: string): number;
  /** the letters with the greatest plain cosines to a vector, nearest first; now and then one of them is missed */
  nearest(vector: Float32Array, limit: number): NearLetter[];
  /** a vector as letters are compared with it; the last one is kept */
  directionOf(vector: Float32Array): Direction;
  /**
   * a question's vector and the centre of the letter's other ways of asking, added up: what both are about, for finding the
   * sentence of the letter's question that says it; the vector itself for a letter without
   */
  meetingPoint(vector: Float32Array, id: string): Float32Array;
  /** the vector of a letter's question under its title, for "more like this" */
  questionVector(id: string): Float32Array | undefined;
};

/** Ranks letters by vectors. */
export function createMeaningIndex(
  { ids, ...given }: MeaningVectors,
  whitening: Whitening,
  lengths: WhitenedLengths,
  labels: Readonly<Record<LabelKind, LabelVectors>> = UNLABELLED,
): MeaningIndex {
  const rowOf = new Map(ids.map((id, row) => [id, row]));
  const vectors = { title: toScanned(given.title), question: toScanned(given.question), answer: toScanned(given.answer) };
  const scores = new Float32Array(ids.length);
  const asked = labels.askedAs.ofLetter.filter((row) => row !== undefined).length / Math.max(1, ids.length);
  /** A whitened cosine out of an inner product. */
  const cosineOf = (kind: 'title' | 'answer', row: number, product: number, { offset, length }: Direction) => {
    const rowLength = lengths[kind][row] ?? 0;
    return rowLength === 0 ? 0 : (product - offset) / (length * rowLength);
  };

  let last: { readonly vector: Float32Array; readonly direction: Direction } | undefined;

  /** Leaves the whitened cosines of all questions with a vector in `scores`; for the same vector again nothing is to be done. */
  function scan(vector: Float32Array): Direction {
    if (last?.vector === vector) return last.direction;
    const direction = directionOf(vector, whitening);
    const { along, offset, length } = direction;
    allDots(vectors.question, along, scores);
    for (let row = 0; row < scores.length; row++) {
      const rowLength = lengths.question[row] ?? 0;
      scores[row] = rowLength === 0 ? 0 : ((scores[row] ?? 0) - offset) / (length * rowLength);
    }
    last = { vector, direction };
    return direction;
  }

  return {
    asked,
    rank(vector, { limit, allow, weights = PASSAGE_WEIGHTS }) {
      const direction = scan(vector);
      const allowed = allow ? scores.map((score, row) => (allow(ids[row] ?? '') ? score : EXCLUDED)) : scores;
      const likely = bestRows(allowed, Math.max(REFINED, limit));
      const topicScore = scoreLabels(labels.topics, direction, likely);
      const askedScore = scoreLabels(labels.askedAs, direction, likely);
      // Where few letters have other ways of asking, these count less; and where a letter has none, its question stands in.
      const askedWeight = weights.askedAs * asked;
      const sumOf = (row: number, title: number, answer: number) =>
        (scores[row] ?? 0) +
        weights.title * titleScore(cosineOf('title', row, title, direction), asked) +
        weights.answer * Math.max(0, cosineOf('answer', row, answer, direction)) +
        weights.topics * (topicScore(row) ?? 0) +
        askedWeight * (askedScore(row) ?? scores[row] ?? 0);
      const [titles, answers] = [new Float32Array(likely.length), new Float32Array(likely.length)];
      allDots(vectors.title, direction.along, titles, likely);
      allDots(vectors.answer, direction.along, answers, likely);
      const sums = new Float32Array(likely.length);
      likely.forEach((row, at) => {
        sums[at] = sumOf(row, titles[at] ?? 0, answers[at] ?? 0);
      });
      return bestRows(sums, limit, SLACK)
        .map((at) => {
          const row = likely[at] ?? -1;
          const exactly = (kind: 'title' | 'answer') => rowDot(vectors[kind], row, direction.along);
          const score = Math.fround(sumOf(row, exactly('title'), exactly('answer')));
          return { id: ids[row] ?? '', score };
        })
        .sort(compareHits)
        .slice(0, limit);
    },
    cosine(vector, id) {
      const row = rowOf.get(id);
      if (row === undefined) return 0;
      const own = rowDot(vectors.question, row, vector);
      return Math.max(own, labelCosine(labels.askedAs, vector, row) ?? own);
    },
    nearest(vector, limit) {
      scan(vector);
      return bestRows(scores, NEARBY * limit)
        .map((row) => ({ id: ids[row] ?? '', score: rowDot(vectors.question, row, vector) }))
        .sort(compareHits)
        .slice(0, limit)
        .map(({ id, score }) => ({ id, cosine: score }));
    },
    directionOf: scan,
    meetingPoint(vector, id) {
      const row = rowOf.get(id);
      const centre = row === undefined ? undefined : labelVector(labels.askedAs, row);
      return centre ? vector.map((value, axis) => value + (centre[axis] ?? 0)) : vector;
    },
    questionVector(id) {
      const row = rowOf.get(id);
      return row === undefined ? undefined : dequantise(vectors.question, row);
    },
  };
}

/**
 * A title's whitened cosine, with what is beyond {@link TITLE_MEANT} counted more. @param asked the share of letters that have other
 * ways of asking, 0 to 1
 */
function titleScore(cosine: number, asked: number): number {
  return cosine + asked * TITLE_MEANT_WEIGHT * Math.max(0, cosine - TITLE_MEANT);
}
