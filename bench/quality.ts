// Which engine finds the right letters? Ours, each half of it alone, and every peer, on all judged sets in one go.
import type { EngineName } from './engines.ts';
import { measureEngine } from './judge.ts';
import type { NamedSet } from './judged.ts';
import { measureOurs } from './ours.ts';
import { type Measured, type MeasuredSet, summariseQuality } from './quality-finding.ts';
import { formatQuality } from './quality-table.ts';
import type { BenchQuestion, BenchSettings } from './settings.ts';

export const qualityQuestion: BenchQuestion = {
  asks: 'the ranking of all engines on all judged sets, and whether ours is better beyond chance',
  async run(settings) {
    const sets = [...settings.judged, ...(settings.own ? [settings.own] : [])];
    const measured: MeasuredSet[] = [];
    for (const set of sets) measured.push({ name: set.name, engines: await measureSet(set, settings) });
    const finding = summariseQuality(measured);
    return { text: formatQuality(finding), data: finding };
  },
};

async function measureSet(set: NamedSet, settings: BenchSettings): Promise<Readonly<Record<string, Measured>>> {
  settings.note(`${set.name}: ours ranks`);
  const engines: Record<string, Measured> = { ...(await measureOurs(set, settings)) };
  // The word half of ours stands in the table already.
  for (const name of settings.engines.filter((engine) => engine !== 'ours')) {
    settings.note(`${set.name}: ${name} ranks`);
    engines[name] = await measurePeer(name, set, settings);
  }
  return engines;
}

/** A peer that fails (its package is not installed, its process ends) leaves a gap with a reason, and the others go on. */
async function measurePeer(name: EngineName, set: NamedSet, { signal }: BenchSettings): Promise<Measured> {
  try {
    return { queries: (await measureEngine(name, [set], signal))[set.name] ?? [] };
  } catch (error) {
    signal.throwIfAborted();
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { missing: reason };
  }
}
