import { describe, expect, it } from 'vitest';
import type { SearchDocument } from '../../../../src/search/engine.ts';
import { freezeWords, indexWords, openFrozen } from '../../../../src/search/words/frozen.ts';
import { createChangingWordIndex } from '../../../../src/search/words/frozen-live.ts';
import { createWordEngine, createWordIndex } from '../../../../src/search/words/words.ts';
import { describeSearchEngine } from '../../../contract/search-engine.ts';

const letter = (id: string, parts: Partial<SearchDocument>): SearchDocument => ({
  id,
  title: '',
  question: '',
  answer: '',
  topics: [],
  ...parts,
});
const idsOf = (hits: readonly { readonly id: string }[]) => hits.map(({ id }) => id);
const ALL = { limit: 100 };

describeSearchEngine('the word index', createWordIndex);

describeSearchEngine('the word index from a file', (documents) => {
  const opened = openFrozen(freezeWords(documents));
  if (!opened.ok) throw new Error(opened.detail);
  return createWordEngine([opened]);
});

describeSearchEngine('the word index, half frozen and half changed', (documents) => {
  const stale = documents.slice(1).map(({ id }) => letter(id, { title: 'wedding', question: 'drums boss cat' }));
  const index = createChangingWordIndex(indexWords([...stale, letter('gone', { question: 'neighbour drums wedding' })]));
  index.changed(documents, ['gone']);
  return index;
});

describe('the word score', () => {
  it('holds a word in the title above one in the question, and that above one in the answer', async () => {
    const documents = [letter('a', { answer: 'rent' }), letter('q', { question: 'rent' }), letter('t', { title: 'rent' })];
    const filled = documents.map((document) => ({
      ...document,
      title: `${document.title} garden`,
      question: `${document.question} winter`,
    }));
    expect(idsOf(await createWordIndex(filled).search('rent', ALL))).toEqual(['t', 'q', 'a']);
  });

  it('counts a word as often as the question has it', async () => {
    const index = createWordIndex([
      letter('a', { question: 'rent rent garden' }),
      letter('b', { question: 'rent garden garden' }),
    ]);
    expect(idsOf(await index.search('rent garden rent', ALL))).toEqual(['a', 'b']);
    expect(idsOf(await index.search('garden garden rent', ALL))).toEqual(['b', 'a']);
    expect(index.terms('garden garden rent')).toEqual(
      new Map([
        ['garden', 2],
        ['rent', 1],
      ]),
    );
  });

  it('prefers words side by side in the order of the question, where two letters have them so', async () => {
    const documents = [
      letter('apart', { question: 'mother money winter school law' }),
      letter('reversed', { question: 'law mother winter money school' }),
      letter('together', { question: 'mother law winter money school' }),
      letter('too', { question: 'winter mother law money school' }),
    ];
    expect(idsOf(await createWordIndex(documents).search('mother-in-law', ALL)).slice(0, 2)).toEqual(['together', 'too']);
    const once = await createWordIndex(documents.slice(0, 3)).search('mother-in-law', ALL);
    expect(new Set(once.map(({ score }) => score)).size).toBe(1);
  });

  it('finds by topic what the text does not say', async () => {
    const index = createWordIndex([letter('a', { question: 'winter', topics: ['money'] }), letter('b', { question: 'summer' })]);
    expect(idsOf(await index.search('money', ALL))).toEqual(['a']);
  });

  it('finds by another way of asking what neither text nor topics say', async () => {
    const index = createWordIndex([
      letter('a', { question: 'winter', askedAs: ['never paid back', 'owes me money'] }),
      letter('b', { question: 'summer' }),
    ]);
    expect(idsOf(await index.search('money', ALL))).toEqual(['a']);
  });

  it('never shows a letter that shares nothing but stop words', async () => {
    expect(
      await createWordIndex([letter('a', { question: 'what should we do about it' })]).search('what should we do', ALL),
    ).toEqual([]);
  });
});

describe('rarity', () => {
  it('falls with the number of letters that have a stem', () => {
    const index = createWordIndex([
      letter('a', { title: 'rent cat' }),
      letter('b', { title: 'rent' }),
      letter('c', { title: 'dog' }),
    ]);
    expect(index.rarity('volcano')).toBeCloseTo(Math.log(8));
    expect(index.rarity('cat')).toBeCloseTo(Math.log(1 + 2.5 / 1.5));
    expect(index.rarity('rent')).toBeLessThan(index.rarity('cat'));
  });
});

describe('another word for the same', () => {
  const index = createWordIndex([
    letter('typed', { question: 'My hubby snores.' }),
    letter('kin', { question: 'My husband snores.' }),
    letter('other', { question: 'My landlord snores.' }),
  ]);

  it('finds a letter, behind those that have the very word', async () => {
    expect(idsOf(await index.search('hubby', ALL))).toEqual(['typed', 'kin']);
    expect(idsOf(await index.search('husband', ALL))).toEqual(['kin', 'typed']);
  });

  it('is no word of the question: reasons and shares know only what was typed', () => {
    expect([...index.terms('hubby').keys()]).toEqual(['hubbi']);
  });
});

describe('letters that change', () => {
  const many = Array.from({ length: 3_000 }, (_, at) => letter(`letter-${at}`, { title: 'rent' }));

  it('are found as they are now, and no longer as they were', async () => {
    const index = createChangingWordIndex(indexWords([letter('a', { title: 'rent' }), letter('b', { title: 'cat' })]));
    expect(idsOf(await index.search('rent', ALL))).toEqual(['a']);
    index.changed([letter('a', { title: 'wedding' }), letter('c', { title: 'rent' })], ['b']);
    expect(idsOf(await index.search('rent', ALL))).toEqual(['c']);
    expect(idsOf(await index.search('wedding', ALL))).toEqual(['a']);
    expect(await index.search('cat', ALL)).toEqual([]);
    index.changed([letter('b', { title: 'cat' })], ['c']);
    expect(idsOf(await index.search('cat rent', ALL))).toEqual(['b']);
  });

  it('may be the first ones', async () => {
    const index = createChangingWordIndex(indexWords([]));
    index.changed([letter('a', { title: 'rent garden' })], []);
    expect(idsOf(await index.search('garden', ALL))).toEqual(['a']);
  });

  it('want a new freeze when they are more than a tenth, and more than 200', () => {
    const small = createChangingWordIndex(indexWords(many.slice(0, 100)));
    small.changed(many.slice(0, 200), []);
    expect(small.freezeDue()).toBe(false);
    small.changed(many.slice(200, 201), []);
    expect(small.freezeDue()).toBe(true);
    const large = createChangingWordIndex(indexWords(many));
    large.changed([], idsOf(many.slice(0, 300)));
    expect(large.freezeDue()).toBe(false);
    large.changed([], ['letter-300', 'never-there']);
    expect(large.freezeDue()).toBe(true);
  });
});
