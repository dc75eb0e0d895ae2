// npm run excerpts:study -- --out FILE [--seed N] [--count N] [--without SEED]... [--before KEY]: a sheet of excerpts to judge by reading.
// … -- --marks FILE --key KEY: puts names to the marks and adds them to the judgements. … -- --report: what was found.
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatDifference } from '../bench/quality-table.ts';
import { formatTable } from '../bench/table.ts';
import { type Archive, openArchive } from '../src/archive.ts';
import { BUNDLED_ARCHIVE, BUNDLED_MODEL } from '../src/config/bundled.ts';
import { ArchiveError, systemCode } from '../src/errors.ts';
import type { Letter } from '../src/letters/letter.ts';
import { ANSWER_EXCERPT } from '../src/passages/letter-excerpts.ts';
import {
  EXCERPT_FAULTS,
  readJudgements,
  readKey,
  reportStudies,
  revealMarks,
  type StudiedPair,
} from '../src/quality/excerpt-judgements.ts';
import {
  drawPairs,
  firstSentences,
  formatSheet,
  hideNames,
  pairName,
  type QuestionLetter,
} from '../src/quality/excerpt-sheet.ts';
import { readJudgedQuestions } from '../src/quality/judged-questions.ts';
import { type Estimate, seededRandom } from '../src/quality/metrics.ts';
import type { Span } from '../src/text/span.ts';

const JUDGEMENTS = join(BUNDLED_ARCHIVE, 'judged', 'excerpts.jsonl');

try {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '60' },
      without: { type: 'string', multiple: true, default: [] },
      before: { type: 'string' },
      out: { type: 'string' },
      marks: { type: 'string' },
      key: { type: 'string' },
      report: { type: 'boolean', default: false },
    },
  });
  if (values.report) await report();
  else if (values.marks !== undefined && values.key !== undefined) await addMarks(values.marks, values.key);
  else if (values.out !== undefined && values.marks === undefined && values.key === undefined)
    await writeSheet(values.out, {
      seed: wholeNumber('seed', values.seed),
      count: wholeNumber('count', values.count),
      without: values.without.map((given) => wholeNumber('without', given)),
      before: values.before,
    });
  else throw new ArchiveError('usage', 'Name --out FILE for a sheet, --marks FILE with --key KEY for its marks, or --report.');
} catch (error) {
  const isUsage = systemCode(error)?.startsWith('ERR_PARSE_ARGS') || (error instanceof ArchiveError && error.code === 'usage');
  if (!isUsage && !(error instanceof ArchiveError)) throw error;
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = isUsage ? 2 : 1;
}

type SheetOptions = { seed: number; count: number; without: readonly number[]; before: string | undefined };

/** Writes FILE with the excerpts and FILE.key with who picked which. */
async function writeSheet(out: string, options: SheetOptions): Promise<void> {
  const both = await openArchive({
    directory: BUNDLED_ARCHIVE,
    model: { directory: BUNDLED_MODEL, threads: 1 },
    patience: Number.POSITIVE_INFINITY,
  });
  try {
    const earlier = options.before === undefined ? undefined : await readKey(options.before);
    const seed = earlier?.[0]?.seed ?? options.seed;
    const pairs = await choosePairs(both, options, earlier);
    const pick = earlier ? pickAfter(both, earlier) : await pickThree(both);
    const random = seededRandom(seed + 1000);
    const studied: (QuestionLetter & { pair: StudiedPair })[] = [];
    for (const { question, letter } of pairs) {
      const id = `${seed}.${studied.length + 1}`;
      const spans = await pick({ question, letter });
      studied.push({ question, letter, pair: hideNames({ id, seed, question: question.id, letter: letter.id, spans }, random) });
    }
    await writeFile(out, formatSheet(studied));
    await writeFile(`${out}.key`, studied.map(({ pair }) => `${JSON.stringify(pair)}\n`).join(''));
    const alike = studied.filter(({ pair }) => Object.values(pair.hidden).some(({ length }) => length > 1)).length;
    console.log(
      `${studied.length} pairs in ${out}, their key in ${out}.key. In ${alike} of them two excerpts are the same and shown once.`,
    );
  } finally {
    await both.close();
  }
}

