// How well do excerpts answer, as judged by reading? Marks by hidden name become marks by picker, and these a report.
import { z } from 'zod';
import { type Faults, readJsonLines, refuse } from './line-files.ts';
import { type Estimate, estimateMean, mean, pairedDifferences } from './metrics.ts';

/** What can be wrong with an excerpt, whatever its mark. */
export const EXCERPT_FAULTS = ['begins-mid-thought', 'ends-early', 'repeats', 'anecdote-only', 'loses-thread'] as const;

const oneText = z.string().min(1);
const faultsBy = z.record(oneText, z.array(z.enum(EXCERPT_FAULTS)));
/** 0: no counsel to the point; 1: partly; 2: the asker would feel answered. */
const marksBy = z.record(oneText, z.int().min(0).max(2));
const spansBy = z.record(oneText, z.array(z.tuple([z.int(), z.int()])).min(1));
const pairFields = { id: oneText, seed: z.int(), question: oneText, letter: oneText, spans: spansBy };

const studiedPair = z.strictObject({ ...pairFields, hidden: z.record(oneText, z.array(oneText).min(1)) });
const readingMarks = z.strictObject({ id: oneText, marks: marksBy, best: z.array(oneText).min(1), faults: faultsBy });
const judgement = z.strictObject({ ...pairFields, marks: marksBy, best: z.array(oneText).min(1), faults: faultsBy });

/** A pair of a study: by picker, which spans of the answer it shows; `hidden`: which pickers stand under which letter. */
export type StudiedPair = Readonly<z.infer<typeof studiedPair>>;
/** What a reader noted under the letters of a sheet. */
export type ReadingMarks = Readonly<z.infer<typeof readingMarks>>;
/** The same by picker: of pickers whose excerpts are the same, both have the mark, and both are best. */
export type ExcerptJudgement = Readonly<z.infer<typeof judgement>>;

/** Reads the key of a sheet. @throws ArchiveError `io`, `bad-input` naming each line that can't be used */
export function readKey(file: string): Promise<StudiedPair[]> {
  return readAll(file, studiedPair);
}

/** Reads what was judged. @throws ArchiveError `io`, `bad-input` naming each line that can't be used */
export function readJudgements(file: string): Promise<ExcerptJudgement[]> {
  return readAll(file, judgement);
}

/**
 * Reads the marks of a sheet and puts names to them.
 * @throws ArchiveError `io`, `bad-input` naming each line, each pair without marks and each excerpt without one
 */
export async function revealMarks(file: string, key: readonly StudiedPair[]): Promise<ExcerptJudgement[]> {
  const faults: Faults = [];
  const byId = new Map((await readJsonLines(file, readingMarks, faults)).map((marks) => [marks.id, marks]));
  const known = new Set(key.map(({ id }) => id));
  for (const id of byId.keys()) if (!known.has(id)) faults.push(`${file}: "${id}" is no pair of the key`);
  const judged = key.flatMap((pair) => {
    const noted = byId.get(pair.id);
    if (!noted) faults.push(`${file}: "${pair.id}" has no marks`);
    return noted ? [reveal(pair, noted, (fault) => faults.push(`${file}: "${pair.id}" ${fault}`))] : [];
  });
  refuse(faults);
  return judged;
}

function reveal(
  { hidden, ...pair }: StudiedPair,
  { marks, best, faults }: ReadingMarks,
  complain: (fault: string) => void,
): ExcerptJudgement {
  for (const letter of new Set([...Object.keys(marks), ...best, ...Object.keys(faults)]))
    if (!hidden[letter]) complain(`has no excerpt ${letter}`);
  for (const letter of Object.keys(hidden)) if (marks[letter] === undefined) complain(`has no mark for ${letter}`);
  const byPicker = <T>(values: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(values).flatMap(([letter, value]) => (hidden[letter] ?? []).map((name) => [name, value])));
  return {
    ...pair,
    marks: byPicker(marks),
    best: best.flatMap((letter) => hidden[letter] ?? []),
    faults: byPicker(faults),
  };
}

/** What was found about one picker. */
export type PickerRow = {
  readonly picker: string;
  /** 0 to 2 */
  readonly mark: Estimate;
  /** share of pairs in which it is best, 0 to 1; where several are, each has its part of one */
  readonly best: Estimate;
  /** mean length of what it shows, in UTF-16 units */
  readonly length: number;
  /** in how many pairs it has each fault */
  readonly faults: Readonly<Record<(typeof EXCERPT_FAULTS)[number], number>>;
  /** mean mark of the last picker minus this one's, paired; absent for the last */
  readonly ahead?: Estimate | undefined;
};

/** The pickers of one study. Intervals are 95 % bootstrap intervals over the pairs. */
export type StudyReport = {
  readonly seed: number;
  readonly pairs: number;
  readonly alike: number;
  readonly rows: readonly PickerRow[];
};

/** One report a seed, in the order of the file. */
export function reportStudies(judgements: readonly ExcerptJudgement[]): StudyReport[] {
  const seeds = [...new Set(judgements.map(({ seed }) => seed))];
  return seeds.map((seed) =>
    reportStudy(
      seed,
      judgements.filter((line) => line.seed === seed),
    ),
  );
}

function reportStudy(seed: number, lines: readonly ExcerptJudgement[]): StudyReport {
  const pickers = Object.keys(lines[0]?.spans ?? {});
  const marksOf = (picker: string) => lines.map(({ marks }) => marks[picker] ?? 0);
  const last = pickers.at(-1) ?? '';
  return {
    seed,
    pairs: lines.length,
    alike: lines.filter(({ spans }) => new Set(Object.values(spans).map((shown) => JSON.stringify(shown))).size < pickers.length)
      .length,
    rows: pickers.map((picker) => ({
      picker,
      mark: estimateMean(marksOf(picker)),
      best: estimateMean(lines.map(({ best }) => (best.includes(picker) ? 1 / best.length : 0))),
      length: mean(lines.map(({ spans }) => (spans[picker] ?? []).reduce((sum, [start, end]) => sum + end - start, 0))),
      faults: countFaults(lines.map(({ faults }) => faults[picker] ?? [])),
      ahead: picker === last ? undefined : estimateMean(pairedDifferences(marksOf(last), marksOf(picker))),
    })),
  };
}

function countFaults(found: readonly (readonly (typeof EXCERPT_FAULTS)[number][])[]): PickerRow['faults'] {
  const count = (fault: (typeof EXCERPT_FAULTS)[number]) => found.filter((faults) => faults.includes(fault)).length;
  return {
    'begins-mid-thought': count('begins-mid-thought'),
    'ends-early': count('ends-early'),
    repeats: count('repeats'),
    'anecdote-only': count('anecdote-only'),
    'loses-thread': count('loses-thread'),
  };
}

async function readAll<T>(file: string, schema: z.ZodType<T>): Promise<T[]> {
  const faults: Faults = [];
  const values = await readJsonLines(file, schema, faults);
  refuse(faults);
  return values;
}
