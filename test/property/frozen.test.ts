// Laws of the frozen word index: packed into bytes, split into parts, it ranks as the plain formula does.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchDocument, SearchEngine } from '../../src/search/engine.ts';
import { WORD_SETTINGS } from '../../src/search/words/bm25f.ts';
import { freezeWords, indexWords, openFrozen, RANKING } from '../../src/search/words/frozen.ts';
import { createChangingWordIndex } from '../../src/search/words/frozen-live.ts';
import { analyseDocument, createStemIndex } from '../../src/search/words/segment-columns.ts';
import { createWordEngine, createWordIndex } from '../../src/search/words/words.ts';
import { stems } from '../../src/text/analyse.ts';
import { anyDocument, anyDocuments, anyQuestion } from './frozen-corpora.ts';
import { MINI_SEARCH, miniSearchFormula } from './frozen-minisearch.ts';
import { scoreNaively } from './frozen-oracle.ts';

const ALL = { limit: 1000 };
const STEP = 1 / 255;
/** Keeps every pair, as a split index must to be exactly equal: see the law about parts. */
const EVERY_PAIR = { ...RANKING, pairs: { ...WORD_SETTINGS.pairs, leastLetters: 1 } };

type Known = { readonly id: string; readonly score: number; readonly tolerance: number };

/** The engine's list is that of `known`, but for letters whose scores lie so near that quantisation may swap them. */
async function expectRanking(engine: SearchEngine, question: string, known: readonly Known[]) {
  const byId = new Map(known.map((hit) => [hit.id, hit]));
  const all = await engine.search(question, ALL);
  expect(new Set(all.map(({ id }) => id))).toEqual(new Set(byId.keys()));
  for (const { id, score } of all) {
    const own = byId.get(id);
    expect(Math.abs(score - (own?.score ?? Number.NaN))).toBeLessThanOrEqual(own?.tolerance ?? 0);
  }
  const top = await engine.search(question, { limit: 10 });
  expect(top).toEqual(all.slice(0, 10));
  for (const [place, { id }] of top.entries()) {
    const mine = byId.get(id);
    const better = known.filter((other) => other.score - other.tolerance > (mine?.score ?? 0) + (mine?.tolerance ?? 0));
    expect(better.length).toBeLessThanOrEqual(place);
  }
}

describe('the frozen index', () => {
  it('ranks the first ten as a naive scorer of the same formula, but for ties within the quantisation step', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocuments(), anyQuestion, async (documents, question) => {
        await expectRanking(createWordIndex(documents), question, scoreNaively(documents, question));
      }),
    );
  });

  it("ranks as MiniSearch does when it is made by MiniSearch's formula", async () => {
    await fc.assert(
      fc.asyncProperty(anyDocuments(1), anyQuestion, async (documents, question) => {
        const ceilings: number[] = [];
        const ranking = { formula: miniSearchFormula(ceilings), pairs: { ...WORD_SETTINGS.pairs, weight: 0 } };
        const segment = indexWords(documents, ranking);
        const engine = createWordEngine([{ segment }], ranking);
        const asked = stems(question);
        const times = (stem: string) => asked.filter((other) => other === stem).length;
        const slack = (stem: string) => times(stem) * STEP * (ceilings[segment.termOf(stem)] ?? 0);
        const known = searchMiniSearch(documents, [...new Set(asked)], times).map(({ score, queryTerms, id }) => ({
          id: String(id),
          // What each matched word adds is what the frozen index has; MiniSearch multiplies by how many matched.
          score: score / queryTerms.length,
          matched: queryTerms.length,
          tolerance: queryTerms.reduce((sum, stem) => sum + slack(stem), 0) / 2 + score * 1e-5,
        }));
        await expectRanking(engine, question, known);

        const multiplied = await multiplyByMatches(engine, asked);
        for (const one of known) {
          for (const other of known) {
            const surely = (one.score - one.tolerance) * one.matched > (other.score + other.tolerance) * other.matched;
            if (surely) expect(multiplied.get(one.id)).toBeGreaterThan(multiplied.get(other.id) ?? 0);
          }
        }
      }),
    );
  });

  it('gives from its file what it gives in memory, and the same bytes for the same letters in any order', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocuments(), anyQuestion, async (documents, question) => {
        const file = freezeWords(documents);
        expect(freezeWords([...documents].reverse())).toEqual(file);
        const opened = openFrozen(file);
        if (!opened.ok) throw new Error(opened.detail);
        expect(await createWordEngine([opened]).search(question, ALL)).toEqual(
          await createWordIndex(documents).search(question, ALL),
        );
      }),
    );
  });
});

