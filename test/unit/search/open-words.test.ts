import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Snapshot } from '../../../src/search/snapshot.ts';
import { openWords } from '../../../src/search/words/open-words.ts';
import { createWordIndex } from '../../../src/search/words/words.ts';
import { INVENTED_QUESTIONS, inventLetter } from '../../support/invented-letters.ts';

const analysed = vi.hoisted((): string[] => []);
vi.mock(import('../../../src/search/words/segment-columns.ts'), async (original) => {
  const real = await original();
  return {
    ...real,
    analyseDocument: (document) => {
      analysed.push(document.id);
      return real.analyseDocument(document);
    },
  };
});

const document = (number: number, edition = 1) => {
  const { id, title, question } = inventLetter(number, edition);
  return { id, title, question, answer: 'Ask on Saturday.', topics: [] };
};
const LETTERS = Array.from({ length: 40 }, (_, at) => document(at));
const ALL = { limit: 100 };

/** A snapshot in memory. */
function memory() {
  const files = new Map<string, Uint8Array>();
  const told: string[] = [];
  const snapshot: Snapshot = {
    read: async (name) => files.get(name),
    write: async (name, bytes) => void files.set(name, bytes),
    discard: (name, fault) => told.push(`${name}: ${fault}`),
    outdate: () => told.push('outdated'),
  };
  return { files, told, snapshot };
}

describe('the word index of an archive', () => {
  beforeEach(() => {
    analysed.length = 0;
  });

  it('reads letters once, and at the next start only what is new or changed', async () => {
    const { snapshot, told } = memory();
    await openWords(LETTERS, snapshot);
    expect(analysed.toSorted()).toEqual(LETTERS.map(({ id }) => id));
    analysed.length = 0;
    await openWords(LETTERS.toReversed(), snapshot);
    expect(analysed).toEqual([]);
    const asked = { ...document(3), askedAs: ['lent a zither'] };
    const letters = [document(7, 2), asked, ...LETTERS.filter((_, at) => ![3, 7, 9].includes(at)), document(50)];
    const index = await openWords(letters, snapshot);
    const [first] = await index.search(document(50).question, ALL);
    expect(first?.id).toBe(document(50).id);
    expect((await index.search('number9', ALL)).map(({ id }) => id)).toEqual([]);
    expect((await index.search('zither', ALL)).map(({ id }) => id)).toEqual([asked.id]);
    expect(analysed.toSorted()).toEqual([document(3).id, document(7).id, document(50).id].toSorted());
    expect(told).toEqual([]);
  });

  it('is frozen anew when more than a tenth changed, and is then as if made from nothing', async () => {
    const { snapshot, told, files } = memory();
    await openWords(LETTERS, snapshot);
    const letters = LETTERS.map((letter, at) => (at < 5 ? document(at, 2) : letter));
    const index = await openWords(letters, snapshot);
    expect(told).toEqual(['outdated']);
    const fresh = createWordIndex(letters);
    for (const question of INVENTED_QUESTIONS)
      expect(await index.search(question, ALL)).toEqual(await fresh.search(question, ALL));
    const other = memory();
    await openWords(letters, other.snapshot);
    expect(files.get('words.bin')).toEqual(other.files.get('words.bin'));
  });
});
