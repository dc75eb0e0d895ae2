// How fast and how good is our word index? In the form in which a started bot uses it: frozen into one file.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freezeWords, openFrozen } from '../../src/search/words/frozen.ts';
import { createWordEngine } from '../../src/search/words/words.ts';
import type { Peer, PeerIndex } from './peer.ts';

const FILE = 'words.frozen';

export const peer: Peer = {
  // The same as `createWordIndex`, and the file beside it.
  build: (letters) => asPeer(freezeWords([...letters])),
  load: async (folder) => asPeer(await readFile(join(folder, FILE))),
};

function asPeer(bytes: Uint8Array): PeerIndex {
  const opened = openFrozen(bytes);
  if (!opened.ok) throw new Error(`The frozen index can't be opened: ${opened.fault}, ${opened.detail}.`);
  const engine = createWordEngine([{ segment: opened.segment }]);
  return {
    search: async (question, limit) => (await engine.search(question, { limit })).map(({ id }) => id),
    save: (folder) => writeFile(join(folder, FILE), bytes),
  };
}
