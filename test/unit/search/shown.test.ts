// Which of the ranked letters does a reader see? A finder over a ranking that is given.
import { describe, expect, it } from 'vitest';
import { createShelf } from '../../../src/letters/shelf.ts';
import { likelihoodBehind } from '../../../src/search/distance.ts';
import { createFinder } from '../../../src/search/find.ts';
import type { Findings } from '../../../src/search/match.ts';
import type { Meant, Query, Ranked, Ranker } from '../../../src/search/rank.ts';
import { createWordIndex } from '../../../src/search/words/words.ts';
import { makeLetter } from '../../support/letters.ts';

const LETTERS = [
  makeLetter({ id: 'ask-ada/ladder' }),
  makeLetter({ id: 'ask-ada/bruise', title: 'The Bruise', contentNotes: ['abuse'] }),
  makeLetter({ id: 'ask-ada/piano', title: 'The Piano' }),
  makeLetter({ id: 'ask-ada/drum', title: 'The Drum' }),
  makeLetter({ id: 'ask-ada/flute', title: 'The Flute' }),
  makeLetter({ id: 'ask-ada/bell', title: 'The Bell' }),
];
const MEANT: Meant = {
  half: {
    embedder: {
      model: { name: 'none', fingerprint: 'none', dimensions: 2 },
      embed: async () => [],
      close: async () => {},
    },
    index: {
      asked: 0,
      nearest: () => [],
      rank: () => [],
      cosine: () => 0,
      questionVector: () => undefined,
      meetingPoint: (vector) => vector,
      directionOf: () => ({ along: new Float32Array(2), offset: 0, length: 1 }),
    },
    gate: 0,
    kinshipOf: () => 0,
    sentenceScores: () => [1, 0.1],
  },
  vector: new Float32Array(2),
  kinship: 0,
};

/** A finder whose ranking is given. @param meant left out: the question is read by words alone */
function finderOver(ranking: readonly Omit<Ranked, 'score' | 'near'>[], meant: Meant | undefined) {
  const query: Query = { text: 'my ladder', stems: new Set(['ladder']), ...(meant && { meant }) };
  const ranker: Ranker = {
    read: async () => query,
    rank: async (_, { allow = () => true } = {}) =>
      ranking.filter(({ id }) => allow(id)).map((ranked, at) => ({ score: 3 - at, near: 0.5, ...ranked })),
  };
  return createFinder({
    shelf: createShelf(LETTERS),
    words: createWordIndex(LETTERS),
    ranker,
    families: { familyOf: (id) => id, relatives: () => [] },
  });
}

function idsOf(found: Findings): string[] {
  return found.outcome === 'matches' ? found.matches.map(({ letter }) => letter.id) : [];
}

const ladder = { id: 'ask-ada/ladder', likelihood: 0.4, band: 'related' } as const;
const bruise = { id: 'ask-ada/bruise', likelihood: 0.15, band: 'related' } as const;

describe('a letter with a content note', () => {
  it('is not put before somebody whose question it may well not answer, nor is its title', async () => {
    expect(idsOf(await finderOver([bruise, ladder], MEANT).find('my ladder', {}))).toEqual(['ask-ada/ladder']);
    const nothing = await finderOver([bruise, { ...ladder, band: undefined }], MEANT).find('my ladder', {});
    expect(nothing.outcome === 'nothing-close' && nothing.nearest.map(({ id }) => id)).toEqual(['ask-ada/ladder']);
  });

  it('is shown to whom it is likely to answer, and where words alone can’t say how likely', async () => {
    const likely = { ...bruise, likelihood: 0.2 };
    expect(idsOf(await finderOver([likely, ladder], MEANT).find('my ladder', {}))).toEqual(['ask-ada/bruise', 'ask-ada/ladder']);
    expect(idsOf(await finderOver([bruise], undefined).find('my ladder', {}))).toEqual(['ask-ada/bruise']);
  });
});

describe('letters like a letter', () => {
  it('are ranked without it, so that it is not what they are held against', async () => {
    const found = await finderOver(
      [
        { ...ladder, likelihood: 1 },
        { ...ladder, id: 'ask-ada/piano' },
      ],
      MEANT,
    ).findSimilar(makeLetter({ id: 'ask-ada/ladder' }), {});
    expect(idsOf(found)).toEqual(['ask-ada/piano']);
    expect(found.searched.letters).toBe(LETTERS.length - 1);
  });
});

describe('the line of a letter like a letter', () => {
  it('speaks of that letter, for nobody asked a question', async () => {
    const found = await finderOver([{ ...ladder, id: 'ask-ada/piano', likelihood: 0.8 }], MEANT).findSimilar(
      makeLetter({ id: 'ask-ada/ladder' }),
      {},
    );
    const [first] = found.outcome === 'matches' ? found.matches[0].why : [];
    expect(first).toEqual({ kind: 'own', text: 'Closest to that letter: ' });
  });
});

