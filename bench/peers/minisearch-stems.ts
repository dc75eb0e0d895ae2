// How much of the difference to MiniSearch is the analysis? MiniSearch with our analyser (stop words, Porter stems) and its own
// score; the frozen index is held against this one.
import { stems } from '../../src/text/analyse.ts';
import { createMiniSearchPeer } from './minisearch.ts';
import { FIELDS, type Peer } from './peer.ts';

export const peer: Peer = createMiniSearchPeer({ fields: [...FIELDS], tokenize: stems, processTerm: (stem) => stem });
