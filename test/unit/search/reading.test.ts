// What does the sentence encoder read of a question and of a letter's lists, and how much do words count beside it?
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSearch } from '../../../src/archive.ts';
import { noMeaning } from '../../../src/search/meaning/meaning-half.ts';
import { createRanker } from '../../../src/search/rank.ts';
import { createWordIndex } from '../../../src/search/words/words.ts';
import { createFakeEmbedder } from '../../support/embedders.ts';

const letter = (id: string, question: string, askedAs: readonly string[] = []) => ({
  id,
  title: '',
  question,
  answer: '',
  topics: [],
  askedAs,
});

async function open(letters: readonly ReturnType<typeof letter>[]) {
  const embedder = createFakeEmbedder({ dimensions: 32 });
  const search = await openSearch(letters, { model: async () => embedder, patience: Number.POSITIVE_INFINITY });
  onTestFinished(() => search.close());
  await search.meaning.settled;
  return { search, embedder };
}

describe('the sentence encoder', () => {
  it('reads a question spelt right, and the question stays as it was typed', async () => {
    const { search, embedder } = await open([letter('a', 'My friends borrowed the hedge.'), letter('b', 'A choir.')]);
    const query = await search.ranker.read('my freinds, the hegde');
    expect(embedder.embedded.at(-1)).toBe('my friends, the hedge');
    expect(query.text).toBe('my freinds, the hegde');
  });

  it('reads each other way of asking by itself, once for all letters that have it', async () => {
    const { embedder } = await open([letter('a', 'One.', ['lent tools', 'never returned']), letter('b', 'Two.', ['lent tools'])]);
    expect(embedder.embedded.filter((text) => /^(?:lent tools|never returned)/u.test(text))).toEqual([
      'lent tools',
      'never returned',
    ]);
  });
});

describe('words', () => {
  it('count a little more where all letters have other ways of asking', async () => {
    const letters = [letter('a', 'my ladder'), letter('b', 'my hedge'), letter('c', 'his ladder now')];
    const words = createWordIndex(letters);
    const documents = new Map(letters.map((one) => [one.id, one]));
    const { search } = await open(letters);
    const meaningOf = (asked: number) => {
      const half = search.meaning.current();
      if (!half) throw new Error('Meaning is at work.');
      return { ...noMeaning(undefined), current: () => ({ ...half, index: { ...half.index, asked } }) };
    };
    const scoresWith = async (asked: number) => {
      const ranker = createRanker({ documents, words, meaning: meaningOf(asked), patience: 0 });
      const ranked = await ranker.rank(await ranker.read('ladder'));
      return new Map(ranked.map(({ id, score }) => [id, score]));
    };
    const [none, all] = [await scoresWith(0), await scoresWith(1)];
    // The letter that shares no word stands below the others by words: the more they count, the farther.
    const gap = (scores: ReadonlyMap<string, number>) => (scores.get('a') ?? 0) - (scores.get('b') ?? 0);
    expect(gap(all)).not.toBeCloseTo(gap(none), 3);
  });
});
