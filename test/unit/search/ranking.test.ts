import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf, coverage, gateFrom, kinship, likelihood, nearness, wordBand } from '../../../src/search/distance.ts';
import { compareHits, type Hit } from '../../../src/search/engine.ts';
import { fuseHits, wordShareOf } from '../../../src/search/fuse.ts';
import { MAX_QUESTION, readQuestion } from '../../../src/search/question.ts';
import { anyText } from '../../support/arbitraries.ts';

const hits = fc.uniqueArray(
  fc.record({ id: fc.constantFrom(...'abcdefghij'), score: fc.double({ min: -100, max: 100, noNaN: true }) }),
  { selector: ({ id }) => id, maxLength: 8 },
);
const idsOf = (list: readonly Hit[]) => list.map(({ id }) => id);

describe('fusing two lists', () => {
  it('keeps every letter once, best first, with finite scores', () => {
    fc.assert(
      fc.property(hits, hits, (words, meaning) => {
        const fused = fuseHits(words, meaning);
        expect(idsOf(fused).sort()).toEqual([...new Set(idsOf([...words, ...meaning]))].sort());
        expect(fused).toEqual(fused.toSorted(compareHits));
        expect(fused.every(({ score }) => Number.isFinite(score))).toBe(true);
      }),
    );
  });

  it('gives the order of the one list where the other is empty or counts nothing', () => {
    fc.assert(
      fc.property(hits, hits, (one, other) => {
        // Scores that differ by less than the rounding of their sums have no order.
        fc.pre(one.every(({ score }, at) => one.slice(at + 1).every((next) => Math.abs(next.score - score) > 0.01)));
        const order = idsOf(one.toSorted(compareHits));
        expect(idsOf(fuseHits(one, []))).toEqual(order);
        expect(idsOf(fuseHits([], one))).toEqual(order);
        const known = new Set(order);
        expect(idsOf(fuseHits(one, other, 1)).filter((id) => known.has(id))).toEqual(order);
      }),
    );
  });

  it('lets words count a little more where letters have other ways of asking', () => {
    expect([0, 0.5, 1].map(wordShareOf)).toEqual([0.3, expect.closeTo(0.325, 9), expect.closeTo(0.35, 9)]);
  });

  it('does not depend on the scale of either list', () => {
    const words = [
      { id: 'a', score: 9 },
      { id: 'b', score: 4 },
      { id: 'c', score: 2 },
    ];
    const meaning = [
      { id: 'c', score: 0.8 },
      { id: 'b', score: 0.7 },
      { id: 'd', score: 0.1 },
    ];
    const scaled = fuseHits(
      words.map(({ id, score }) => ({ id, score: 1000 * score - 7 })),
      meaning,
    );
    const fused = fuseHits(words, meaning);
    expect(idsOf(scaled)).toEqual(idsOf(fused));
    fused.forEach(({ score }, at) => {
      expect(scaled[at]?.score).toBeCloseTo(score, 9);
    });
    // Meaning counts more than words, and what both have beats what one has.
    expect(idsOf(fused)).toEqual(['c', 'b', 'a', 'd']);
  });
});

describe('the kinship of a question with an archive', () => {
  it('is how near its nearest letters are on the whole, less half of how near a background question is', () => {
    expect(kinship([0.6, 0.4], 0.3)).toBeCloseTo(0.35);
    expect(kinship([0.4, 0.2], 0.8)).toBeCloseTo(-0.1);
    expect(kinship([], 0.3)).toBeCloseTo(-0.15);
  });
});

