// How near is a question to what a letter is filed under? Each topic of an archive has one vector, however many letters have it.
import type { Passage } from '../../meaning/embedder.ts';
import { dequantise, emptyVectors, type QuantisedVectors, quantiseInto, rowDot } from '../../meaning/quantised.ts';
import { passageKey, type VectorStore } from '../../meaning/vector-store.ts';
import type { Direction } from '../../meaning/whitening.ts';

/** The topics of an archive's letters by their meaning. */
export type TopicVectors = {
  /** shape [topics, dimensions] */
  readonly vectors: QuantisedVectors;
  /** lengths of the whitened rows, shape [topics] */
  readonly lengths: Float32Array;
  /** for each letter, in their order, the rows of its topics */
  readonly ofLetter: readonly (readonly number[])[];
};

/** Letters without topics. */
export const NO_TOPICS: TopicVectors = { vectors: emptyVectors(0, 0), lengths: new Float32Array(0), ofLetter: [] };

/** A topic as it is read by the sentence encoder. */
export function topicPassage(topic: string): Passage {
  return { parts: [topic], each: false };
}

/** The name of a topic in the store. */
export function topicKey(topic: string): string {
  return passageKey(topicPassage(topic));
}

/** The topics of letters out of a store. @param lengths of the store's whitened passages by key */
export function gatherTopics(
  letters: readonly { readonly topics: readonly string[] }[],
  { rows, wholes, model }: VectorStore,
  lengths: ReadonlyMap<string, number>,
): TopicVectors {
  const keys = [...new Set(letters.flatMap(({ topics }) => topics))].filter((key) => rows.has(key));
  const vectors = emptyVectors(keys.length, model.dimensions);
  keys.forEach((key, row) => {
    quantiseInto(vectors, row, dequantise(wholes, rows.get(key) ?? 0));
  });
  const rowOf = new Map(keys.map((key, row) => [key, row]));
  return {
    vectors,
    lengths: Float32Array.from(keys, (key) => lengths.get(key) ?? 0),
    ofLetter: letters.map(({ topics }) => topics.flatMap((key) => rowOf.get(key) ?? [])),
  };
}

/** Topics of a letter that count: of many headings most are about its other sides. */
const NEAREST_TOPICS = 2;

/**
 * The mean whitened cosine between a direction and the two topics of a letter that are nearest to it, by the letter's row; 0 for
 * one without topics.
 */
export function scoreTopics({ vectors, lengths, ofLetter }: TopicVectors, direction: Direction): (letter: number) => number {
  const { along, offset, length } = direction;
  const cosines = lengths.map((own, row) => (own === 0 ? 0 : (rowDot(vectors, row, along) - offset) / (length * own)));
  return (letter) => {
    const rows = ofLetter[letter] ?? [];
    let first = Number.NEGATIVE_INFINITY;
    let second = Number.NEGATIVE_INFINITY;
    for (const row of rows) {
      const cosine = cosines[row] ?? 0;
      second = Math.max(second, Math.min(first, cosine));
      first = Math.max(first, cosine);
    }
    if (rows.length < NEAREST_TOPICS) return rows.length === 0 ? 0 : first;
    return (first + second) / NEAREST_TOPICS;
  };
}
