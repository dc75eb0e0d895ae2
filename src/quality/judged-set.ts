// Which questions, letters and grades is a ranking judged on? Reads the three files of `evaluate`.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ArchiveError, explainSystemError } from '../errors.ts';
import type { SearchDocument } from '../search/engine.ts';
import { normaliseText } from '../text/normalise.ts';
import type { Judgements } from './metrics.ts';

/** A question of a judged set. `kind` groups questions in reports ("short", "misspelt"). */
export type JudgedQuery = { readonly id: string; readonly text: string; readonly kind?: string | undefined };

/** Letters, queries and for each query id its grades. */
export type JudgedSet = {
  readonly letters: readonly SearchDocument[];
  readonly queries: readonly JudgedQuery[];
  readonly judgements: ReadonlyMap<string, Judgements>;
};

const letterLine = z.object({
  id: z.string().min(1),
  title: z.string().default(''),
  question: z.string().default(''),
  answer: z.string().default(''),
  topics: z.array(z.string()).default([]),
});
const queryLine = z.object({ id: z.string().min(1), text: z.string(), kind: z.string().optional() });

/** Letters of an evaluation file, their texts in normal form. @throws ArchiveError `bad-input` naming every bad line */
export async function readLetterLines(file: string): Promise<SearchDocument[]> {
  const lines = await readJsonLines(file, letterLine);
  return lines.map((letter) => ({ ...letter, question: normaliseText(letter.question), answer: normaliseText(letter.answer) }));
}

/** Queries of an evaluation file. @throws ArchiveError `bad-input` naming every bad line */
export function readQueryLines(file: string): Promise<JudgedQuery[]> {
  return readJsonLines(file, queryLine);
}

/** Reads and checks all three files of a judged set. @throws ArchiveError `bad-input` naming every bad line */
export async function readJudgedSet(files: { letters: string; queries: string; qrels: string }): Promise<JudgedSet> {
  const [letters, queries, judgements] = await Promise.all([
    readLetterLines(files.letters),
    readQueryLines(files.queries),
    readQrels(files.qrels),
  ]);
  return { letters, queries, judgements };
}

async function readQrels(file: string): Promise<Map<string, Map<string, number>>> {
  const judgements = new Map<string, Map<string, number>>();
  const bad: string[] = [];
  (await readLines(file)).forEach((line, index) => {
    if (line.trim() === '') return;
    const [query, letter, grade, ...rest] = line.split('\t');
    if (!query || !letter || !/^\d+$/u.test(grade?.trim() ?? '') || rest.length > 0) {
      bad.push(`${file}:${index + 1}: not "query<TAB>letter<TAB>grade"`);
      return;
    }
    const grades = judgements.get(query) ?? new Map<string, number>();
    judgements.set(query, grades.set(letter, Number(grade)));
  });
  refuse(bad);
  return judgements;
}

async function readJsonLines<T>(file: string, schema: z.ZodType<T>): Promise<T[]> {
  const values: T[] = [];
  const bad: string[] = [];
  const seen = new Set<string>();
  (await readLines(file)).forEach((line, index) => {
    if (line.trim() === '') return;
    const place = `${file}:${index + 1}`;
    try {
      const value = schema.parse(JSON.parse(line));
      const { id } = z.object({ id: z.string() }).parse(value);
      if (seen.has(id)) bad.push(`${place}: the id "${id}" stands there twice`);
      seen.add(id);
      values.push(value);
    } catch (error) {
      bad.push(`${place}: ${error instanceof z.ZodError ? z.prettifyError(error) : 'not one JSON object on a line'}`);
    }
  });
  refuse(bad);
  return values;
}

async function readLines(file: string): Promise<string[]> {
  try {
    return (await readFile(file, 'utf8')).split(/\r\n|\n/u);
  } catch (error) {
    throw new ArchiveError('io', `${file} can't be read: ${explainSystemError(error)}.`, { cause: error });
  }
}

const SHOWN_LINES = 20;

function refuse(bad: readonly string[]): void {
  if (bad.length === 0) return;
  const more = bad.length > SHOWN_LINES ? `\n… and ${bad.length - SHOWN_LINES} more` : '';
  throw new ArchiveError(
    'bad-input',
    `${bad.length} lines can't be used; correct or remove them:\n${bad.slice(0, SHOWN_LINES).join('\n')}${more}`,
  );
}