async function choosePairs(archive: Archive, { seed, count, without }: SheetOptions, earlier?: readonly StudiedPair[]) {
  const letters = new Map<string, Letter>(archive.browse({}).map((letter) => [letter.id, letter]));
  const { questions } = await readJudgedQuestions(BUNDLED_ARCHIVE, letters.keys());
  if (earlier) {
    const wanted = new Map(questions.map((question) => [question.id, question]));
    return earlier.flatMap(({ question, letter }) => {
      const [asked, found] = [wanted.get(question), letters.get(letter)];
      return asked && found ? [{ question: asked, letter: found }] : [];
    });
  }
  const judged = without.length === 0 ? [] : await readJudgements(JUDGEMENTS);
  const seen = judged.filter((line) => without.includes(line.seed)).map(({ question, letter }) => pairName(question, letter));
  return drawPairs(questions, letters, { seed, count, without: new Set(seen) });
}

type Pick = (pair: QuestionLetter) => Promise<StudiedPair['spans']>;

/** The first sentences, ours by words alone, ours. */
async function pickThree(both: Archive): Promise<Pick> {
  const words = await openArchive({ directory: BUNDLED_ARCHIVE });
  return async ({ question, letter }) => ({
    first: bounds([firstSentences(letter.answer, ANSWER_EXCERPT.budget)]),
    words: await ours(words, { question, letter }),
    ours: await ours(both, { question, letter }),
  });
}

/** What an earlier state of the program picked, and what it picks now. */
function pickAfter(both: Archive, earlier: readonly StudiedPair[]): Pick {
  const before = new Map(earlier.map(({ question, letter, spans }) => [pairName(question, letter), spans.ours ?? []]));
  return async ({ question, letter }) => ({
    before: before.get(pairName(question.id, letter.id)) ?? [],
    after: await ours(both, { question, letter }),
  });
}

async function ours(archive: Archive, { question, letter }: QuestionLetter): Promise<[number, number][]> {
  const { answerExcerpt } = await archive.explain(letter.id, question.text);
  return bounds(answerExcerpt.pieces.map(({ span }) => span));
}

function bounds(spans: readonly Span[]): [number, number][] {
  return spans.map(({ start, end }) => [start, end]);
}

async function addMarks(marks: string, key: string): Promise<void> {
  const judged = await revealMarks(marks, await readKey(key));
  await appendFile(JUDGEMENTS, judged.map((line) => `${JSON.stringify(line)}\n`).join(''));
  console.log(`${judged.length} judgements added to ${JUDGEMENTS}.`);
}

async function report(): Promise<void> {
  for (const { seed, pairs, alike, rows } of reportStudies(await readJudgements(JUDGEMENTS))) {
    console.log(`Seed ${seed}: ${pairs} pairs, in ${alike} of them two excerpts are the same. 95 % bootstrap intervals.`);
    const table = rows.map(({ picker, mark, best, length, faults, ahead }) => [
      picker,
      ...[mark, best].map(formatEstimate),
      ahead ? formatDifference(ahead) : '',
      length.toFixed(0),
      ...EXCERPT_FAULTS.map((fault) => String(faults[fault])),
    ]);
    console.log(formatTable(['picker', 'mean mark', 'share best', 'last - it', 'length', ...EXCERPT_FAULTS], table));
  }
}

function formatEstimate({ value, low, high }: Estimate): string {
  return `${value.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
}

function wholeNumber(option: string, given: string): number {
  if (/^\d{1,9}$/u.test(given)) return Number(given);
  throw new ArchiveError('usage', `--${option} takes a whole number, not "${given}".`);
}
