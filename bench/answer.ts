// What does one question cost from end to end: words, encoder, meaning, distance, excerpts, reason?
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import packageJson from '../package.json' with { type: 'json' };
import { BUNDLED_MODEL } from '../src/config/bundled.ts';
import { loadModel } from '../src/meaning/model.ts';
import { formatVectors } from '../src/search/meaning/vector-file.ts';
import { writeArchive } from './archive-folder.ts';
import { makeLetters } from './letters.ts';
import { makeVectors, readRealVectors } from './made-up-vectors.ts';
import { readMaterial } from './material.ts';
import { makeQuestions } from './questions.ts';
import type { BenchQuestion, BenchSettings } from './settings.ts';
import { formatNumber, formatTable } from './table.ts';

const run = promisify(execFile);
const PART = fileURLToPath(new URL('answer-part.ts', import.meta.url));
/** The options of Node that `npm start` gives: 2 MB for young objects instead of 16 saves 70 MB and costs no time. */
const NODE_OPTIONS = packageJson.scripts.start.split(' ').filter((word) => word.startsWith('--'));

/** All numbers are milliseconds or bytes. */
const measured = z.object({
  openMs: z.number(),
  readyMs: z.number(),
  cpuMedian: z.number(),
  cpu95: z.number(),
  matchedCpuMedian: z.number(),
  encoderCpuMedian: z.number(),
  wallMedian: z.number(),
  wall95: z.number(),
  residentBytes: z.number(),
  matched: z.number(),
});
type Measured = z.infer<typeof measured>;

export const answerQuestion: BenchQuestion = {
  asks: 'one question from end to end, encoder included, over made-up letters with vectors drawn around real ones',
  async run(settings) {
    const rows: { letters: number; first: Measured; kept: Measured }[] = [];
    for (const letters of settings.sizes) rows.push({ letters, ...(await measureSize(settings, letters)) });
    const table = formatTable(
      [
        'letters (made up, vectors drawn around real ones)',
        'processor ms median',
        '95 %',
        'with a match',
        'bare encoder',
        'clock ms median',
        '95 %',
        'resident MB',
        'start s',
        'start s, nothing kept',
      ],
      rows.map(({ letters, first, kept }) => [
        letters.toLocaleString('en'),
        formatNumber(kept.cpuMedian),
        formatNumber(kept.cpu95),
        formatNumber(kept.matchedCpuMedian),
        formatNumber(kept.encoderCpuMedian),
        formatNumber(kept.wallMedian),
        formatNumber(kept.wall95),
        formatNumber(kept.residentBytes / 1e6),
        formatNumber(kept.readyMs / 1000),
        formatNumber(first.readyMs / 1000),
      ]),
    );
    return { text: table, data: rows };
  },
};

async function measureSize(settings: BenchSettings, count: number): Promise<{ first: Measured; kept: Measured }> {
  const { note, signal } = settings;
  const { archive, questions } = await makeArchive(settings, count);
  async function play(what: string): Promise<Measured> {
    note(`${count.toLocaleString('en')} letters: ${what}`);
    const { stdout } = await run(
      process.execPath,
      [...NODE_OPTIONS, '--import', import.meta.resolve('tsx'), PART, archive, questions],
      { signal },
    );
    return measured.parse(JSON.parse(stdout));
  }
  return { first: await play('the first start, nothing kept but vectors'), kept: await play('a later start') };
}

/** An archive of made-up letters with vectors drawn around real ones, and a JSON file of questions: their paths. */
export async function makeArchive(
  settings: Pick<BenchSettings, 'archive' | 'scratch' | 'seed' | 'questions' | 'note'>,
  count: number,
): Promise<{ readonly archive: string; readonly questions: string }> {
  const { note, scratch, seed } = settings;
  const archive = join(scratch, `answer-${count}`);
  note(`${count.toLocaleString('en')} letters are made`);
  const material = await readMaterial(settings.archive);
  const letters = [...makeLetters(material, { count, seed })];
  await writeArchive(archive, letters);
  const encoder = await loadModel({ directory: BUNDLED_MODEL, threads: 1 });
  const real = await readRealVectors(settings.archive, encoder.model);
  await encoder.close();
  await writeFile(join(archive, 'index', 'vectors.bin'), formatVectors(makeVectors(letters, real, seed)));
  const questions = join(scratch, 'answer-questions.json');
  await writeFile(questions, JSON.stringify(makeQuestions(material, { count: settings.questions, seed })));
  return { archive, questions };
}
