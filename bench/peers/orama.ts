// How fast and how good is Orama?
// Its default tokenizer (English, no stemming, no stop words: both are off unless asked for, stop words live in another
// package) and threshold 1, which its guide gives for "any word may match" (https://docs.orama.com/docs/orama-js/search/threshold).
// Sorting is off, as its guide advises where it is not used: less to build and to keep. Orama keeps the letters' texts in the
// index, so its file and memory hold more than an index.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { create, insert, load, type Orama, type RawData, save, search } from '@orama/orama';
import type { Peer, PeerIndex } from './peer.ts';

const SCHEMA = { title: 'string', question: 'string', answer: 'string' } as const;
const FILE = 'orama.json';
type Database = Orama<typeof SCHEMA>;

export const peer: Peer = {
  async build(letters) {
    const database = createDatabase();
    for (const { id, title, question, answer } of letters) await insert(database, { id, title, question, answer });
    return asPeer(database);
  },
  async load(folder) {
    const database = createDatabase();
    const stored: RawData = JSON.parse(await readFile(join(folder, FILE), 'utf8'));
    load(database, stored);
    return asPeer(database);
  },
};

function createDatabase(): Database {
  return create({ schema: SCHEMA, sort: { enabled: false } });
}

function asPeer(database: Database): PeerIndex {
  return {
    search: async (question, limit) => {
      const { hits } = await search(database, { term: question, threshold: 1, limit });
      return hits.map(({ id }) => id);
    },
    save: (folder) => writeFile(join(folder, FILE), JSON.stringify(save(database))),
  };
}
