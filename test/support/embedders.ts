// A sentence encoder for tests: no weights, no thread, always the same vectors, and a list of what it was given.
import { ArchiveError, throwIfAborted } from '../../src/errors.ts';
import type { Embedder, Passage } from '../../src/meaning/embedder.ts';
import { normalise } from '../../src/meaning/pooling.ts';
import { seededNumbers } from './seeded.ts';

/** What a {@link createFakeEmbedder} is like. */
export type FakeOptions = {
  /** length of its vectors; left out: 32 */
  readonly dimensions?: number;
  /** another fingerprint is another model, with other vectors; left out: "fake-1" */
  readonly fingerprint?: string;
  /** called before each batch with the number of passages embedded so far; what it throws, the encoder throws */
  readonly beforeBatch?: (done: number) => void;
};

/** An encoder that remembers the texts that it embedded, in their order. */
export type FakeEmbedder = Embedder & { readonly embedded: string[] };

/** A text's vector is the sum of one random vector for each of its words, so texts that share words are near. */
export function createFakeEmbedder({
  dimensions = 32,
  fingerprint = 'fake-1',
  beforeBatch = () => {},
}: FakeOptions = {}): FakeEmbedder {
  const embedded: string[] = [];
  const vectorOf = (text: string): Float32Array => {
    const sum = new Float32Array(dimensions);
    for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? ['']) {
      const next = seededNumbers(`${fingerprint} ${word}`);
      for (let axis = 0; axis < dimensions; axis++) sum[axis] = (sum[axis] ?? 0) + next() - 0.45;
    }
    return normalise(sum);
  };
  return {
    embedded,
    model: { name: 'fake', fingerprint, dimensions },
    async embed(passages: readonly Passage[], signal) {
      throwIfAborted(signal);
      beforeBatch(embedded.length);
      embedded.push(...passages.map(({ parts }) => parts.join(' ')));
      return passages.map(({ parts, each }) => ({ whole: vectorOf(parts.join(' ')), parts: each ? parts.map(vectorOf) : [] }));
    },
    close: async () => {},
  };
}

/** An encoder that fails as a dead thread does, once so many passages are embedded. */
export function createDyingEmbedder(after: number): FakeEmbedder {
  return createFakeEmbedder({
    beforeBatch(done) {
      if (done >= after) throw new ArchiveError('model', 'The thread of the sentence encoder ended: test.');
    },
  });
}
