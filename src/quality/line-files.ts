// What stands in the lines of a judged file? Values that were checked, and every line that can't be used, with its place.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ArchiveError, explainSystemError } from '../errors.ts';

/** What is wrong, a place and a reason each: filled by the readers, refused by {@link refuse} when all is read. */
export type Faults = string[];

const idOf = z.object({ id: z.string() });

/** One JSON object a line, each with an `id` of its own; empty lines are passed over. @throws ArchiveError `io` */
export async function readJsonLines<T>(file: string, schema: z.ZodType<T>, faults: Faults): Promise<T[]> {
  const values: T[] = [];
  const seen = new Set<string>();
  (await readLines(file)).forEach((line, index) => {
    if (line.trim() === '') return;
    const place = `${file}:${index + 1}`;
    try {
      const value = schema.parse(JSON.parse(line));
      const { id } = idOf.parse(value);
      if (seen.has(id)) faults.push(`${place}: the id "${id}" stands there twice`);
      seen.add(id);
      values.push(value);
    } catch (error) {
      faults.push(`${place}: ${error instanceof z.ZodError ? z.prettifyError(error) : 'not one JSON object on a line'}`);
    }
  });
  return values;
}

/** One grade: which query, which letter, how well it fits, and where that stands. */
export type GradeLine = { readonly query: string; readonly letter: string; readonly grade: number; readonly place: string };

/** Lines of `query<TAB>letter<TAB>grade`; empty lines are passed over. @throws ArchiveError `io` */
export async function readGradeLines(file: string, faults: Faults): Promise<GradeLine[]> {
  return (await readLines(file)).flatMap((line, index) => {
    if (line.trim() === '') return [];
    const place = `${file}:${index + 1}`;
    const [query, letter, grade, ...rest] = line.split('\t');
    if (query && letter && /^\d+$/u.test(grade?.trim() ?? '') && rest.length === 0)
      return [{ query, letter, grade: Number(grade), place }];
    faults.push(`${place}: not "query<TAB>letter<TAB>grade"`);
    return [];
  });
}

/** Grades by query, then by letter; the last of two grades for one pair holds. */
export function gradesByQuery(lines: readonly GradeLine[]): Map<string, Map<string, number>> {
  const judgements = new Map<string, Map<string, number>>();
  for (const { query, letter, grade } of lines) {
    const grades = judgements.get(query) ?? new Map<string, number>();
    judgements.set(query, grades.set(letter, grade));
  }
  return judgements;
}

async function readLines(file: string): Promise<string[]> {
  try {
    return (await readFile(file, 'utf8')).split(/\r\n|\n/u);
  } catch (error) {
    throw new ArchiveError('io', `${file} can't be read: ${explainSystemError(error)}.`, { cause: error });
  }
}

const SHOWN_LINES = 20;

/** @throws ArchiveError `bad-input` naming the lines that can't be used, if there are any */
export function refuse(faults: Faults): void {
  if (faults.length === 0) return;
  const more = faults.length > SHOWN_LINES ? `\n… and ${faults.length - SHOWN_LINES} more` : '';
  throw new ArchiveError(
    'bad-input',
    `${faults.length} lines can't be used; correct or remove them:\n${faults.slice(0, SHOWN_LINES).join('\n')}${more}`,
  );
}
