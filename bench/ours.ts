// How good do words and meaning together, and each alone, rank a judged set? The search as the bot has it, bundled model included.
import { join } from 'node:path';
import { BUNDLED_MODEL } from '../src/config/bundled.ts';
import { ENGINE_NAMES, runHalves } from '../src/quality/halves.ts';
import type { JudgedSet } from '../src/quality/judged-set.ts';
import { openSearch, type Search } from '../src/search/open-search.ts';
import type { NamedSet } from './judged.ts';
import { readJudgedLetters } from './judged.ts';
import type { Measured } from './quality-finding.ts';
import type { BenchSettings } from './settings.ts';

/** The rows of ours in the order of the table. The first is what all others are held against. */
export const OURS = { both: 'ours', words: 'ours, words alone', meaning: 'ours, meaning alone' } as const;

/** A set with its letters and a search over them that has come to work, or the reason why meaning has not. */
export type OpenSet = { readonly set: JudgedSet; readonly search: Search; readonly absence: string | undefined };

/** Opens a search over a judged set, does the work, and closes it. Vectors are kept in the settings' cache. */
export async function withSet<T>(
  { name, files }: NamedSet,
  { cache, signal }: Pick<BenchSettings, 'cache' | 'signal'>,
  work: (open: OpenSet) => Promise<T>,
): Promise<T> {
  const set = await readJudgedLetters(files);
  const search = await openSearch(set.letters, {
    directory: cache === undefined ? undefined : join(cache, name),
    model: { directory: BUNDLED_MODEL, threads: 2 },
    patience: Number.POSITIVE_INFINITY,
    signal,
  });
  try {
    await search.meaning.settled;
    signal.throwIfAborted();
    return await work({ set, search, absence: search.meaning.absence() });
  } finally {
    await search.close();
  }
}

/** The measures of each row of ours on one set; where meaning is not at work, only the words are measured. */
export function measureOurs(named: NamedSet, settings: BenchSettings): Promise<Readonly<Record<string, Measured>>> {
  return withSet(named, settings, async ({ set, search, absence }) => {
    const runs = await runHalves(set, search.ranker, settings.signal);
    return Object.fromEntries(
      ENGINE_NAMES.map((engine): [string, Measured] => [
        OURS[engine],
        engine !== 'words' && absence !== undefined
          ? { missing: absence }
          : { queries: runs[engine].map(({ measures }) => measures) },
      ]),
    );
  });
}
