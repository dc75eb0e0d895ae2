// How does a crowd get its answers while others still get "one moment" in time? Searches take turns, and between them all else runs.
import type { Archive } from '../../src/archive.ts';

/** Does work when it is its turn. */
export type Turns = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * At most `atOnce` pieces of work at the same time, in the order in which they came. Between one and the next the event loop
 * turns once, so that what arrived meanwhile is seen: a search holds it for up to a tenth of a second, and ten in a row would
 * hold it for one, of the three that a platform waits.
 * @param atOnce 1 or more
 */
export function createTurns(atOnce: number): Turns {
  const waiting: (() => void)[] = [];
  let free = atOnce;

  function pass(): void {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else setImmediate(next);
  }

  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      pass();
    }
  };
}

/** The same archive, whose searches take turns. */
export function inTurns(archive: Archive, turns: Turns): Archive {
  return {
    ...archive,
    get ready() {
      return archive.ready;
    },
    ask: (question, options) => turns(() => archive.ask(question, options)),
    similar: (id, options) => turns(() => archive.similar(id, options)),
    explain: (id, question) => turns(() => archive.explain(id, question)),
  };
}
