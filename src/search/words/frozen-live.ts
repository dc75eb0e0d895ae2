// How are letters found that changed since the index was frozen? The frozen ones that are stale are masked, the new ones searched beside.
import type { SearchDocument } from '../engine.ts';
import { RANKING } from './frozen.ts';
import type { Ranking } from './frozen-build.ts';
import type { WordSegment } from './segment.ts';
import { createLiveLetters } from './segment-live.ts';
import { createWordEngine, type WordIndex } from './words.ts';

/** A word index that letters can join and leave. */
export type ChangingWordIndex = WordIndex & {
  /** Takes letters that are new or changed, and leaves out those that are gone. Known at the next question. */
  changed(documents: readonly SearchDocument[], removedIds: readonly string[]): void;
  /**
   * True once so much has changed (a tenth of the frozen letters, and at least 200) that it pays to freeze anew: until then
   * new letters are measured by the mean lengths of the old ones, and every change costs the freezing of all changed letters.
   */
  freezeDue(): boolean;
};

/** Below so many changed letters a new freeze gains nothing. */
const LEAST_CHANGED = 200;
const DUE_SHARE = 0.1;

/** An index over frozen letters and those that change. An empty frozen segment is a good beginning. */
export function createChangingWordIndex(frozen: WordSegment, ranking: Ranking = RANKING): ChangingWordIndex {
  // Where nothing is frozen there are no lengths to share.
  const live = createLiveLetters(ranking, frozen.totals.letters > 0 ? frozen.totals : undefined);
  const mask = new Uint8Array(frozen.letters);
  let masked = 0;
  let engine: WordIndex | undefined;

  function hide(id: string): void {
    const letter = frozen.letterOf(id);
    if (letter < 0 || mask[letter] === 1) return;
    mask[letter] = 1;
    masked++;
  }

  function current(): WordIndex {
    if (!engine) {
      const changed = live.segment();
      const old = { segment: frozen, mask: masked > 0 ? mask : undefined };
      engine = createWordEngine(changed ? [old, { segment: changed }] : [old], ranking);
    }
    return engine;
  }

  return {
    changed(documents, removedIds) {
      for (const id of removedIds) {
        hide(id);
        live.remove(id);
      }
      for (const document of documents) {
        hide(document.id);
        live.put(document);
      }
      engine = undefined;
    },
    freezeDue: () => Math.max(live.size(), masked) > Math.max(LEAST_CHANGED, frozen.letters * DUE_SHARE),
    search: (question, options) => current().search(question, options),
    terms: (question) => current().terms(question),
    respell: (question) => current().respell(question),
    rarity: (stem) => current().rarity(stem),
    complete: (prefix, limit) => current().complete(prefix, limit),
  };
}
