// How do word engines compare? Building, loading, answering and memory of each, and how good what it finds is.
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { type EngineHandle, startEngine } from './engine-handle.ts';
import type { EngineName } from './engines.ts';
import { judgeEngine, type QualityBySet } from './judge.ts';
import { readMaterial } from './material.ts';
import type { Reply } from './messages.ts';
import { makeQuestions } from './questions.ts';
import { askInRounds } from './rounds.ts';
import type { BenchQuestion, BenchSettings } from './settings.ts';
import { median } from './statistics.ts';
import { type Answered, type Built, summariseEngine, type WordsAtSize, type WordsFinding } from './words-finding.ts';
import { formatWords } from './words-table.ts';

/** As many letters as a reply shows. */
const LIMIT = 5;
const QUESTIONS_PER_TURN = 10;
/** All questions are asked so often, budget allowing. */
const PASSES = 3;
/** Other questions to warm up with, and for how long at most, milliseconds: the optimising compiler needs some. */
const WARM_UP = { questions: 200, budgetMs: 2_000 };
/** Up to so many letters building is repeated, because one short build says little; the median is shown. */
const REPEAT_BUILDS_UP_TO = 2_000;
const REPEATED_BUILDS = 3;

export const wordsQuestion: BenchQuestion = {
  asks: 'word engines side by side: building, loading, answering, memory, quality',
  async run(settings) {
    const quality = await judgeAll(settings);
    const materialFile = join(settings.scratch, 'material.json');
    const material = await readMaterial(settings.archive);
    await writeFile(materialFile, JSON.stringify(material));
    const ask = (seed: number, count: number) => makeQuestions(material, { count, seed });
    const once = ask(settings.seed, settings.questions);
    const questions = Array.from({ length: PASSES }, () => once).flat();
    const warmUp = ask(settings.seed + 1, WARM_UP.questions);
    const sizes: WordsAtSize[] = [];
    for (const letters of settings.sizes) {
      sizes.push(await measureSize(settings, { letters, materialFile, questions, warmUp }));
    }
    const finding: WordsFinding = {
      machine: describeMachine(),
      settings: describeSettings(settings, material.letters),
      quality,
      sizes,
    };
    return { text: formatWords(finding), data: finding };
  },
};

type SizePlan = {
  readonly letters: number;
  readonly materialFile: string;
  readonly questions: readonly string[];
  readonly warmUp: readonly string[];
};

async function judgeAll(settings: BenchSettings): Promise<WordsFinding['quality']> {
  const sets = [...settings.judged, ...(settings.own ? [settings.own] : [])];
  const byEngine: Partial<Record<EngineName, QualityBySet>> = {};
  if (sets.length === 0) return { judged: [], own: undefined, byEngine };
  for (const name of settings.engines) {
    settings.note(`${name}: ranks ${sets.length} judged sets`);
    byEngine[name] = await judgeEngine(name, sets, settings.signal);
  }
  return { judged: settings.judged.map(({ name }) => name), own: settings.own?.name, byEngine };
}

async function measureSize(settings: BenchSettings, plan: SizePlan): Promise<WordsAtSize> {
  const built = await buildAll(settings, plan);
  const answered = await answerAll(settings, plan, built);
  const base = answered[0];
  return { letters: plan.letters, madeUp: true, engines: answered.map((one) => summariseEngine(one, base)) };
}

/** Builds and stores every index, each time in a fresh process, the engines taking turns. */
async function buildAll(settings: BenchSettings, plan: SizePlan): Promise<Built[]> {
  const rounds = plan.letters <= REPEAT_BUILDS_UP_TO ? REPEATED_BUILDS : 1;
  const builds = settings.engines.map((name) => ({ name, done: [] as BuiltOnce[] }));
  for (let round = 0; round < rounds; round++) {
    for (const { name, done } of builds) {
      settings.note(`${plan.letters.toLocaleString('en')} letters: ${name} builds`);
      const once = await buildOnce(name, settings, plan);
      if (once.failure !== undefined) settings.note(`${name} can't be stored: ${once.failure}`);
      done.push(once);
    }
  }
  return Promise.all(
    builds.map(async ({ name, done }) => ({
      name,
      wallMs: median(done.map(({ wallMs }) => wallMs)),
      cpuMs: median(done.map(({ cpuMs }) => cpuMs)),
      peakBytes: median(done.map(({ peakBytes }) => peakBytes)),
      diskBytes: done.every(({ stored }) => stored) ? await weighFolder(folderOf(name, settings, plan)) : undefined,
    })),
  );
}

