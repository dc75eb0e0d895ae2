// Which archive answers now? One that can be read again while it is asked, without an answer lost.
import type { Archive, ArchiveStatus } from '../../src/archive.ts';

/** An archive that always is the newest reading of its files. */
export type CurrentArchive = {
  readonly archive: Archive;
  /** Reads the files again. Until that is done, and where it fails, the letters of before go on answering. @throws ArchiveError */
  reload(): Promise<ArchiveStatus>;
  /** Closes what was opened by `reload`; the first archive is its opener's. */
  close(): Promise<void>;
};

type Reading = { readonly archive: Archive; underWay: number; isOver: boolean };

/** Begins with an open archive. @param reopen reads the same files into another one */
export function createCurrentArchive(first: Archive, reopen: () => Promise<Archive>): CurrentArchive {
  let current: Reading = { archive: first, underWay: 0, isOver: false };
  let reloading: Promise<ArchiveStatus> | undefined;

  async function closeIfIdle(reading: Reading): Promise<void> {
    if (reading.isOver && reading.underWay === 0 && reading.archive !== first) await reading.archive.close();
  }

  /** What was begun with a reading is finished with it. */
  async function use<Result>(work: (archive: Archive) => Promise<Result>): Promise<Result> {
    const reading = current;
    reading.underWay += 1;
    try {
      return await work(reading.archive);
    } finally {
      reading.underWay -= 1;
      await closeIfIdle(reading);
    }
  }

  async function replace(): Promise<ArchiveStatus> {
    const archive = await reopen();
    await archive.ready;
    const before = current;
    current = { archive, underWay: 0, isOver: false };
    before.isOver = true;
    await closeIfIdle(before);
    return archive.status();
  }

  return {
    archive: {
      topics: () => current.archive.topics(),
      browse: (filter) => current.archive.browse(filter),
      draw: (random, filter) => current.archive.draw(random, filter),
      suggest: (typed, limit) => current.archive.suggest(typed, limit),
      byKey: (key) => current.archive.byKey(key),
      ask: (question, options) => use((archive) => archive.ask(question, options)),
      similar: (id, options) => use((archive) => archive.similar(id, options)),
      explain: (id, question) => use((archive) => archive.explain(id, question)),
      letter: (id) => current.archive.letter(id),
      find: (id) => current.archive.find(id),
      columnOf: (letter) => current.archive.columnOf(letter),
      status: () => current.archive.status(),
      get ready() {
        return current.archive.ready;
      },
      close: () => current.archive.close(),
    },
    reload() {
      // Two who ask at once get one reading.
      reloading ??= replace().finally(() => {
        reloading = undefined;
      });
      return reloading;
    },
    async close() {
      current.isOver = true;
      await closeIfIdle(current);
    },
  };
}
