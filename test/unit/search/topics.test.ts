// Topics by their meaning: one vector each, and what a letter gets from its own.
import { describe, expect, it } from 'vitest';
import { embedMissing, emptyStore } from '../../../src/meaning/vector-store.ts';
import { directionOf } from '../../../src/meaning/whitening.ts';
import { gatherTopics, NO_TOPICS, scoreTopics, topicKey, topicPassage } from '../../../src/search/meaning/topics.ts';
import { createFakeEmbedder } from '../../support/embedders.ts';

const DIMENSIONS = 32;
/** Centred on nothing and not stretched: cosines are plain ones. */
const PLAIN = {
  mean: new Float32Array(DIMENSIONS),
  metric: Float32Array.from({ length: DIMENSIONS ** 2 }, (_, at) => (at % (DIMENSIONS + 1) === 0 ? 1 : 0)),
};

async function topicsOf(letters: readonly (readonly string[])[]) {
  const embedder = createFakeEmbedder({ dimensions: DIMENSIONS });
  const store = await embedMissing(emptyStore(embedder.model), [...new Set(letters.flat())].map(topicPassage), embedder);
  const lengths = new Map([...store.rows.keys()].map((key) => [key, 1]));
  const keyed = letters.map((topics) => ({ topics: topics.map(topicKey) }));
  const direction = async (text: string) => {
    const [found] = await embedder.embed([{ parts: [text], each: false }]);
    return directionOf(found?.whole ?? new Float32Array(DIMENSIONS), PLAIN);
  };
  return { topics: gatherTopics(keyed, store, lengths), direction };
}

describe('topics by their meaning', () => {
  it('have one vector each, however many letters have them', async () => {
    const { topics } = await topicsOf([['work', 'money'], ['money'], [], ['work']]);
    expect(topics.lengths).toHaveLength(2);
    expect(topics.ofLetter).toEqual([[0, 1], [1], [], [0]]);
  });

  it('give a letter the mean of their cosines, and nothing to one without', async () => {
    const { topics, direction } = await topicsOf([['work', 'money'], ['money'], [], ['work']]);
    const score = scoreTopics(topics, await direction('work'));
    expect(score(3)).toBeCloseTo(1, 1);
    expect(score(0)).toBeCloseTo((score(1) + score(3)) / 2, 6);
    expect([score(2), score(99)]).toEqual([0, 0]);
    expect(scoreTopics(NO_TOPICS, await direction('work'))(0)).toBe(0);
  });
});
