// npm run bench: what was asked for, and what came of it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { ArchiveError } from '../src/errors.ts';
import { answerQuestion } from './answer.ts';
import { discordQuestion } from './discord.ts';
import { ENGINE_NAMES, type EngineName, isEngineName } from './engines.ts';
import { frozenQuestion } from './frozen.ts';
import { fusionQuestion } from './fusion.ts';
import { indexingQuestion } from './indexing.ts';
import { findJudgedSets, findOwnSet } from './judged.ts';
import { qualityQuestion } from './quality.ts';
import { recallQuestion } from './recall.ts';
import type { BenchQuestion, BenchSettings } from './settings.ts';
import { slackQuestion } from './slack.ts';
import { vocabularyQuestion } from './vocabulary.ts';
import { wordsQuestion } from './words.ts';

const QUESTIONS: Readonly<Record<string, BenchQuestion>> = {
  words: wordsQuestion,
  quality: qualityQuestion,
  fusion: fusionQuestion,
  vocabulary: vocabularyQuestion,
  frozen: frozenQuestion,
  answer: answerQuestion,
  indexing: indexingQuestion,
  recall: recallQuestion,
  discord: discordQuestion,
  slack: slackQuestion,
};
const OWN_ARCHIVE = fileURLToPath(new URL('../corpus', import.meta.url));

type Options = {
  readonly letters: readonly number[];
  readonly engines: readonly EngineName[];
  readonly judged?: string;
  readonly archive: string;
  readonly cache?: string;
  readonly questions: number;
  readonly seconds: number;
  readonly seed: number;
  readonly json?: string;
};

const program = new Command('bench')
  .description('our search beside its peers, in one run')
  .addArgument(new Argument('[name...]', describeQuestions()).choices(Object.keys(QUESTIONS)))
  .option('--letters <counts>', 'numbers of letters, with commas between', parseCounts, [1_000, 10_000])
  .option('--engines <names>', `engines, with commas between: ${ENGINE_NAMES.join(', ')}`, parseEngines, ENGINE_NAMES)
  .option('--judged <dir>', 'a folder with a judged set in each subfolder (letters.jsonl, queries.jsonl, qrels.tsv)')
  .option('--archive <dir>', 'the archive whose sentences the letters are made of', OWN_ARCHIVE)
  .option('--cache <dir>', 'keep the vectors of judged sets there, for the next run')
  .option('--questions <count>', 'different questions to ask', parseCount, 200)
  .option('--seconds <count>', 'the most that an engine may take for its answers at one size', parseCount, 15)
  .option('--seed <number>', 'another seed makes other letters and questions', parseCount, 1)
  .option('--json <file>', 'write the measurements there as well')
  .action(runBench);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof Error && error.name === 'AbortError') process.exitCode = 130;
  else if (error instanceof ArchiveError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } else throw error;
}

async function runBench(names: readonly string[], options: Options): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'dear-archive-bench-'));
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  try {
    const settings = await readSettings(options, scratch, stop.signal);
    const findings: Record<string, unknown> = {};
    for (const name of names.length > 0 ? names : Object.keys(QUESTIONS)) {
      const finding = await QUESTIONS[name]?.run(settings);
      if (!finding) continue;
      process.stdout.write(`${finding.text}\n\n`);
      findings[name] = finding.data;
    }
    if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify({ version: 1, ...findings }, null, 2)}\n`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function readSettings(
  { judged, letters, json, ...options }: Options,
  scratch: string,
  signal: AbortSignal,
): Promise<BenchSettings> {
  return {
    ...options,
    sizes: letters,
    judged: judged === undefined ? [] : await findJudgedSets(judged),
    own: await findOwnSet(options.archive, scratch),
    scratch,
    signal,
    note: (line) => process.stderr.write(`${line}\n`),
  };
}

function describeQuestions(): string {
  return Object.entries(QUESTIONS)
    .map(([name, { asks }]) => `${name}: ${asks}`)
    .join('; ');
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) throw new InvalidArgumentError('It must be a whole number from 1.');
  return count;
}

function parseCounts(text: string): number[] {
  return text.split(',').map(parseCount);
}

function parseEngines(text: string): EngineName[] {
  return text.split(',').map((name) => {
    if (!isEngineName(name)) throw new InvalidArgumentError(`"${name}" is none of ${ENGINE_NAMES.join(', ')}.`);
    return name;
  });
}
