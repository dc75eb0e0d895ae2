// Are made-up letters the same every time, as long as real ones, and as rich in words?
import { describe, expect, it } from 'vitest';
import { makeLetters } from '../../../bench/letters.ts';
import { createMadeUpWords, expectedVocabulary, VOCABULARY_BY_LETTERS } from '../../../bench/made-up-words.ts';
import { countWords, toMaterial } from '../../../bench/material.ts';
import { seededRandom } from '../../../src/quality/metrics.ts';

const MATERIAL = toMaterial([
  {
    title: 'The Spare Key',
    question:
      'My neighbour keeps our spare key and lets herself in. Last week she had moved the sofa. How do I get the key back?',
    answer: 'Ask for it. Say that you are having the lock changed, and then have it changed. A sofa is only the beginning.',
  },
  {
    title: 'Two Dinners',
    question: 'He eats at his mother’s before he comes home to dinner. Should I stop cooking?',
    answer: 'Cook for one and go out on Fridays. He may find that he is hungry after all.\n\nOr move the dinner to his mother’s.',
  },
]);

function lettersOf(count: number, seed = 1) {
  return [...makeLetters(MATERIAL, { count, seed })];
}

describe('made-up letters', () => {
  it('are the same for the same seed and others for another', () => {
    expect(lettersOf(50)).toEqual(lettersOf(50));
    expect(lettersOf(50, 2)).not.toEqual(lettersOf(50));
  });

  it('begin with the same letters however many are made', () => {
    expect(lettersOf(200).slice(0, 50)).toEqual(lettersOf(50));
  });

  it('are as many as were asked for, each with an id of its own and no part left empty', () => {
    const letters = lettersOf(300);
    expect(new Set(letters.map(({ id }) => id)).size).toBe(300);
    expect(letters.filter(({ title, question, answer }) => title === '' || question === '' || answer === '')).toEqual([]);
  });

  it('are made one by one, so that the first of a hundred million is there at once', () => {
    const first = makeLetters(MATERIAL, { count: 100_000_000, seed: 1 }).next().value;
    expect(first?.id).toBe('made-up/0000001');
  });

  it('have about 280 words each, some many and some few', () => {
    const lengths = lettersOf(1_000).map(({ title, question, answer }) => countWords([title, question, answer]).words);
    const mean = lengths.reduce((sum, words) => sum + words, 0) / lengths.length;
    expect(mean).toBeGreaterThan(265);
    expect(mean).toBeLessThan(295);
    expect(Math.min(...lengths)).toBeLessThan(150);
    expect(Math.max(...lengths)).toBeGreaterThan(500);
  });

  it('bring in new words as a real archive does, at every size', () => {
    const seen = new Set<string>();
    const measured = new Map<number, number>();
    lettersOf(2_000).forEach(({ title, question, answer }, index) => {
      countWords([title, question, answer], seen);
      measured.set(index + 1, seen.size);
    });
    for (const letters of [500, 1_000, 2_000]) {
      const share = (measured.get(letters) ?? 0) / expectedVocabulary(letters);
      expect(share, `${letters} letters`).toBeGreaterThan(0.9);
      expect(share, `${letters} letters`).toBeLessThanOrEqual(1);
    }
  });
});

describe('the expected vocabulary', () => {
  it('goes through what was measured', () => {
    for (const [letters, words] of VOCABULARY_BY_LETTERS) expect(expectedVocabulary(letters)).toBeCloseTo(words, 6);
  });

  it('grows more slowly than the archive, and never stops', () => {
    for (const letters of [1, 100, 3_000, 30_000, 1_000_000]) {
      const growth = expectedVocabulary(10 * letters) / expectedVocabulary(letters);
      expect(growth).toBeGreaterThan(2);
      expect(growth).toBeLessThan(4);
    }
  });
});

describe('made-up words', () => {
  it('are all different, also beyond those of three syllables', () => {
    const { introduce } = createMadeUpWords(0, seededRandom(1));
    const words = Array.from({ length: 300_000 }, introduce);
    expect(new Set(words).size).toBe(words.length);
    expect(words.filter((word) => !/^[a-z]{7,}$/u.test(word))).toEqual([]);
  });

  it('come back the more often the earlier they came', () => {
    const { introduce, repeat } = createMadeUpWords(0, seededRandom(1));
    expect(repeat()).toBeUndefined();
    const words = Array.from({ length: 100 }, introduce);
    const times = new Map<string | undefined, number>();
    for (let draw = 0; draw < 10_000; draw++) {
      const word = repeat();
      times.set(word, (times.get(word) ?? 0) + 1);
    }
    const timesOf = (from: number, to: number) => words.slice(from, to).reduce((sum, word) => sum + (times.get(word) ?? 0), 0);
    expect(timesOf(0, 100)).toBe(10_000);
    expect(timesOf(0, 10)).toBeGreaterThan(timesOf(10, 50));
    expect(timesOf(50, 100)).toBeGreaterThan(0);
  });
});
