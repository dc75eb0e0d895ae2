// Which questions, letters and grades is a ranking judged on? Reads the three files of `evaluate`.
import { z } from 'zod';
import type { SearchDocument } from '../search/engine.ts';
import { normaliseText } from '../text/normalise.ts';
import { type Faults, gradesByQuery, readGradeLines, readJsonLines, refuse } from './line-files.ts';
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
  askedAs: z.array(z.string()).optional(),
});
const queryLine = z.object({ id: z.string().min(1), text: z.string(), kind: z.string().optional() });

/** Letters of an evaluation file, their texts in normal form. @throws ArchiveError `bad-input` naming every bad line */
export async function readLetterLines(file: string): Promise<SearchDocument[]> {
  const faults: Faults = [];
  const letters = await letterLines(file, faults);
  refuse(faults);
  return letters;
}

/** Queries of an evaluation file. @throws ArchiveError `bad-input` naming every bad line */
export async function readQueryLines(file: string): Promise<JudgedQuery[]> {
  const faults: Faults = [];
  const queries = await readJsonLines(file, queryLine, faults);
  refuse(faults);
  return queries;
}

/** Reads and checks all three files of a judged set. @throws ArchiveError `bad-input` naming every bad line */
export async function readJudgedSet(files: { letters: string; queries: string; qrels: string }): Promise<JudgedSet> {
  const faults: Faults = [];
  const letters = await letterLines(files.letters, faults);
  const queries = await readJsonLines(files.queries, queryLine, faults);
  const grades = await readGradeLines(files.qrels, faults);
  refuse(faults);
  return { letters, queries, judgements: gradesByQuery(grades) };
}

async function letterLines(file: string, faults: Faults): Promise<SearchDocument[]> {
  const lines = await readJsonLines(file, letterLine, faults);
  return lines.map((letter) => ({ ...letter, question: normaliseText(letter.question), answer: normaliseText(letter.answer) }));
}
