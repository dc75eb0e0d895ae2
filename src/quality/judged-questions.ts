// Which questions are judged on an archive's own letters, and which are not answered by any? Reads ARCHIVE/judged.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Faults, type GradeLine, gradesByQuery, readGradeLines, readJsonLines, refuse } from './line-files.ts';
import type { Judgements } from './metrics.ts';

/** How a question is put: two words, an ordinary sentence, a whole letter, with typing errors, in slang, in none of the letter's words, beside the point for a while, or the letter's own title. */
export const QUESTION_KINDS = ['short', 'plain', 'long', 'misspelt', 'slangy', 'oblique', 'rambling', 'title'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** `tune`: looked at while choosing numbers; `keep`: looked at afterwards only, and by the tests. */
export const HALVES = ['tune', 'keep'] as const;
export type Half = (typeof HALVES)[number];

/** A question whose letters are known. */
export type JudgedQuestion = {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly text: string;
  readonly half: Half;
  /** letter ids with grade 1 (of use) or 2 (its case); at least one */
  readonly judgements: Judgements;
};

/** A question that no letter answers. */
export type UnansweredQuestion = {
  readonly id: string;
  readonly kind: 'short' | 'long';
  /** a dilemma that a column might have answered and this archive has not, or something that no column answers */
  readonly about: 'dilemma' | 'other';
  readonly text: string;
  readonly half: Half;
};

/** All judged questions of an archive. */
export type JudgedQuestions = {
  readonly questions: readonly JudgedQuestion[];
  readonly unanswered: readonly UnansweredQuestion[];
};

/** The files of an archive's judged questions. */
export type JudgedQuestionFiles = Readonly<Record<'questions' | 'qrels' | 'unanswered', string>>;

/** Where an archive has its judged questions. @param set a further set of them, in a folder of its own; left out: the first */
export function judgedQuestionFiles(archive: string, set = ''): JudgedQuestionFiles {
  const file = (name: string) => join(archive, 'judged', set, name);
  return { questions: file('questions.jsonl'), qrels: file('qrels.tsv'), unanswered: file('unanswered.jsonl') };
}

/** Has the archive judged questions at all? */
export function hasJudgedQuestions(archive: string): boolean {
  return existsSync(judgedQuestionFiles(archive).questions);
}

/** The half of a question: by a hash of its id, so that it never changes when others are added. */
export function halfOf(id: string): Half {
  return (createHash('sha256').update(id).digest()[0] ?? 0) % 2 === 0 ? 'tune' : 'keep';
}

const oneText = z.string().refine((text) => text.trim() !== '', 'is empty');
const questionLine = z.strictObject({ id: oneText, kind: z.enum(QUESTION_KINDS), text: oneText });
const unansweredLine = z.strictObject({
  id: oneText,
  kind: z.enum(['short', 'long']),
  about: z.enum(['dilemma', 'other']),
  text: oneText,
});

/**
 * Reads an archive's judged questions.
 * @param letters ids of the letters that can be found
 * @param set as in {@link judgedQuestionFiles}
 * @throws ArchiveError `io` when a file is missing, `bad-input` naming every line that can't be used: a question without
 * grades, a grade for a question or letter that there is not, a grade other than 1 or 2
 */
export async function readJudgedQuestions(archive: string, letters: Iterable<string>, set?: string): Promise<JudgedQuestions> {
  const files = judgedQuestionFiles(archive, set);
  const faults: Faults = [];
  const questions = await readJsonLines(files.questions, questionLine, faults);
  const unanswered = await readJsonLines(files.unanswered, unansweredLine, faults);
  const grades = await readGradeLines(files.qrels, faults);
  const asked = new Set(questions.map(({ id }) => id));
  faults.push(...badGrades(grades, asked, new Set(letters)));
  for (const { id } of unanswered)
    if (asked.has(id)) faults.push(`${files.unanswered}: the id "${id}" is one of ${files.questions} too`);
  const judgements = gradesByQuery(grades);
  for (const { id } of questions)
    if (!judgements.has(id)) faults.push(`${files.questions}: "${id}" has no letter in ${files.qrels}`);
  refuse(faults);
  return {
    questions: questions.map((line) => ({ ...line, half: halfOf(line.id), judgements: judgements.get(line.id) ?? new Map() })),
    unanswered: unanswered.map((line) => ({ ...line, half: halfOf(line.id) })),
  };
}

function badGrades(lines: readonly GradeLine[], asked: ReadonlySet<string>, letters: ReadonlySet<string>): string[] {
  const pairs = new Set<string>();
  return lines.flatMap(({ query, letter, grade, place }) => {
    const pair = `${query}\t${letter}`;
    const isRepeat = pairs.has(pair);
    pairs.add(pair);
    return [
      ...(asked.has(query) ? [] : [`${place}: there is no question "${query}"`]),
      ...(letters.has(letter) ? [] : [`${place}: there is no letter "${letter}"`]),
      ...(grade === 1 || grade === 2 ? [] : [`${place}: the grade is 1 or 2, not ${grade}`]),
      ...(isRepeat ? [`${place}: this letter has a grade for "${query}" already`] : []),
    ];
  });
}

/** The questions of one half; left out: all. */
export function onlyHalf({ questions, unanswered }: JudgedQuestions, half: Half | undefined): JudgedQuestions {
  if (half === undefined) return { questions, unanswered };
  return {
    questions: questions.filter((question) => question.half === half),
    unanswered: unanswered.filter((question) => question.half === half),
  };
}
