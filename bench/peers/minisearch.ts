// How fast and how good is MiniSearch as it comes?
// No option is set but the fields, as in "Basic usage" of its README: words are split at spaces and punctuation, nothing is
// stemmed or stopped, any word of the question may match (OR is the default), and its own score orders the letters.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import MiniSearch, { type Options } from 'minisearch';
import type { SearchDocument } from '../../src/search/engine.ts';
import { FIELDS, type Peer, type PeerIndex } from './peer.ts';

const FILE = 'minisearch.json';

export const peer: Peer = createMiniSearchPeer({ fields: [...FIELDS] });

/** MiniSearch with options of one's own. */
export function createMiniSearchPeer(options: Options<SearchDocument>): Peer {
  return {
    build(letters) {
      const index = new MiniSearch<SearchDocument>(options);
      for (const letter of letters) index.add(letter);
      return asPeer(index);
    },
    load: async (folder) => asPeer(MiniSearch.loadJSON<SearchDocument>(await readFile(join(folder, FILE), 'utf8'), options)),
  };
}

function asPeer(index: MiniSearch<SearchDocument>): PeerIndex {
  return {
    // MiniSearch has no limit: it ranks all that match.
    search: (question, limit) =>
      index
        .search(question)
        .slice(0, limit)
        .map(({ id }) => String(id)),
    save: (folder) => writeFile(join(folder, FILE), JSON.stringify(index)),
  };
}
