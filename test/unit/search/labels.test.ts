// Labels by their meaning: one vector each, and what a letter gets from its own.
import { describe, expect, it } from 'vitest';
import { dequantise } from '../../../src/meaning/quantised.ts';
import { embedMissing, emptyStore } from '../../../src/meaning/vector-store.ts';
import { directionOf } from '../../../src/meaning/whitening.ts';
import {
  gatherLabels,
  labelCosine,
  labelKey,
  labelPassage,
  scoreLabels,
  UNLABELLED,
} from '../../../src/search/meaning/labels.ts';
import { createFakeEmbedder } from '../../support/embedders.ts';
import { plainWhitening } from '../../support/vectors.ts';

const DIMENSIONS = 32;
const PLAIN = plainWhitening(DIMENSIONS);

async function labelsOf(letters: readonly (readonly string[])[]) {
  const embedder = createFakeEmbedder({ dimensions: DIMENSIONS });
  const store = await embedMissing(emptyStore(embedder.model), [...new Set(letters.flat())].map(labelPassage), embedder);
  const lengths = new Map([...store.rows.keys()].map((key) => [key, 1]));
  const keyed = letters.map((labels) => labels.map(labelKey));
  const direction = async (text: string) => {
    const [found] = await embedder.embed([{ parts: [text], each: false }]);
    return directionOf(found?.whole ?? new Float32Array(DIMENSIONS), PLAIN);
  };
  return { labels: gatherLabels(keyed, store, lengths), direction };
}

describe('labels by their meaning', () => {
  it('have one vector each, however many letters have them', async () => {
    const { labels } = await labelsOf([['work', 'money'], ['money'], [], ['work']]);
    expect(labels.lengths).toHaveLength(2);
    expect(labels.ofLetter).toEqual([[0, 1], [1], [], [0]]);
  });

  it('give a letter the mean cosine of its two nearest, and nothing to one without', async () => {
    const { labels, direction } = await labelsOf([['work', 'money'], ['money'], [], ['work']]);
    const score = scoreLabels(labels, await direction('work'), [0, 1, 2, 3]);
    expect(score(3)).toBeCloseTo(1, 1);
    expect(score(0)).toBeCloseTo((score(1) + score(3)) / 2, 6);
    expect([score(2), score(99)]).toEqual([0, 0]);
    expect(scoreLabels(UNLABELLED.topics, await direction('work'), [0])(0)).toBe(0);
  });

  it('are near a question by two of them, not by one alone', async () => {
    const { labels } = await labelsOf([['work', 'money', 'love'], ['money'], []]);
    const rowOf = (letter: number) => dequantise(labels.vectors, labels.ofLetter[letter]?.[0] ?? -1);
    const [work, money] = [rowOf(0), rowOf(1)];
    expect(labelCosine(labels, money, 1)).toBeCloseTo(1, 1);
    expect(labelCosine(labels, work, 0)).toBeLessThan(0.99);
    expect(labelCosine(labels, work, 0)).toBeGreaterThanOrEqual(((labelCosine(labels, work, 1) ?? 0) + 1) / 2 - 0.02);
    expect(labelCosine(labels, work, 2)).toBeUndefined();
  });
});
