import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPairLetters, countPairLetters, findPair, packPairs } from '../../../../src/search/words/pairs.ts';

const TERMS = 4;
type Pair = readonly [first: number, second: number, letter: number];
const pack = (pairs: readonly Pair[], leastLetters = 1) =>
  packPairs(
    {
      first: Uint32Array.from(pairs, ([first]) => first),
      second: Uint32Array.from(pairs, ([, second]) => second),
      letters: Uint32Array.from(pairs, ([, , letter]) => letter),
    },
    TERMS,
    leastLetters,
  );

/** Scores when every letter's norm is its number plus one. */
function scoresOf(lists: ReturnType<typeof pack>, pair: number, letters: number, weight = 1): number[] {
  const scores = new Float32Array(letters);
  addPairLetters(
    lists,
    pair,
    weight,
    Float32Array.from(scores, (_, letter) => letter + 1),
    scores,
  );
  return [...scores];
}

describe('pair lists', () => {
  it('know which letters have two terms in this order', () => {
    const lists = pack([
      [2, 1, 0],
      [1, 2, 1],
      [2, 1, 3],
    ]);
    expect(countPairLetters(lists, findPair(lists, 2, 1))).toBe(2);
    expect(scoresOf(lists, findPair(lists, 2, 1), 4, 0.5)).toEqual([0.5, 0, 0, 2]);
    expect(scoresOf(lists, findPair(lists, 1, 2), 4)).toEqual([0, 2, 0, 0]);
    expect(findPair(lists, 1, 1)).toBe(-1);
    expect(findPair(lists, 3, 0)).toBe(-1);
  });

  it('drop pairs that fewer letters have than asked for', () => {
    const lists = pack(
      [
        [0, 1, 5],
        [0, 2, 5],
        [0, 1, 6],
      ],
      2,
    );
    expect(findPair(lists, 0, 1)).toBe(0);
    expect(findPair(lists, 0, 2)).toBe(-1);
    expect(lists.seconds.length).toBe(1);
  });

  it('count without masked letters', () => {
    const lists = pack([
      [0, 1, 0],
      [0, 1, 2],
    ]);
    expect(countPairLetters(lists, 0, Uint8Array.of(1, 0, 0))).toBe(1);
  });

  it('keep letters of any number, near and far apart', () => {
    const numbers = fc.uniqueArray(fc.oneof(fc.nat(300), fc.nat(2_000_000)), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(numbers, (unsorted) => {
        const letters = unsorted.sort((one, other) => one - other);
        const lists = pack(letters.map((letter): Pair => [3, 0, letter]));
        const found = new Map<number, number>();
        const scores = new Proxy(new Float32Array(0), {
          get: (_, letter) => found.get(Number(letter)),
          set: (_, letter, score) => Boolean(found.set(Number(letter), score)),
        });
        addPairLetters(lists, findPair(lists, 3, 0), 1, new Float32Array(2_000_001).fill(1), scores);
        expect([...found.keys()]).toEqual(letters);
        expect(countPairLetters(lists, 0)).toBe(letters.length);
      }),
    );
  });
});
