// What does freezing gain? The frozen word index beside MiniSearch with the same analysis, and tantivy where it is installed.
import { execFile } from 'node:child_process';
import { mkdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { readMaterial } from './material.ts';
import { makeQuestions } from './questions.ts';
import type { BenchQuestion, BenchSettings } from './settings.ts';
import { median } from './statistics.ts';
import { formatNumber, formatRatio, formatTable, NOT_MEASURED } from './table.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
/** Ours and tantivy take turns in fresh processes, so that what else runs on the machine hurts both; medians are shown. */
const TURNS = 3;
/** A Python that can import tantivy (PyPI). */
const PYTHON = process.env.BENCH_PYTHON ?? 'python3';

const numbers = <Name extends string>(...names: readonly Name[]) => z.record(z.enum(names), z.number());
const PARTS = {
  build: numbers('wallMs', 'cpuMs', 'lettersBytes', 'peakBytes'),
  ask: numbers('loadMs', 'loadCpuMs', 'cpuMs', 'fewCpuMs', 'emptyBytes', 'residentBytes', 'spellingBytes'),
  minisearch: numbers('buildCpuMs', 'cpuMs'),
  export: z.null(),
} as const;
const tantivySchema = numbers('buildCpuMs', 'threeFieldsCpuMs', 'oneFieldCpuMs', 'segments');

type Part = keyof typeof PARTS;
type Measured<P extends Part> = z.infer<(typeof PARTS)[P]>;

type FrozenAtSize = {
  readonly letters: number;
  readonly fileBytes: number;
  readonly built: Measured<'build'>;
  readonly asked: Measured<'ask'>;
  readonly minisearch: Measured<'minisearch'>;
  /** absent: the Python that was named has none */
  readonly tantivy: z.infer<typeof tantivySchema> | undefined;
};

export const frozenQuestion: BenchQuestion = {
  asks: 'the frozen word index beside MiniSearch with the same analysis, and tantivy (in the Python that BENCH_PYTHON names)',
  async run(settings) {
    const material = await readMaterial(settings.archive);
    const files = {
      material: join(settings.scratch, 'frozen-material.json'),
      questions: join(settings.scratch, 'frozen-questions.json'),
    };
    await writeFile(files.material, JSON.stringify(material));
    await writeFile(files.questions, JSON.stringify(makeQuestions(material, { count: settings.questions, seed: settings.seed })));
    const program = await compile(settings);
    const sizes: FrozenAtSize[] = [];
    for (const letters of settings.sizes) sizes.push(await measureSize(settings, { program, letters, ...files }));
    return { text: sizes.map(format).join('\n\n'), data: sizes };
  },
};

/** Compiles the sources, as they are when installed: tsx alone takes 40 MB, and memory is one of the answers. */
async function compile({ scratch, note }: BenchSettings): Promise<string> {
  note('the sources are compiled');
  const folder = join(scratch, 'compiled');
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  // An error in a file that is not needed here must not keep the bench from running.
  await run(process.execPath, [tsc, '--noEmit', 'false', '--outDir', folder], { cwd: ROOT }).catch(() => undefined);
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  return join(folder, 'bench/frozen-part.js');
}

type SizePlan = { readonly program: string; readonly letters: number; readonly material: string; readonly questions: string };

async function measureSize({ note, signal, scratch, seed }: BenchSettings, plan: SizePlan): Promise<FrozenAtSize> {
  const { program, letters, material, questions } = plan;
  const index = join(scratch, `frozen-${letters}.bin`);
  const exported = join(scratch, `frozen-${letters}.jsonl`);

  async function play<P extends Part>(part: P): Promise<Measured<P>> {
    note(`${letters.toLocaleString('en')} letters: ${part}`);
    const args = ['--expose-gc', program, part, material, String(letters), String(seed), index, questions, exported];
    const { stdout } = await run(process.execPath, args, { signal });
    const schema: (typeof PARTS)[P] = PARTS[part];
    return schema.parse(JSON.parse(stdout)) as Measured<P>;
  }
  async function askTantivy(turn: number) {
    note(`${letters.toLocaleString('en')} letters: tantivy`);
    const folder = join(scratch, `tantivy-${letters}-${turn}`);
    await mkdir(folder);
    const { stdout } = await run(PYTHON, [join(ROOT, 'bench/frozen-tantivy.py'), exported, `${exported}.questions`, folder], {
      signal,
    });
    return tantivySchema.parse(JSON.parse(stdout));
  }

  const built = await play('build');
  const hasTantivy = await run(PYTHON, ['-c', 'import tantivy']).then(
    () => true,
    () => false,
  );
  if (hasTantivy) await play('export');
  const asked: Measured<'ask'>[] = [];
  const tantivy: z.infer<typeof tantivySchema>[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    asked.push(await play('ask'));
    if (hasTantivy) tantivy.push(await askTantivy(turn));
  }
  return {
    letters,
    fileBytes: (await stat(index)).size,
    built,
    asked: medians(asked),
    minisearch: await play('minisearch'),
    tantivy: hasTantivy ? medians(tantivy) : undefined,
  };
}

/** The median of each number over several runs. */
function medians<Name extends string>(runs: readonly Readonly<Record<Name, number>>[]): Record<Name, number> {
  const middle: Partial<Record<Name, number>> = {};
  const names = Object.keys(runs[0] ?? {}) as Name[];
  for (const name of names) middle[name] = median(runs.map((one) => one[name]));
  return middle as Record<Name, number>;
}

function format({ letters, fileBytes, built, asked, minisearch, tantivy }: FrozenAtSize): string {
  const megabytes = (bytes: number) => `${formatNumber(bytes / 1e6)} MB`;
  const row = (name: string, cpuMs: number | undefined, ours = asked.cpuMs) => {
    return cpuMs === undefined ? [name, NOT_MEASURED, NOT_MEASURED] : [name, formatNumber(cpuMs), formatRatio(cpuMs / ours)];
  };
  const table = formatTable(
    [`${letters.toLocaleString('en')} letters (made up)`, 'processor ms a question', 'beside ours'],
    [
      row('ours, frozen: analysis, spelling, words, pairs', asked.cpuMs),
      row('MiniSearch, same analysis, the first 40 questions', minisearch.cpuMs, asked.fewCpuMs),
      row('tantivy, title^3 question answer^.5, search alone', tantivy?.threeFieldsCpuMs),
      row('tantivy, all text in one field, search alone', tantivy?.oneFieldCpuMs),
    ],
  );
  return [
    table,
    `File ${megabytes(fileBytes)} with pairs; read and opened in ${formatNumber(asked.loadMs)} ms (processor ${formatNumber(asked.loadCpuMs)} ms).`,
    `Resident ${megabytes(asked.residentBytes)} (${megabytes(asked.emptyBytes)} of it Node alone); ${megabytes(asked.spellingBytes)} once a word was misspelt.`,
    `Built in ${formatNumber(built.wallMs / 1000)} s (processor ${formatNumber(built.cpuMs / 1000)} s; MiniSearch alone ${formatNumber(minisearch.buildCpuMs / 1000)} s), at most ${megabytes(built.peakBytes)}, ${megabytes(built.lettersBytes)} of it the letters.`,
    ...(tantivy ? [] : [`tantivy is skipped: "${PYTHON}" can't import it. Name a Python that can in BENCH_PYTHON.`]),
  ].join('\n');
}
