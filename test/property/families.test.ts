import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Letter } from '../../src/letters/letter.ts';
import { buildFamilies } from '../../src/search/families/families.ts';
import { type Comparable, findNearDuplicates, SAME_CASE } from '../../src/search/families/near-duplicates.ts';
import { foldWord } from '../../src/text/normalise.ts';
import { tokenise } from '../../src/text/tokenise.ts';
import { idOf, makeLetter } from '../support/letters.ts';
import { pickBelow, seededNumbers } from '../support/seeded.ts';

/** Runs of five words as texts: the naive way, without hashes and samples. */
function naiveShingles({ question, answer }: Comparable): Set<string> {
  const words = tokenise(`${question}\n${answer}`).map(({ surface }) => foldWord(surface));
  if (words.length === 0) return new Set();
  return new Set(Array.from({ length: Math.max(1, words.length - 4) }, (_, at) => words.slice(at, at + 5).join(' ')));
}

function naiveJaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((shingle) => other.has(shingle)).length;
  return common / (one.size + other.size - common || 1);
}

/** A made-up letter of so many words, and a copy in which a share of the words was changed, some lost and some put in. */
function copyOf(words: readonly string[], changed: number, next: () => number): string[] {
  return words.flatMap((word) => {
    if (next() >= changed) return [word];
    const other = `new${pickBelow(next, 1e6)}`;
    return [[other], [], [word, other]][pickBelow(next, 3)] ?? [];
  });
}

const comparable = (id: string, words: readonly string[]): Comparable => ({
  id,
  question: words.slice(0, words.length / 2).join(' '),
  answer: words.slice(words.length / 2).join(' '),
});

/** Letters and edited copies of them; `least` words and more, up to four times as many. */
function makeLetters(count: number, least: number, seed: string): Comparable[] {
  const next = seededNumbers(seed);
  const phrase = 'please take care of yourself and write to me again'.split(' ');
  return Array.from({ length: count }, (_, at) => {
    const length = least + pickBelow(next, 3 * least);
    const own = Array.from({ length }, () => `w${pickBelow(next, 3000)}`);
    const words = next() < 0.3 ? [...own, ...phrase] : own;
    return [comparable(`a${at}`, words), comparable(`b${at}`, copyOf(words, next() * 0.2, next))];
  }).flat();
}

/** Every pair at the threshold by the naive way, with its similarity. Only copies share more than a phrase. */
function exactPairs(letters: readonly Comparable[]): Map<string, number> {
  const shingles = letters.map(naiveShingles);
  const pairs = new Map<string, number>();
  for (let at = 0; at < letters.length; at++) {
    for (let other = at + 1; other < letters.length; other++) {
      const similarity = naiveJaccard(shingles[at] ?? new Set(), shingles[other] ?? new Set());
      if (similarity >= SAME_CASE) pairs.set(`${letters[at]?.id} ${letters[other]?.id}`, similarity);
    }
  }
  return pairs;
}

describe('near-duplicates', () => {
  it('are never found where exact Jaccard similarity is below the threshold, and each pair once', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(3, 6, 20, 60), (seed, least) => {
        const letters = makeLetters(12, least, `never ${seed}`);
        const exact = exactPairs(letters);
        const found = findNearDuplicates(letters).map(([one, other]) => `${one} ${other}`);
        expect(found.filter((pair) => !exact.has(pair))).toEqual([]);
        expect(new Set(found).size).toBe(found.length);
      }),
      { numRuns: 40 },
    );
  });

  it.each([6, 20, 60, 150])('of letters from %i words on are missed as seldom as is said', (least) => {
    const tally = { border: [0, 0], above: [0, 0] };
    for (let round = 0; round < 40; round++) {
      const letters = makeLetters(30, least, `missed ${least} ${round}`);
      const found = new Set(findNearDuplicates(letters).map(([one, other]) => `${one} ${other}`));
      for (const [pair, similarity] of exactPairs(letters)) {
        const counted = similarity < 0.6 ? tally.border : tally.above;
        counted[0] = (counted[0] ?? 0) + 1;
        if (!found.has(pair)) counted[1] = (counted[1] ?? 0) + 1;
      }
    }
    const share = ([pairs = 0, missed = 0]: readonly number[]) => missed / Math.max(1, pairs);
    expect(tally.above[0]).toBeGreaterThan(300);
    expect(share(tally.border)).toBeLessThanOrEqual(0.01);
    expect(share(tally.above)).toBeLessThanOrEqual(0.002);
  });

  it('are found among equal letters however short they are, and never among letters without a word', () => {
    const letters = [
      { id: 'a', question: 'Why?', answer: 'Because.' },
      { id: 'b', question: 'why', answer: 'BECAUSE' },
      { id: 'c', question: '🙁', answer: '…' },
      { id: 'd', question: '🙂', answer: '!' },
    ];
    expect(findNearDuplicates(letters)).toEqual([['a', 'b']]);
    expect(findNearDuplicates([])).toEqual([]);
  });
});

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => idOf(`ask-ada/${name}`));
const reference = fc.option(fc.constantFrom(...IDS, idOf('ask-ada/nobody')), { nil: undefined });
/** Letters that refer to each other in any way at all: in rings, to themselves, to nobody. */
const tangledLetters = fc
  .tuple(
    ...IDS.map((id) =>
      fc
        .record({
          date: fc.option(fc.constantFrom('2001', '2002-03', '2003-04-05'), { nil: undefined }),
          reprintOf: reference,
          updateOf: reference,
          supersededBy: reference,
        })
        .map((parts) => makeLetter({ id, ...parts })),
    ),
  )
  .chain((letters) => fc.shuffledSubarray(letters));

/** Who belongs to whom, followed step by step. */
function naiveFamily(letters: readonly Letter[], start: Letter): Set<string> {
  const known = new Set<string>(letters.map(({ id }) => id));
  const links = letters.flatMap(({ id, reprintOf, updateOf, supersededBy }) =>
    [reprintOf, updateOf, supersededBy].flatMap((other) =>
      other !== undefined && known.has(other) ? [[id, other] as const] : [],
    ),
  );
  const family = new Set<string>([start.id]);
  for (let size = 0; size < family.size; ) {
    size = family.size;
    for (const [one, other] of links) if (family.has(one) || family.has(other)) family.add(one).add(other);
  }
  return family;
}

describe('families', () => {
  it('are who is linked in any way and by any number of steps, by date, whatever rings there are', () => {
    fc.assert(
      fc.property(tangledLetters, (letters) => {
        const families = buildFamilies(letters);
        for (const letter of letters) {
          const relatives = families.relatives(letter.id).map((relative) => relative.letter);
          expect(new Set([letter.id, ...relatives.map(({ id }) => id)])).toEqual(naiveFamily(letters, letter));
          const dates = relatives.map(({ date }) => date ?? '');
          expect(dates).toEqual(dates.toSorted());
          for (const { id } of relatives) expect(families.familyOf(id)).toBe(families.familyOf(letter.id));
          expect(naiveFamily(letters, letter).has(families.familyOf(letter.id))).toBe(true);
        }
      }),
    );
  });

  it('do not depend on the order of the letters', () => {
    fc.assert(
      fc.property(tangledLetters, (letters) => {
        const [one, other] = [buildFamilies(letters), buildFamilies(letters.toReversed())];
        for (const { id } of letters) {
          expect(other.familyOf(id)).toBe(one.familyOf(id));
          expect(other.relatives(id)).toEqual(one.relatives(id));
        }
      }),
    );
  });
});
