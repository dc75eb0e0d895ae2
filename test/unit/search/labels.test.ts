// Lists of labels by their meaning: one vector each, and what a letter gets from its own.
import { describe, expect, it } from 'vitest';
import { centreEmbedder } from '../../../src/meaning/centre.ts';
import { embedMissing, emptyStore, passageKey } from '../../../src/meaning/vector-store.ts';
import { directionOf } from '../../../src/meaning/whitening.ts';
import {
  gatherLabels,
  labelCosine,
  labelPassage,
  labelVector,
  scoreLabels,
  UNLABELLED,
} from '../../../src/search/meaning/labels.ts';
import { measureLengths } from '../../../src/search/meaning/letter-vectors.ts';
import { createFakeEmbedder } from '../../support/embedders.ts';
import { cosine, plainWhitening } from '../../support/vectors.ts';

const DIMENSIONS = 32;
const PLAIN = plainWhitening(DIMENSIONS);
const LETTERS = [['work', 'money'], ['money'], [], ['work', 'money'], ['love']];

async function labelsOf(letters: readonly (readonly string[])[]) {
  const embedder = createFakeEmbedder({ dimensions: DIMENSIONS });
  const lists = letters.map((labels) => labelPassage(labels));
  const store = await embedMissing(
    emptyStore(embedder.model),
    lists.flatMap((list) => list ?? []),
    centreEmbedder(embedder),
  );
  const vectorOf = async (text: string) =>
    (await embedder.embed([{ parts: [text], each: false }]))[0]?.whole ?? new Float32Array(DIMENSIONS);
  return {
    labels: gatherLabels(
      lists.map((list) => list && passageKey(list)),
      store,
      measureLengths(store, PLAIN),
    ),
    vectorOf,
  };
}

describe('labels by their meaning', () => {
  it('have one vector a list, however many letters have the list', async () => {
    const { labels } = await labelsOf(LETTERS);
    expect(labels.lengths).toHaveLength(3);
    expect(labels.ofLetter).toEqual([0, 1, undefined, 0, 2]);
  });

  it('give a letter the cosine of their centre, and nothing to one without', async () => {
    const { labels, vectorOf } = await labelsOf(LETTERS);
    const [work, money] = [await vectorOf('work'), await vectorOf('money')];
    const score = scoreLabels(labels, directionOf(work, PLAIN), [0, 1, 2, 3]);
    expect(score(1)).toBeCloseTo(cosine(work, money), 1);
    expect(score(0)).toBeGreaterThan((score(1) ?? 1) + 0.05);
    expect(score(3)).toBe(score(0));
    expect([score(2), score(99)]).toEqual([undefined, undefined]);
    // Not asked for.
    expect(score(4)).toBeUndefined();
    expect(scoreLabels(UNLABELLED.topics, directionOf(work, PLAIN), [0])(0)).toBeUndefined();
  });

  it('are near a question by all of them', async () => {
    const { labels, vectorOf } = await labelsOf(LETTERS);
    const work = await vectorOf('work');
    expect(labelCosine(labels, await vectorOf('money'), 1)).toBeCloseTo(1, 2);
    expect(labelCosine(labels, work, 0)).toBeCloseTo(cosine(work, labelVector(labels, 0) ?? []), 2);
    expect(labelCosine(labels, work, 0)).toBeLessThan(0.99);
    expect([labelCosine(labels, work, 2), labelVector(labels, 2)]).toEqual([undefined, undefined]);
  });
});
