// How fast and how good is FlexSearch?
// A Document index over the three fields. Questions are sentences of which seldom all words stand in one letter, so `suggest`
// is on, its option for results that don't match every word; `merge` gives one list instead of one a field; ids are numbers, as
// its README advises. Encoder: Charset.Normalize with its English preset (stop words, endings), and resolution 34, by the
// formula in its README, 2 * floor(sqrt(words of the longest field)), for fields of 300 words. Tried on five judged sets, mean
// MAP: no encoder .255, this .520, resolution 9 (default) .513, Charset.LatinBalance with English .502, preset "score" .479,
// with context .468; one field with all the text .505.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Charset, Document, Encoder } from 'flexsearch';
import English from 'flexsearch/lang/en';
import { z } from 'zod';
import { FIELDS, type Peer, type PeerIndex } from './peer.ts';

const IDS = 'ids.json';

type Entry = { n: number; title: string; question: string; answer: string };

export const peer: Peer = {
  build(letters) {
    const index = createIndex();
    const ids: string[] = [];
    for (const { id, title, question, answer } of letters) {
      index.add({ n: ids.length, title, question, answer });
      ids.push(id);
    }
    return asPeer(index, ids);
  },
  async load(folder) {
    const index = createIndex();
    for (const name of await readdir(folder)) {
      if (name !== IDS) index.import(name, await readFile(join(folder, name), 'utf8'));
    }
    return asPeer(index, z.array(z.string()).parse(JSON.parse(await readFile(join(folder, IDS), 'utf8'))));
  },
};

function createIndex(): Document<Entry> {
  const encoder = new Encoder(Charset.Normalize).assign(English);
  return new Document<Entry>({ encoder, resolution: 34, document: { id: 'n', index: [...FIELDS] } });
}

function asPeer(index: Document<Entry>, ids: readonly string[]): PeerIndex {
  return {
    // Its limit is one a field, so that three fields may give three times as many.
    search: (question, limit) =>
      index
        .search(question, { limit, suggest: true, merge: true })
        .slice(0, limit)
        .flatMap(({ id }) => ids[Number(id)] ?? []),
    async save(folder) {
      await index.export((key, data) => writeFile(join(folder, key), data));
      await writeFile(join(folder, IDS), JSON.stringify(ids));
    },
  };
}