describe('the gate of an archive', () => {
  const background = Array.from({ length: 100 }, (_, at) => at / 200);
  const own = [0.9, 1, 1.1];

  it('lies on the way from what nine in ten background questions stay below to how near the letters are to one another', () => {
    const gate = gateFrom({ background, own });
    expect(gate).toBeCloseTo(0.45 + 0.4 * (1 - 0.45), 9);
    expect(gateFrom({ background: background.toReversed(), own: own.toReversed() })).toBe(gate);
    const higher = background.map((number) => number + 0.1);
    expect(gateFrom({ background: higher, own })).toBeCloseTo(gate + 0.06, 9);
  });

  it('is higher for letters that are nearer to one another, and never below the background', () => {
    const gateFor = (median: number) => gateFrom({ background, own: [median] });
    expect(gateFor(0.9)).toBeGreaterThan(gateFor(0.6));
    expect(gateFor(0.1)).toBeCloseTo(0.45, 9);
  });

  it('of one letter alone lies beyond 98 in 100 background questions', () => {
    expect(gateFrom({ background, own: [] })).toBeCloseTo(0.49, 9);
  });

  it('lets nothing through where nothing could be compared', () => {
    expect(gateFrom({ background: [], own })).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the band of a letter', () => {
  const unit = fc.double({ min: 0, max: 1.2, noNaN: true });

  it('never falls as nearness or kinship grow, and likelihood grows with nearness and score', () => {
    const isClose = (near: number, kin: number, gate: number) =>
      bandOf({ near, share: 1, likelihood: 0.9, kinship: kin }, gate) === 'close';
    fc.assert(
      fc.property(unit, unit, unit, unit, (one, other, kin, gate) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(isClose(more, kin, gate) || !isClose(less, kin, gate)).toBe(true);
        expect(isClose(kin, more, gate) || !isClose(kin, less, gate)).toBe(true);
        for (const fused of [undefined, -1, 0, 3, 6])
          expect(likelihood({ near: less, fused })).toBeLessThanOrEqual(likelihood({ near: more, fused }));
        expect(likelihood({ near: kin, fused: less })).toBeLessThanOrEqual(likelihood({ near: kin, fused: more }));
        expect(likelihood({ near: more, fused: 6 })).toBeLessThan(1);
      }),
    );
  });

  it('is none for a letter that the ranking gives less than half of the best one, unless it may fit all the same', () => {
    expect(bandOf({ near: 0.5, share: 0.3, likelihood: 0.2, kinship: 0.9 }, 0.8)).toBe('related');
    const standing = { near: 0.75, likelihood: 0.9, kinship: 0.9 };
    expect(bandOf({ ...standing, share: 0.5 }, 0.8)).toBe('related');
    expect(bandOf({ ...standing, share: 0.5, likelihood: 0.1 }, 0.8)).toBe('related');
    expect(bandOf({ ...standing, share: 0.49, likelihood: 0.19 }, 0.8)).toBeUndefined();
    expect(bandOf({ ...standing, share: 0.9, likelihood: 0.04 }, 0.8)).toBeUndefined();
    expect(bandOf({ ...standing, share: 1, likelihood: 0.04 }, 0.8)).toBe('related');
  });

  it('is close only for a near letter, well beyond the gate', () => {
    const bands = [
      { near: 0.81, kinship: 0.15 },
      { near: 0.79, kinship: 0.6 },
      { near: 0.81, kinship: 0.01 },
    ].map((standing) => bandOf({ ...standing, share: 1, likelihood: 0.9 }, 0.8));
    expect(bands).toEqual(['close', 'related', 'related']);
  });

  it('grows with the cosine and with the share of words, which counts a fifth', () => {
    expect(nearness(0.5, 0)).toBe(0.5);
    expect(nearness(0.5, 1)).toBeCloseTo(0.7);
    expect(nearness(0.5, 7)).toBeCloseTo(0.7);
    expect(nearness(0.5, -1)).toBe(0.5);
  });
});

describe('the share of a question that a letter covers', () => {
  const rarity = (stem: string) => ({ cat: 1, volcano: 3 })[stem] ?? 0;

  it('weighs each stem by its rarity', () => {
    expect(coverage(new Set(['cat', 'volcano']), new Set(['volcano', 'dog']), rarity)).toBe(0.75);
    expect(coverage(new Set(['cat', 'volcano']), new Set(['cat']), rarity)).toBe(0.25);
    expect(coverage(new Set(), new Set(['cat']), rarity)).toBe(0);
    expect([0.29, 0.3, 1].map(wordBand)).toEqual([undefined, 'related', 'related']);
  });
});

describe('a question as it is read', () => {
  it('is in normal form, no longer than is read, and reading it again changes nothing', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 400 }), (text, times) => {
        const { text: read, readOnly } = readQuestion(text.repeat(times));
        expect(read.length).toBeLessThanOrEqual(MAX_QUESTION);
        expect(read.isWellFormed()).toBe(true);
        expect(readQuestion(read)).toEqual({ text: read });
        if (readOnly !== undefined) expect(readOnly).toBe(read.length);
      }),
    );
  });

  it('is cut between words, and says how much was read', () => {
    const { text, readOnly } = readQuestion('ladder '.repeat(1000));
    expect(text.endsWith('ladder')).toBe(true);
    expect(readOnly).toBe(text.length);
    expect(readQuestion(`${'a'.repeat(MAX_QUESTION)}`)).toEqual({ text: 'a'.repeat(MAX_QUESTION) });
    expect(readQuestion('a'.repeat(MAX_QUESTION + 1)).readOnly).toBe(MAX_QUESTION);
    expect(readQuestion('🙁'.repeat(MAX_QUESTION)).text.isWellFormed()).toBe(true);
  });
});
