// An archive larger than what is compared in full: letters are found by their questions, titles and answers decide among them.
import { describe, expect, it } from 'vitest';
import { normalise } from '../../../src/meaning/pooling.ts';
import { emptyVectors, quantiseInto, rowDot } from '../../../src/meaning/quantised.ts';
import { directionOf, fitWhitening } from '../../../src/meaning/whitening.ts';
import { PASSAGE_KINDS } from '../../../src/passages/split.ts';
import { seededRandom } from '../../../src/quality/metrics.ts';
import { createMeaningIndex, PASSAGE_WEIGHTS } from '../../../src/search/meaning/meaning.ts';

const LETTERS = 2001;
const DIMENSIONS = 16;
const random = seededRandom(7);
const draw = (around: Float32Array = new Float32Array(DIMENSIONS)) => normalise(around.map((value) => value + random() - 0.5));

// Title and answer are about what the question is about, as in life.
const letters = Array.from({ length: LETTERS }, () => {
  const question = draw();
  return { question, title: draw(question), answer: draw(question) };
});
const ids = letters.map((_, row) => `c/${String(row).padStart(5, '0')}`);
const whitening = fitWhitening(
  letters.map(({ question }) => question),
  DIMENSIONS,
  LETTERS,
);
const empty = () => emptyVectors(LETTERS, DIMENSIONS);
const vectors = { ids, title: empty(), question: empty(), answer: empty() };
const lengths = { title: new Float32Array(LETTERS), question: new Float32Array(LETTERS), answer: new Float32Array(LETTERS) };
letters.forEach((letter, row) => {
  for (const kind of PASSAGE_KINDS) {
    quantiseInto(vectors[kind], row, letter[kind]);
    lengths[kind][row] = directionOf(letter[kind], whitening).length;
  }
});
const index = createMeaningIndex(vectors, whitening, lengths);

/** The ranking with every letter compared in full. */
function rankAll(vector: Float32Array, limit: number, allow: (row: number) => boolean = () => true): string[] {
  const { along, offset, length } = directionOf(vector, whitening);
  const cosine = (kind: 'title' | 'question' | 'answer', row: number) =>
    (rowDot(vectors[kind], row, along) - offset) / (length * (lengths[kind][row] ?? 1));
  return ids
    .map((id, row) => ({
      id,
      row,
      score:
        cosine('question', row) +
        PASSAGE_WEIGHTS.title * cosine('title', row) +
        PASSAGE_WEIGHTS.answer * Math.max(0, cosine('answer', row)),
    }))
    .filter(({ row }) => allow(row))
    .sort((one, other) => other.score - one.score)
    .slice(0, limit)
    .map(({ id }) => id);
}

describe('the meaning of letters beyond what is compared in full', () => {
  it('ranks the nearest as if every letter were compared in full', () => {
    for (let question = 0; question < 20; question++) {
      const vector = draw();
      expect(index.rank(vector, { limit: 10 }).map(({ id }) => id)).toEqual(rankAll(vector, 10));
    }
  });

  it('finds only what is allowed, and everything again at the next question', () => {
    const vector = draw();
    const isEven = (id: string) => Number(id.slice(2)) % 2 === 0;
    const some = index.rank(vector, { limit: 10, allow: isEven }).map(({ id }) => id);
    expect(some).toEqual(rankAll(vector, 10, (row) => row % 2 === 0));
    expect(index.rank(vector, { limit: 10 }).map(({ id }) => id)).toEqual(rankAll(vector, 10));
  });

  it('gives at most as many as are allowed', () => {
    expect(index.rank(draw(), { limit: 10, allow: (id) => id === ids[5] || id === ids[6] })).toHaveLength(2);
  });

  it('lists the nearest by plain cosine, nearest first', () => {
    const vector = draw();
    const wanted = ids
      .map((id, row) => ({ id, cosine: rowDot(vectors.question, row, vector) }))
      .sort((one, other) => other.cosine - one.cosine)
      .slice(0, 10);
    const found = index.nearest(vector, 10);
    expect(found.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
    found.forEach(({ cosine }, at) => {
      expect(cosine).toBeCloseTo(wanted[at]?.cosine ?? 0, 3);
    });
  });
});
