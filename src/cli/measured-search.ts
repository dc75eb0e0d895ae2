// How does a command measure the search? Over letters of a judged set, with patience, and never by words alone where meaning is wanted.
import { openSearch } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import type { SearchDocument } from '../search/engine.ts';
import type { EngineName, Ranked } from '../search/rank.ts';
import type { Io } from './io.ts';
import type { chosenModel } from './model-setting.ts';
import { progressLine } from './progress.ts';

/** What is measured. */
export type Measured = {
  readonly letters: readonly SearchDocument[];
  /** left out: by words alone */
  readonly model: Awaited<ReturnType<typeof chosenModel>>;
  /** the folder that keeps vectors for the next run; left out: none does */
  readonly cache?: string | undefined;
};

/** Ranks letters for a question. */
export type Rank = (question: string, engine?: EngineName) => Promise<Ranked[]>;

/** Opens a search for a command's work, shows how far it is, and closes it. @throws ArchiveError `model` where meaning fails, `interrupted` */
export async function withMeasuredSearch(
  io: Io,
  { letters, model, cache }: Measured,
  work: (rank: Rank) => Promise<void>,
): Promise<void> {
  const { signal } = io;
  const progress = progressLine(io, 'Reading letters for meaning');
  const patience = Number.POSITIVE_INFINITY;
  const search = await openSearch(letters, { directory: cache, model, patience, signal, onProgress: progress.show });
  try {
    await work(async (question, engine) => {
      const query = await search.ranker.read(question, { signal });
      if (model !== undefined && query.without !== undefined) throw new ArchiveError('model', query.without);
      return search.ranker.rank(query, { engine, signal });
    });
  } finally {
    progress.end();
    await search.close();
  }
}
