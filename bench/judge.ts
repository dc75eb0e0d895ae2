// How good is each word engine's ranking? The quality that stands beside its speed.
import { mean, type QueryMeasures } from '../src/quality/metrics.ts';
import { startEngine } from './engine-handle.ts';
import type { EngineName } from './engines.ts';
import type { NamedSet } from './judged.ts';

/** Mean average precision and the share of questions whose first letter is right, both 0 to 1. */
export type Quality = { readonly MAP: number; readonly 'P@1': number };

/** An engine's quality on each set, by the set's name. */
export type QualityBySet = Readonly<Record<string, Quality & { readonly queries: number }>>;

/** Ranks the sets with an engine, in a process of its own; the measures of every query, by the set's name. */
export async function measureEngine(
  name: EngineName,
  sets: readonly NamedSet[],
  signal?: AbortSignal,
): Promise<Readonly<Record<string, readonly QueryMeasures[]>>> {
  const engine = startEngine(name, signal);
  try {
    const measured: Record<string, readonly QueryMeasures[]> = {};
    for (const set of sets) measured[set.name] = (await engine.request({ kind: 'judge', files: set.files })).queries;
    return measured;
  } finally {
    engine.stop();
  }
}

/** The means of {@link measureEngine}. */
export async function judgeEngine(name: EngineName, sets: readonly NamedSet[], signal?: AbortSignal): Promise<QualityBySet> {
  const measured = await measureEngine(name, sets, signal);
  return Object.fromEntries(
    Object.entries(measured).map(([set, queries]) => [
      set,
      {
        MAP: mean(queries.map(({ MAP }) => MAP)),
        'P@1': mean(queries.map((query) => query['P@1'])),
        queries: queries.length,
      },
    ]),
  );
}

/** The mean over the sets, each counting the same whatever its size; undefined where none was measured. */
export function meanQuality(sets: readonly (Quality | undefined)[]): Quality | undefined {
  const measured = sets.filter((set) => set !== undefined);
  if (measured.length === 0) return undefined;
  return { MAP: mean(measured.map(({ MAP }) => MAP)), 'P@1': mean(measured.map((set) => set['P@1'])) };
}