describe('frozen, changed and removed letters together', () => {
  const changes = fc.array(
    fc.record({
      put: anyDocuments(),
      removed: fc.array(
        anyDocument.map(({ id }) => id),
        { maxLength: 10 },
      ),
    }),
    {
      maxLength: 4,
    },
  );

  it('rank exactly as if all were frozen at once with the same mean lengths', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocuments(), changes, anyQuestion, async (documents, steps, question) => {
        const frozen = indexWords(documents, EVERY_PAIR);
        const index = createChangingWordIndex(frozen, EVERY_PAIR);
        const now = new Map(documents.map((document) => [document.id, document]));
        for (const { put, removed } of steps) {
          index.changed(put, removed);
          // What is asked in between must leave no trace.
          await index.search(question, ALL);
          for (const id of removed) now.delete(id);
          for (const document of put) now.set(document.id, document);
        }
        const totals = documents.length > 0 ? frozen.totals : undefined;
        const whole = createWordEngine([{ segment: indexWords([...now.values()], EVERY_PAIR, totals) }], EVERY_PAIR);
        expect(await index.search(question, ALL)).toEqual(await whole.search(question, ALL));
        expect(index.terms(question)).toEqual(whole.terms(question));
        expect(index.complete('s', 5)).toEqual(whole.complete('s', 5));
        for (const stem of stems(question)) expect(index.rarity(stem)).toBe(whole.rarity(stem));
      }),
    );
  });
});

describe('a list of hits', () => {
  it('has only letters that are allowed, in the order that they have among all', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocuments(), anyQuestion, fc.func(fc.boolean()), async (documents, question, allow) => {
        const index = createWordIndex(documents);
        const all = await index.search(question, ALL);
        expect(await index.search(question, { limit: 5, allow })).toEqual(all.filter(({ id }) => allow(id)).slice(0, 5));
      }),
    );
  });

  it('loses no exact title when letters about other things join', async () => {
    const unrelated = anyDocuments().map((documents) => documents.map((document) => ({ ...document, title: 'garden' })));
    await fc.assert(
      fc.asyncProperty(unrelated, unrelated, async (before, after) => {
        const wanted: SearchDocument = { id: 'wanted', title: 'jealous godmother garden', question: '', answer: '', topics: [] };
        const index = createChangingWordIndex(indexWords([...before, wanted]));
        index.changed(after, []);
        expect((await index.search(wanted.title, { limit: 1 }))[0]?.id).toBe(wanted.id);
      }),
    );
  });
});

function searchMiniSearch(documents: readonly SearchDocument[], asked: readonly string[], times: (stem: string) => number) {
  const index = createStemIndex();
  index.addAll(documents.map(analyseDocument));
  const { boosts, k, b, d } = MINI_SEARCH;
  const [title, question, answer, labels] = boosts;
  return index.search(asked.join('\n'), { boost: { title, question, answer, labels }, bm25: { k, b, d }, boostTerm: times });
}

/** MiniSearch's last step done by hand: the sum times the number of matched words. */
async function multiplyByMatches(engine: SearchEngine, asked: readonly string[]): Promise<Map<string, number>> {
  const sums = new Map<string, { score: number; matched: Set<string> }>();
  for (const stem of asked) {
    for (const { id, score } of await engine.search(stem, ALL)) {
      const sum = sums.get(id) ?? { score: 0, matched: new Set<string>() };
      sum.matched.add(stem);
      sums.set(id, { ...sum, score: sum.score + score });
    }
  }
  return new Map([...sums].map(([id, { score, matched }]) => [id, score * matched.size]));
}
