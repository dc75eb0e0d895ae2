// How fast and how good is lunr?
// Index as in "Getting started" (https://lunrjs.com/guides/getting_started.html): its pipeline of trimmer, stop words and
// Porter stemmer, fields of equal weight. Questions go in through `index.query`, the way its guide to searching gives for
// queries made by a program, because in `index.search` the signs : * ~ ^ + - of a person's text are commands.
// Question text is split here: lunr's tokenizer leaves punctuation on a word and only the building pipeline trims it off
// ("husband?" would find nothing), and a `*` inside a term is a wildcard whichever way it comes in.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import lunr from 'lunr';
import { FIELDS, type Peer, type PeerIndex } from './peer.ts';

const FILE = 'lunr.json';
const WORD = /[\p{L}\p{N}_]+(?:['’][\p{L}\p{N}_]+)*/gu;

export const peer: Peer = {
  build(letters) {
    const builder = new lunr.Builder();
    builder.pipeline.add(lunr.trimmer, lunr.stopWordFilter, lunr.stemmer);
    builder.searchPipeline.add(lunr.stemmer);
    builder.ref('id');
    for (const field of FIELDS) builder.field(field);
    for (const letter of letters) builder.add(letter);
    return asPeer(builder.build());
  },
  load: async (folder) => {
    const stored: object = JSON.parse(await readFile(join(folder, FILE), 'utf8'));
    return asPeer(lunr.Index.load(stored));
  },
};

function asPeer(index: lunr.Index): PeerIndex {
  return {
    // lunr has no limit either; a word that is said twice counts twice.
    search: (question, limit) => {
      const words = question.toLowerCase().match(WORD) ?? [];
      if (words.length === 0) return [];
      const results = index.query((query) => {
        for (const word of words) query.term(word, {});
      });
      return results.slice(0, limit).map(({ ref }) => ref);
    },
    save: (folder) => writeFile(join(folder, FILE), JSON.stringify(index)),
  };
}
