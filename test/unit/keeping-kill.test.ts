import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importSources } from '../../src/keeping.ts';
import { readCorpus } from '../../src/letters/corpus.ts';

const LETTERS = 300;
const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const RUN = fileURLToPath(new URL('../fixtures/import/run.ts', import.meta.url));
let folder = '';
let source = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dear-archive-kill-'));
  source = join(folder, 'letters.jsonl');
  const lines = Array.from({ length: LETTERS }, (_, at) => {
    const column = at % 3 === 0 ? 'Ask Ines' : 'Ask Tom';
    return JSON.stringify({
      id: at,
      column,
      title: `Letter ${at}`,
      question: `This is question ${at}. ${'It goes on. '.repeat(at % 40)}Is it?`,
      answer: `Answer ${at}.`,
    });
  });
  await writeFile(source, `${lines.join('\n')}\n`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Imports in another process and kills it (SIGKILL) when it says that so many files are written. */
async function importAndKill(archive: string, afterFiles: number): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', RUN, archive, source], {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  for await (const line of createInterface({ input: child.stdout })) if (Number(line) >= afterFiles) child.kill('SIGKILL');
  return ended;
}

// Seeded points: the beginning (columns only), and places all over the run.
test.each([1, 83, 171, 288])(
  'killed after about %i files, an archive loads whole and the next import completes it',
  async (afterFiles) => {
    const archive = join(folder, `archive-${afterFiles}`);
    expect(await importAndKill(archive, afterFiles)).toBe('SIGKILL');
    const { problems, letters } = await readCorpus(archive);
    expect(problems).toEqual([]);
    expect(letters.length).toBeLessThan(LETTERS);
    const report = await importSources({ archive, sources: [source] });
    expect(report).toMatchObject({ found: LETTERS, new: LETTERS - letters.length, unchanged: letters.length, problems: [] });
    expect(await readCorpus(archive)).toMatchObject({ problems: [], letters: { length: LETTERS } });
  },
);
