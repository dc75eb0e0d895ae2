// An index remembers which model made it: with another one everything is read again, and that is said.
import { describe, expect, it } from 'vitest';
import type { Embedder, Passage } from '../../../../src/meaning/embedder.ts';
import { normalise } from '../../../../src/meaning/pooling.ts';
import type { SearchDocument } from '../../../../src/search/engine.ts';
import { openMeaning } from '../../../../src/search/meaning/open-meaning.ts';
import { openSnapshot } from '../../../../src/search/snapshot.ts';
import { createWordIndex } from '../../../../src/search/words/words.ts';
import { makeArchive } from '../../../support/archive-folder.ts';

const LETTERS: readonly SearchDocument[] = ['ladder', 'choir', 'soup'].map((word) => ({
  id: `ask-ada/${word}`,
  title: `The ${word}`,
  question: `What shall I do about the ${word}? It is on my mind.`,
  answer: `Let the ${word} be. Go for a walk.`,
  topics: [],
}));

/** An encoder whose vectors count letters of the alphabet, and which keeps count of the passages that it was given. */
function fakeEncoder(name: string, dimensions = 32): Embedder & { readonly embedded: Passage[] } {
  const embedded: Passage[] = [];
  const vectorOf = (text: string) => {
    const vector = new Float32Array(dimensions);
    for (const character of text)
      vector[(character.codePointAt(0) ?? 0) % dimensions] = 1 + (vector[(character.codePointAt(0) ?? 0) % dimensions] ?? 0);
    return normalise(vector);
  };
  return {
    model: { name, fingerprint: name.padEnd(64, '0'), dimensions },
    embedded,
    async embed(passages) {
      embedded.push(...passages);
      return passages.map(({ parts, each }) => ({ whole: vectorOf(parts.join(' ')), parts: each ? parts.map(vectorOf) : [] }));
    },
    close: async () => {},
  };
}

async function openWith(directory: string, embedder: Embedder) {
  const told: string[] = [];
  const snapshot = openSnapshot(directory, (sentence) => told.push(sentence));
  const half = await openMeaning({
    letters: LETTERS,
    embedder,
    words: createWordIndex(LETTERS),
    background: { edition: async () => 'none', load: async () => [] },
    snapshot,
  });
  return { half, told };
}

describe('an index', () => {
  it('is taken as it is by the model that made it', async () => {
    const directory = await makeArchive({ 'keep.txt': '' });
    await openWith(directory, fakeEncoder('first'));
    const again = fakeEncoder('first');
    const { told } = await openWith(directory, again);
    expect([again.embedded, told]).toEqual([[], []]);
  });

  it('is made again by another model, which is said, and then belongs to that one', async () => {
    const directory = await makeArchive({ 'keep.txt': '' });
    const first = fakeEncoder('first');
    await openWith(directory, first);
    // Vectors of another length would not even fit.
    const second = fakeEncoder('second', 48);
    const { half, told } = await openWith(directory, second);
    expect(second.embedded).toHaveLength(first.embedded.length);
    expect(told[0]).toMatch(/vectors\.bin can't be used \(another model made it \(first, not second\)\)\. It is made again/u);
    const [vector] = await second.embed([
      { parts: ['The soup. What shall I do about the soup? It is on my mind.'], each: false },
    ]);
    expect(half.index.rank(vector?.whole ?? new Float32Array(48), { limit: 1 })[0]?.id).toBe('ask-ada/soup');
    const again = fakeEncoder('second', 48);
    expect((await openWith(directory, again)).told).toEqual([]);
    expect(again.embedded).toEqual([]);
  });
});
