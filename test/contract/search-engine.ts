// What must every search engine do, whatever it goes by? One suite; each engine runs it from a short test file.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../src/errors.ts';
import { compareHits, type SearchDocument, type SearchEngine } from '../../src/search/engine.ts';
import { anyText } from '../support/arbitraries.ts';

/** How to make the engine. */
export type EngineMaker = (documents: readonly SearchDocument[]) => Promise<SearchEngine> | SearchEngine;

/** How many made-up questions are tried; an engine that embeds each wants fewer. */
export type ContractOptions = { readonly runs?: number };

const document = (id: string, title: string, question: string, answer: string): SearchDocument => ({
  id,
  title,
  question,
  answer,
  topics: [],
});

/** Letters about different things; "twin-a" and "twin-b" are the same but for their ids. */
export const CONTRACT_LETTERS: readonly SearchDocument[] = [
  document('twin-b', 'A neighbour with drums', 'Our neighbour plays the drums all night.', 'Ask him for quiet after ten.'),
  document('twin-a', 'A neighbour with drums', 'Our neighbour plays the drums all night.', 'Ask him for quiet after ten.'),
  document('wedding', 'No invitation', 'My sister did not invite me to her wedding.', 'Tell her that it hurts.'),
  document(
    'boss',
    'The shouting boss',
    'My boss shouts at me in meetings.',
    'Write down when he does, and look for another job.',
  ),
  document('cat', 'A cat and a lover', 'My lover wants me to give my cat away.', 'Keep the cat.'),
];
const QUESTION = 'Our neighbour plays drums, my boss shouts, my sister has a wedding, my lover a cat';
const ALL = { limit: 100 };

/** The laws of the {@link SearchEngine} port. */
export function describeSearchEngine(name: string, make: EngineMaker, { runs = 50 }: ContractOptions = {}): void {
  describe(`${name} as a search engine`, () => {
    it('puts the letter first that says just what was asked', async () => {
      const engine = await make(CONTRACT_LETTERS);
      for (const { id, question } of CONTRACT_LETTERS.slice(1)) {
        expect((await engine.search(question, { limit: 1 }))[0]?.id).toBe(id);
      }
    });

    it('gives the best first, equal scores in the order of ids, each letter once', async () => {
      const hits = await (await make(CONTRACT_LETTERS)).search(QUESTION, ALL);
      expect(hits).toEqual(hits.toSorted(compareHits));
      expect(new Set(hits.map(({ id }) => id)).size).toBe(hits.length);
      const ids = hits.map(({ id }) => id);
      expect(ids.indexOf('twin-b')).toBe(ids.indexOf('twin-a') + 1);
      expect(hits.every(({ score }) => Number.isFinite(score))).toBe(true);
    });

    it('gives as many as are wanted at most, the first of those it would give', async () => {
      const engine = await make(CONTRACT_LETTERS);
      const ids = (await engine.search(QUESTION, ALL)).map(({ id }) => id);
      for (const limit of [0, 1, 2, 3]) {
        expect((await engine.search(QUESTION, { limit })).map(({ id }) => id)).toEqual(ids.slice(0, limit));
      }
    });

    it('never gives a letter that is not allowed', async () => {
      const engine = await make(CONTRACT_LETTERS);
      for (const { id: hidden, question } of CONTRACT_LETTERS) {
        const hits = await engine.search(question, { ...ALL, allow: (id) => id !== hidden });
        expect(hits.map(({ id }) => id)).not.toContain(hidden);
      }
      expect(await engine.search(QUESTION, { ...ALL, allow: () => false })).toEqual([]);
    });

    it('answers the same question in the same way, letters in any order, questions at once or one after the other', async () => {
      const engine = await make(CONTRACT_LETTERS);
      const other = await make(CONTRACT_LETTERS.toReversed());
      const questions = CONTRACT_LETTERS.map(({ question }) => question);
      const once = await Promise.all(questions.map((question) => engine.search(question, ALL)));
      for (const [at, question] of questions.entries()) {
        expect(await engine.search(question, ALL)).toEqual(once[at]);
        expect((await other.search(question, ALL)).map(({ id }) => id)).toEqual(once[at]?.map(({ id }) => id));
      }
    });

    it('finds nothing for nothing, and nothing among no letters', async () => {
      expect(await (await make(CONTRACT_LETTERS)).search('  ', ALL)).toEqual([]);
      expect(await (await make([])).search(QUESTION, ALL)).toEqual([]);
    });

    it('stops when it is no longer wanted', async () => {
      const engine = await make(CONTRACT_LETTERS);
      const search = engine.search(QUESTION, { ...ALL, signal: AbortSignal.abort() });
      await expect(search).rejects.toThrow(ArchiveError);
      await expect(search).rejects.toMatchObject({ code: 'interrupted' });
    });

    it('takes any text for a question', async () => {
      const engine = await make(CONTRACT_LETTERS);
      await fc.assert(
        fc.asyncProperty(anyText, async (question) => {
          const known = new Set(CONTRACT_LETTERS.map(({ id }) => id));
          for (const { id } of await engine.search(question, ALL)) expect(known.has(id)).toBe(true);
        }),
        { numRuns: runs },
      );
    });
  });
}
