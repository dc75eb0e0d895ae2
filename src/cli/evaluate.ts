// dear-archive evaluate: how good is the ranking on judged questions?
import { writeFile } from 'node:fs/promises';
import Table from 'cli-table3';
import { Option } from 'commander';
import { ArchiveError, explainSystemError } from '../errors.ts';
import { formatRun, type JudgedRun, runJudgedSet, summariseRuns } from '../quality/evaluate.ts';
import { readJudgedSet } from '../quality/judged-set.ts';
import { type Estimate, MEASURES } from '../quality/metrics.ts';
import type { EngineName } from '../search/rank.ts';
import { type CommandMaker, createCommand, writeJson } from './io.ts';
import { withMeasuredSearch } from './measured-search.ts';
import { chosenModel, ENCODER_THREADS } from './model-setting.ts';

const ENGINES = ['words', 'meaning', 'both'] as const satisfies readonly EngineName[];

const NO_MODEL =
  'The setting MODEL is "none", so there is no search by meaning to measure. Leave it out, or measure the words alone: --engine words.';

type Options = {
  letters: string;
  queries: string;
  qrels: string;
  run?: string;
  engine: EngineName;
  kinds?: true;
  cache?: string;
  json?: true;
};

export const evaluateCommand: CommandMaker = (io, finish) =>
  createCommand('evaluate', io)
    .description('measure the ranking on judged questions')
    .requiredOption('--letters <file>', 'letters, one JSON object a line: id, title, question, answer')
    .requiredOption('--queries <file>', 'questions, one JSON object a line: id, text, perhaps kind')
    .requiredOption('--qrels <file>', 'grades: query-id<TAB>letter-id<TAB>grade')
    .option('--run <file>', 'write the ranking as TREC lines, 100 a question')
    .addOption(new Option('--engine <engine>', 'which half ranks').choices(ENGINES).default('both'))
    .option('--kinds', 'show every kind of question by itself')
    .option('--cache <dir>', 'keep vectors there, for the next run over the same letters')
    .option('--json', 'write JSON')
    .action(async (options: Options) => {
      const model = options.engine === 'words' ? undefined : await chosenModel(io, ENCODER_THREADS);
      if (model === undefined && options.engine !== 'words') throw new ArchiveError('usage', NO_MODEL);
      const set = await readJudgedSet(options);
      const { letters } = set;
      await withMeasuredSearch(io, { letters, model, cache: options.cache }, async (rank) => {
        const runs = await runJudgedSet(set, (question) => rank(question, options.engine));
        if (options.run !== undefined) await writeRun(options.run, formatRun(runs, `dear-archive-${options.engine}`));
        if (options.json)
          writeJson(io, {
            version: 1,
            engine: options.engine,
            letters: letters.length,
            queries: runs.length,
            ...summariseRuns(runs),
          });
        else {
          io.stdout.write(`${table(runs, options.kinds === true)}\n`);
          io.stdout.write(
            `${runs.length} questions over ${letters.length} letters, engine: ${options.engine}. Means with 95 % bootstrap intervals.\n`,
          );
        }
      });
      finish(0);
    });

async function writeRun(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new ArchiveError('io', `The run can't be written to ${file}: ${explainSystemError(error)}.`, { cause: error });
  }
}

function table(runs: readonly JudgedRun[], byKind: boolean): string {
  const kinds = byKind ? [...new Set(runs.map(({ kind }) => kind ?? 'no kind'))].sort() : [];
  const groups = [
    ['all', runs] as const,
    ...kinds.map((kind) => [kind, runs.filter((run) => (run.kind ?? 'no kind') === kind)] as const),
  ];
  const rows = new Table({ head: ['questions', '', ...MEASURES], style: { head: [], border: [] } });
  for (const [name, group] of groups) {
    const summary = summariseRuns(group);
    rows.push([name, group.length, ...MEASURES.map((measure) => sayEstimate(summary[measure]))]);
  }
  return rows.toString();
}

function sayEstimate({ value, low, high }: Estimate): string {
  return `${value.toFixed(3)} (${low.toFixed(2)}-${high.toFixed(2)})`;
}
