// Which letters changed since the index was frozen? A MiniSearch holds them; asked, they become a small segment in memory.

import type { SearchDocument } from '../engine.ts';
import type { Totals } from './bm25f.ts';
import { buildSegment, type Ranking } from './frozen-build.ts';
import { createSegment, type WordSegment } from './segment.ts';
import { type AnalysedDocument, analyseDocument, createStemIndex, toColumns } from './segment-columns.ts';

/** Letters that come and go. */
export type LiveLetters = {
  readonly size: () => number;
  /** Takes a letter, in place of the one with the same id if there is one. */
  put(document: SearchDocument): void;
  remove(id: string): void;
  /** The letters as a segment; made at the first call after a change. `undefined`: there are none. */
  segment(): WordSegment | undefined;
};

/** Holds no letters to begin with. @param totals lengths to measure by; left out: those of the letters held */
export function createLiveLetters(ranking: Ranking, totals?: Totals): LiveLetters {
  const index = createStemIndex();
  const held = new Map<string, AnalysedDocument>();
  let frozen: WordSegment | undefined;

  function remove(id: string): void {
    const document = held.get(id);
    if (!document) return;
    index.remove(document);
    held.delete(id);
    frozen = undefined;
  }

  function freeze(): WordSegment {
    const documents = [...held.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
    // Pairs are not dropped for being rare here: the frozen letters may have them too.
    const pairs = { ...ranking.pairs, leastLetters: 1 };
    const built = buildSegment([toColumns(index, documents)], { ...ranking, pairs }, totals);
    return createSegment(built.arrays, built.totals);
  }

  return {
    size: () => held.size,
    put(document) {
      remove(document.id);
      const analysed = analyseDocument(document);
      index.add(analysed);
      held.set(document.id, analysed);
      frozen = undefined;
    },
    remove,
    segment() {
      if (held.size > 0) frozen ??= freeze();
      return frozen;
    },
  };
}