describe('distant letters', () => {
  const four = ['ladder', 'piano', 'drum', 'flute'].map((name) => ({ ...ladder, id: `ask-ada/${name}`, likelihood: 0.1 }));

  it('are three at most, behind a surer one too, and no more are promised', async () => {
    const found = await finderOver(four, MEANT).find('my ladder', { limit: 2 });
    expect([idsOf(found).length, found.outcome === 'matches' && found.more]).toEqual([2, 1]);
    const behind = [{ ...ladder, id: 'ask-ada/bell', likelihood: 0.3 }, ...four];
    expect(idsOf(await finderOver(behind, MEANT).find('my ladder', {}))).toHaveLength(4);
    expect(idsOf(await finderOver(four, undefined).find('my ladder', {}))).toHaveLength(4);
  });

  it('are no close ones, however unlikely, nor are letters like a letter left out', async () => {
    const close = four.map((match) => ({ ...match, band: 'close' as const }));
    const found = await finderOver(close, MEANT).find('my ladder', {});
    expect(found.outcome === 'matches' && found.matches.map(({ certainty }) => certainty)).toEqual(Array(4).fill('perhaps'));
    const bell = makeLetter({ id: 'ask-ada/bell', title: 'The Bell' });
    expect(idsOf(await finderOver(four, MEANT).findSimilar(bell, {}))).toHaveLength(3);
    const nearer = four.map((match, at) => (at === 0 ? { ...match, likelihood: 0.3 } : match));
    const five = [...nearer, { ...ladder, id: 'ask-ada/bruise', likelihood: 0.05 }];
    expect(idsOf(await finderOver(five, MEANT).findSimilar(bell, {}))).toHaveLength(5);
  });
});

describe('a letter behind another one', () => {
  const sure = { ...ladder, likelihood: 0.9 };
  const piano = { ...ladder, id: 'ask-ada/piano', likelihood: 0.7 };
  const certaintiesOf = (found: Findings) => (found.outcome === 'matches' ? found.matches.map(({ certainty }) => certainty) : []);

  it('is less sure than it is by itself, on its card as in its reason', async () => {
    const finder = finderOver([sure, piano], MEANT);
    expect(certaintiesOf(await finder.find('my ladder', {}))).toEqual(['likely', 'perhaps']);
    expect(certaintiesOf(await finder.find('my ladder', { from: 1 }))).toEqual(['perhaps']);
    expect((await finder.explain(makeLetter({ id: 'ask-ada/piano' }), 'my ladder')).certainty).toBe('perhaps');
    expect((await finder.explain(makeLetter({ id: 'ask-ada/ladder' }), 'my ladder')).certainty).toBe('likely');
    expect(certaintiesOf(await finderOver([piano], MEANT).find('my ladder', {}))).toEqual(['likely']);
  });

  it('has the same certainty in its reason, behind a noted one that is not shown and before one that is close', async () => {
    const agree = async (ranking: Parameters<typeof finderOver>[0], id: string) => {
      const finder = finderOver(ranking, MEANT);
      const found = await finder.find('my ladder', {});
      const card = found.outcome === 'matches' ? found.matches.find(({ letter }) => letter.id === id) : undefined;
      expect((await finder.explain(makeLetter({ id }), 'my ladder')).certainty).toBe(card?.certainty);
      return card?.certainty;
    };
    expect(await agree([bruise, piano], 'ask-ada/piano')).toBe('likely');
    expect(
      await agree(
        [{ ...ladder, likelihood: 0.3 }, sure].map((one, at) => ({ ...one, id: at ? 'ask-ada/drum' : one.id })),
        'ask-ada/drum',
      ),
    ).toBe('perhaps');
    expect(await agree([ladder, { ...piano, band: 'close' }], 'ask-ada/piano')).toBe('likely');
  });

  it('that has a content note is not shown where so it hardly answers; nor does words alone make it less', async () => {
    const likely = { ...bruise, likelihood: 0.4 };
    expect(idsOf(await finderOver([sure, likely], MEANT).find('my ladder', {}))).toEqual(['ask-ada/ladder']);
    expect(idsOf(await finderOver([sure, { ...bruise, likelihood: 0.9 }], MEANT).find('my ladder', {}))).toHaveLength(2);
    const byWords = await finderOver([sure, piano], undefined).find('my ladder', {});
    expect(byWords.outcome === 'matches' && byWords.matches.map(({ score }) => score)).toEqual([0.9, 0.7]);
  });
});

describe('how likely a letter is behind another', () => {
  it('is less than by itself, in the same order, and certain or impossible as before', () => {
    const given = [0, 0.05, 0.3, 0.5, 0.9, 1];
    const behind = given.map(likelihoodBehind);
    expect(behind.toSorted((one, other) => one - other)).toEqual(behind);
    expect([behind[0], behind[5]]).toEqual([0, 1]);
    for (const at of [1, 2, 3, 4]) expect(behind[at]).toBeLessThan(given[at] ?? 0);
    expect(behind[3]).toBeCloseTo(0.23, 2);
  });
});

describe('the line of a match', () => {
  it.each([
    [0.19, /^A distant match\. Nearest/u],
    [0.2, /^It may fit\. Closest/u],
    [0.64, /^It may fit\. Closest/u],
    [0.65, /^Closest/u],
  ])('at a likelihood of %f says how sure it is', async (likelihood, begins) => {
    const found = await finderOver([{ ...ladder, likelihood }], MEANT).find('my ladder', {});
    const why = found.outcome === 'matches' ? found.matches[0].why.map((part) => (part.kind === 'own' ? part.text : '')) : [];
    expect(why.join('')).toMatch(begins);
  });
});
