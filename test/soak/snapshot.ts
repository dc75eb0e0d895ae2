// Does an archive answer rightly after its index was being made, or letters were being imported, and the process was killed?
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { importSources } from '../../src/keeping.ts';
import { readCorpus } from '../../src/letters/corpus.ts';
import { COLUMN_FILE } from '../support/archive-folder.ts';
import { readSnapshot, type Start, startArchive, startFresh } from '../support/indexing.ts';
import { type InventedLetter, inventLetter } from '../support/invented-letters.ts';
import { pickBelow, seededNumbers } from '../support/seeded.ts';
import type { SoakRunner, SoakSuite } from './suite.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const CHILD = fileURLToPath(new URL('../fixtures/soak/index-archive.ts', import.meta.url));
const LETTERS = 20;

/** What the process does that is killed. More than a tenth of the letters changes, so that everything is made again. */
const SCENARIOS = ['first', 'changed', 'import'] as const;
type Scenario = (typeof SCENARIOS)[number];

/** A scenario that is ready: its archive before, the steps of an undisturbed run, and what is right afterwards. */
type Prepared = { readonly archive: string; readonly source?: string; readonly steps: number; readonly right: Start['answers'] };

export const snapshotSoak: SoakSuite = { runs: 200, start };

async function start(): Promise<SoakRunner> {
  const folder = await mkdtemp(join(tmpdir(), 'dear-archive-soak-'));
  const prepared = new Map<Scenario, Promise<Prepared>>();
  const prepareOnce = (scenario: Scenario): Promise<Prepared> => {
    const ready = prepared.get(scenario) ?? prepare(scenario, join(folder, scenario));
    prepared.set(scenario, ready);
    return ready;
  };
  return {
    async run(seed) {
      const next = seededNumbers(`snapshot ${seed}`);
      const scenario = SCENARIOS[pickBelow(next, SCENARIOS.length)] ?? 'first';
      const { archive: before, source, steps, right } = await prepareOnce(scenario);
      const [killAt, torn] = [1 + pickBelow(next, steps), next()];
      const archive = join(folder, `run-${seed}`);
      try {
        await cp(before, archive, { recursive: true });
        const { signal } = await runChild(archive, source, { killAt, torn });
        const place = `${scenario}, killed at step ${killAt} of ${steps}`;
        assert.equal(signal, 'SIGKILL', `${place}: the process was not killed`);
        if (source !== undefined) await completeImport(archive, source);
        await expectRight(archive, right);
        return place;
      } finally {
        await rm(archive, { recursive: true, force: true });
      }
    },
    end: () => rm(folder, { recursive: true, force: true }),
  };
}

async function prepare(scenario: Scenario, folder: string): Promise<Prepared> {
  const archive = join(folder, 'archive');
  await write(
    archive,
    numbers(0, LETTERS).map((number) => inventLetter(number)),
  );
  await writeFile(join(archive, 'letters/ask-ada/column.yml'), COLUMN_FILE);
  if (scenario !== 'first') await startArchive(archive, { questions: [] });
  if (scenario === 'changed') {
    await write(
      archive,
      numbers(0, 6).map((number) => inventLetter(number, 2)),
    );
    await write(
      archive,
      numbers(40, 44).map((number) => inventLetter(number)),
    );
    for (const number of numbers(10, 13)) await rm(join(archive, inventLetter(number).path));
  }
  const source = scenario === 'import' ? join(folder, 'source.jsonl') : undefined;
  if (source !== undefined) await writeFile(source, numbers(60, 75).map(record).join(''));
  const done = join(folder, 'done');
  await cp(archive, done, { recursive: true });
  const { out } = await runChild(done, source, { killAt: 'never', torn: 0 });
  const steps = Number(out);
  assert.ok(steps > 20, `an undisturbed process must tell its steps, not "${out}"`);
  const right = (await startFresh(done)).answers;
  assert.deepEqual(
    (await startArchive(done)).answers,
    right,
    'an index that was made undisturbed answers otherwise than a new one',
  );
  return { archive, steps, right, ...(source === undefined ? {} : { source }) };
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}

async function write(archive: string, letters: readonly InventedLetter[]): Promise<void> {
  for (const { path, text: content } of letters) {
    await mkdir(dirname(join(archive, path)), { recursive: true });
    await writeFile(join(archive, path), content);
  }
}

function record(number: number): string {
  const { title, question } = inventLetter(number);
  return `${JSON.stringify({ id: number, column: 'Ask Bob', title, question, answer: `${title}? Ask again on Sunday.` })}\n`;
}

type Ended = { readonly signal: NodeJS.Signals | null; readonly out: string };

async function runChild(
  archive: string,
  source: string | undefined,
  { killAt, torn }: { killAt: number | 'never'; torn: number },
): Promise<Ended> {
  const words = ['--import', 'tsx', CHILD, archive, String(killAt), String(torn), ...(source === undefined ? [] : [source])];
  const child = spawn(process.execPath, words, { cwd: PROJECT, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  const [out, err, signal] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  assert.equal(err, '', 'the process complained');
  return { out, signal };
}

/** What is there after an import was killed loads whole and is found; importing again brings the rest. */
async function completeImport(archive: string, source: string): Promise<void> {
  const { letters, problems } = await readCorpus(archive);
  assert.deepEqual(problems, [], 'a letter file is not whole');
  const copy = `${archive}-partly`;
  try {
    await cp(archive, copy, { recursive: true });
    const asked = letters.filter((_, at) => at % 5 === 0);
    const { answers } = await startArchive(copy, { questions: asked.map(({ question }) => question) });
    answers.forEach((answer, at) => {
      assert.ok(JSON.stringify(answer).includes(asked[at]?.id ?? ''), `${asked[at]?.id} is not found by its own question`);
    });
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
  const report = await importSources({ archive, sources: [source] });
  assert.deepEqual([report.found, report.new + report.unchanged, report.problems], [15, 15, []], 'the import can not go on');
}

async function expectRight(archive: string, right: Start['answers']): Promise<void> {
  const next = await startArchive(archive);
  const complaints = next.told.filter((sentence) => !sentence.startsWith('The letters have changed'));
  assert.deepEqual(complaints, [], 'a file of the index is not whole');
  assert.deepEqual(next.answers, right, 'it answers otherwise than an index that is made from nothing');
  const made = await readSnapshot(archive);
  assert.deepEqual(
    Object.keys(made),
    ['families.json', 'fit.bin', 'labels.bin', 'vectors.bin', 'words.bin'],
    'something was left behind',
  );
  assert.deepEqual(
    await startArchive(archive),
    { answers: right, told: [], embedded: [] },
    'the start after that makes something again',
  );
  assert.deepEqual(await readSnapshot(archive), made, 'the start after that writes something again');
  const columns = await readdir(join(archive, 'letters'));
  const files = await Promise.all(columns.map((column) => readdir(join(archive, 'letters', column))));
  assert.deepEqual(
    files.flat().filter((name) => name.endsWith('.tmp')),
    [],
    'the import left something behind',
  );
}
