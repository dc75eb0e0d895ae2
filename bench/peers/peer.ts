// What must an engine be able to do to be measured beside ours?
import type { SearchDocument } from '../../src/search/engine.ts';

/** The parts of a letter that every engine indexes. Topics are left out: peers and ours get the same words. */
export const FIELDS = ['title', 'question', 'answer'] as const;

/** An index that answers, whether built or loaded. */
export type PeerIndex = {
  /** ids of the letters that fit best, best first, `limit` at most */
  search(question: string, limit: number): readonly string[] | Promise<readonly string[]>;
  /** writes all that {@link Peer.load} needs into an empty folder; left out: the engine can't be stored */
  save?(folder: string): Promise<void>;
};

/** An engine as the bench sees it. Each runs in a process of its own, so it may keep what it likes in memory. */
export type Peer = {
  /** indexes the letters; nothing of it is done later, in the first search */
  build(letters: Iterable<SearchDocument>): PeerIndex | Promise<PeerIndex>;
  /** reads what `save` wrote; left out: the engine can't be stored and is built again at every start */
  load?(folder: string): Promise<PeerIndex>;
};
