// What does indexing cost beside the encoder, which nobody can do without? Real letters, from files to a whole index.
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { readCorpus } from '../src/letters/corpus.ts';
import { writeArchive } from './archive-folder.ts';
import type { BenchQuestion, BenchSettings } from './settings.ts';
import { median } from './statistics.ts';
import { formatNumber, formatRatio, formatTable } from './table.ts';

const run = promisify(execFile);
const PART = fileURLToPath(new URL('indexing-part.ts', import.meta.url));
const TSX = fileURLToPath(new URL('../node_modules/tsx/dist/cli.mjs', import.meta.url));
/** Letters that are indexed, from all over the archive. */
const LETTERS = 200;
/** Both take turns in fresh processes, so that what else runs on the machine hurts both; medians are shown. */
const TURNS = 3;

const wholeSchema = z.object({ cpuMs: z.number(), letters: z.number(), files: z.number() });
const bareSchema = z.object({ cpuMs: z.number(), windows: z.number(), tokens: z.number() });

export const indexingQuestion: BenchQuestion = {
  asks: `indexing ${LETTERS} letters of the archive from nothing, beside the bare encoder over the same windows of tokens`,
  async run(settings) {
    const archive = join(settings.scratch, 'indexing');
    await copyLetters(settings, archive);
    const wholes: z.infer<typeof wholeSchema>[] = [];
    const bares: z.infer<typeof bareSchema>[] = [];
    for (let turn = 0; turn < TURNS; turn++) {
      await rm(join(archive, 'index'), { recursive: true, force: true });
      wholes.push(wholeSchema.parse(await play('whole', archive, settings)));
      bares.push(bareSchema.parse(await play('bare', archive, settings)));
    }
    const [whole, bare] = [median(wholes.map(({ cpuMs }) => cpuMs)), median(bares.map(({ cpuMs }) => cpuMs))];
    const { letters = 0 } = wholes[0] ?? {};
    const { windows = 0, tokens = 0 } = bares[0] ?? {};
    const row = (name: string, cpuMs: number) => [
      name,
      formatNumber(cpuMs / 1000),
      formatNumber(cpuMs / letters),
      formatRatio(cpuMs / bare),
    ];
    const table = formatTable(
      [
        `${letters} letters, ${windows} windows, ${tokens.toLocaleString('en')} tokens`,
        'processor s',
        'ms a letter',
        'beside it',
      ],
      [row('the bare encoder, loaded and run', bare), row('indexing from nothing, the model loaded in it', whole)],
    );
    return { text: table, data: { wholes, bares, ratio: whole / bare } };
  },
};

/** Every n-th letter of the archive, so that all columns and lengths are among them. */
async function copyLetters({ archive }: BenchSettings, to: string): Promise<void> {
  const { letters } = await readCorpus(archive);
  const step = Math.max(1, letters.length / LETTERS);
  const chosen = letters.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step)).slice(0, LETTERS);
  await writeArchive(
    to,
    chosen.map((letter, at) => ({ ...letter, id: `made-up/${String(at).padStart(4, '0')}` })),
  );
}

async function play(part: 'whole' | 'bare', archive: string, { note, signal }: BenchSettings): Promise<unknown> {
  note(`indexing: ${part}`);
  const { stdout } = await run(process.execPath, [TSX, PART, part, archive], { signal });
  return JSON.parse(stdout);
}