type BuiltOnce = Reply<'build'> & Pick<Reply<'weigh'>, 'peakBytes'>;

async function buildOnce(name: EngineName, settings: BenchSettings, plan: SizePlan): Promise<BuiltOnce> {
  const folder = folderOf(name, settings, plan);
  await mkdir(folder, { recursive: true });
  const engine = startEngine(name, settings.signal);
  try {
    const reply = await engine.request({ kind: 'build', order: orderOf(settings, plan), folder });
    const { peakBytes } = await engine.request({ kind: 'weigh' });
    return { ...reply, peakBytes };
  } finally {
    engine.stop();
  }
}

/** Opens every index in a fresh process, then asks them all in turns. */
async function answerAll(settings: BenchSettings, plan: SizePlan, built: readonly Built[]): Promise<Answered[]> {
  const engines = built.map((one) => ({ built: one, handle: startEngine(one.name, settings.signal) }));
  try {
    const opened: (Pick<Answered, 'built' | 'load' | 'emptyBytes'> & { handle: EngineHandle })[] = [];
    for (const { built: one, handle } of engines) {
      const { residentBytes } = await handle.request({ kind: 'weigh' });
      opened.push({ built: one, handle, emptyBytes: residentBytes, load: await openIndex(one, handle, { settings, plan }) });
    }
    settings.note(`${plan.letters.toLocaleString('en')} letters: all answer`);
    for (const { handle } of opened)
      await handle.request({ kind: 'ask', questions: [...plan.warmUp], limit: LIMIT, budgetMs: WARM_UP.budgetMs });
    const budgetMs = settings.seconds * 1000;
    const answers = await askInRounds(
      opened.map(({ handle }) => handle),
      plan.questions,
      { limit: LIMIT, block: QUESTIONS_PER_TURN, budgetMs },
    );
    const measured: Answered[] = [];
    for (const [place, { handle, ...one }] of opened.entries()) {
      const { residentBytes } = await handle.request({ kind: 'weigh' });
      measured.push({ ...one, residentBytes, answers: answers[place] ?? [] });
    }
    return measured;
  } finally {
    for (const { handle } of engines) handle.stop();
  }
}

/** Loads what was stored; undefined where nothing was, and then it is built again. */
async function openIndex(
  { name, diskBytes }: Built,
  handle: EngineHandle,
  { settings, plan }: { settings: BenchSettings; plan: SizePlan },
) {
  if (diskBytes !== undefined) return handle.request({ kind: 'load', folder: folderOf(name, settings, plan) });
  await handle.request({ kind: 'build', order: orderOf(settings, plan) });
  return undefined;
}

function orderOf(settings: BenchSettings, { letters, materialFile }: SizePlan) {
  return { materialFile, count: letters, seed: settings.seed };
}

function folderOf(name: EngineName, { scratch }: BenchSettings, { letters }: SizePlan): string {
  return join(scratch, String(letters), name);
}

async function weighFolder(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(folder)) bytes += (await stat(join(folder, name))).size;
  return bytes;
}

function describeMachine(): WordsFinding['machine'] {
  return {
    node: process.version,
    processors: cpus().length,
    model: cpus()[0]?.model ?? 'unknown',
    load: loadavg()[0] ?? Number.NaN,
  };
}

function describeSettings({ seed, questions, seconds }: BenchSettings, materialLetters: number): WordsFinding['settings'] {
  return { seed, questions, passes: PASSES, secondsAnEngine: seconds, lettersWanted: LIMIT, materialLetters };
}
