// How does a letter stand in a file, and how is it read back? YAML front matter, then "## Question" and "## Answer".
import { Document, isSeq } from 'yaml';
import type { z } from 'zod';
import { normaliseLine, normaliseText } from '../text/normalise.ts';
import { type Column, type Letter, type LetterId, letterSchema } from './letter.ts';
import type { Problem } from './problem.ts';
import { parseYamlFields } from './yaml-fields.ts';

/** A letter that was read, or everything that is wrong with its file. */
export type ReadLetter = { readonly letter: Letter } | { readonly problems: readonly Problem[] };

/** Where a file stands and to which letter and column it belongs. */
export type LetterPlace = { readonly file: string; readonly id: LetterId; readonly column: Column };

// The order in which the fields stand in front matter. `id` and `column` follow from the place of the file.
const FRONT_FIELDS = [
  'title',
  'columnist',
  'date',
  'url',
  'topics',
  'askedAs',
  'contentNotes',
  'salutation',
  'signature',
  'signOff',
  'links',
  'reprintOf',
  'updateOf',
  'supersededBy',
  'status',
  'source',
] as const satisfies readonly (keyof Letter)[];
const LINE_FIELDS = new Set([
  'title',
  'columnist',
  'date',
  'url',
  'status',
  'reprintOf',
  'updateOf',
  'supersededBy',
  'column',
  'id',
]);
const LABEL_FIELDS = new Set(['topics', 'contentNotes']);
const TEXT_FIELDS = new Set(['salutation', 'signature', 'signOff']);

/** The file of a letter. `parseLetter` of it gives the same letter. */
export function formatLetter(letter: Letter, column: Column): string {
  const front: Record<string, unknown> = {};
  for (const field of FRONT_FIELDS) {
    const value = letter[field];
    if (value === undefined || isDefault(field, value, column)) continue;
    front[field] = value;
  }
  const document = new Document(front);
  for (const field of LABEL_FIELDS) {
    const list = document.get(field, true);
    if (isSeq(list)) list.flow = true;
  }
  const yaml = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return `---\n${yaml}---\n\n## Question\n\n${escapeLines(letter.question)}\n\n## Answer\n\n${escapeLines(letter.answer)}\n`;
}

function isDefault(field: keyof Letter, value: unknown, column: Column): boolean {
  if (field === 'columnist') return value === column.columnist;
  if (field === 'status') return value === 'published';
  return LABEL_FIELDS.has(field) && Array.isArray(value) && value.length === 0;
}

/** Reads the text of a letter file. All that is wrong with it is found in one go. */
export function parseLetter(text: string, place: LetterPlace): ReadLetter {
  const lines = text.replace(/^\ufeff/u, '').split(/\r\n|\r|\n/u);
  const fences = lines[0]?.trimEnd() === '---' ? [0, lines.findIndex((line, at) => at > 0 && line.trimEnd() === '---')] : [];
  const [, close = -1] = fences;
  if (close < 0) {
    const message = 'There is no front matter. A letter file begins with a line "---", then "title: …", then a line "---".';
    return { problems: [{ file: place.file, line: 1, message }] };
  }
  const front = parseFront(lines.slice(1, close).join('\n'), place);
  const sections = parseSections(lines, close + 1, place);
  const problems = [...front.problems, ...sections.problems];
  const candidate: Record<string, unknown> = {
    topics: [],
    contentNotes: [],
    status: 'published',
    columnist: place.column.columnist,
    ...front.fields,
    id: place.id,
    column: place.column.name,
    question: sections.question,
    answer: sections.answer,
  };
  const parsed = letterSchema.safeParse(candidate);
  if (parsed.success && problems.length === 0) return { letter: parsed.data };
  // Front matter that is no YAML says nothing about its fields.
  const issues = (parsed.error?.issues ?? []).filter(({ path }) => front.read || path[0] === 'question' || path[0] === 'answer');
  problems.push(...issues.flatMap((issue) => describeIssue(issue, candidate, { front, sections, file: place.file })));
  const told = new Map(problems.map((problem) => [`${problem.line} ${problem.message}`, problem]));
  return { problems: [...told.values()].sort((one, other) => (one.line ?? 0) - (other.line ?? 0)) };
}

type Front = { fields: Record<string, unknown>; read: boolean; lineOf: (field: string) => number; problems: Problem[] };

function parseFront(yaml: string, place: LetterPlace): Front {
  const { fields: raw, lineOf, problems } = parseYamlFields(yaml, { file: place.file, firstLine: 2 });
  const fields = cleanFields(raw);
  return {
    fields,
    read: problems.length === 0,
    lineOf,
    problems: [...problems, ...agreeWithPlace(fields, lineOf, place), ...textsInFront(fields, lineOf, place)],
  };
}

// Empty values mean "not known"; edges and line ends are put into normal form, as an editor may leave them.
function cleanFields(raw: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(raw)) {
    if (value === '' || value === null) continue;
    if (LABEL_FIELDS.has(name)) fields[name] = cleanList(value, (label) => normaliseLine(label).toLowerCase());
    else if (name === 'askedAs') fields[name] = [...new Set(cleanList(value, normaliseLine))];
    else if (typeof value === 'string' && LINE_FIELDS.has(name)) fields[name] = normaliseLine(value);
    else if (typeof value === 'string' && TEXT_FIELDS.has(name)) fields[name] = normaliseText(value);
    else fields[name] = value;
  }
  return fields;
}

// Labels are compared in lower case; one may stand without brackets.
function cleanList(value: unknown, clean: (text: string) => string): unknown[] {
  const list = Array.isArray(value) ? value : [value];
  return list.map((item) => (typeof item === 'string' ? clean(item) : item));
}

// `id` and `column` may be written down for the reader's sake, but only as the place of the file has them.
function agreeWithPlace(fields: Record<string, unknown>, lineOf: (field: string) => number, place: LetterPlace): Problem[] {
  const problems: Problem[] = [];
  const expected: Record<string, string> = { id: place.id, column: place.column.name };
  for (const [name, value] of Object.entries(expected)) {
    if (fields[name] !== undefined && fields[name] !== value) {
      const message = `"${name}" says "${String(fields[name])}", but the place of the file makes it "${value}". Remove the line or move the file.`;
      problems.push({ file: place.file, line: lineOf(name), message });
    }
    delete fields[name];
  }
  return problems;
}

function textsInFront(
  fields: Readonly<Record<string, unknown>>,
  lineOf: (field: string) => number,
  place: LetterPlace,
): Problem[] {
  return (['question', 'answer'] as const).flatMap((name) => {
    if (fields[name] === undefined) return [];
    const message = `"${name}" stands in the front matter. Move the text below the heading "## ${headingOf(name)}".`;
    return [{ file: place.file, line: lineOf(name), message }];
  });
}

function headingOf(section: 'question' | 'answer'): string {
  return section === 'question' ? 'Question' : 'Answer';
}

type Sections = { question: string; answer: string; lineOf: (field: string) => number | undefined; problems: Problem[] };

function parseSections(lines: readonly string[], from: number, place: LetterPlace): Sections {
  const problems: Problem[] = [];
  const texts: Record<string, string[]> = {};
  const starts: Record<string, number> = {};
  let current: string | undefined;
  lines.slice(from).forEach((line, offset) => {
    const number = from + offset + 1;
    const heading = line.startsWith('## ') ? line.slice(3).trim() : undefined;
    const problem = heading === undefined ? undefined : headingProblem(heading, starts);
    if (problem !== undefined) problems.push({ file: place.file, line: number, message: problem });
    else if (heading !== undefined) {
      current = heading.toLowerCase();
      starts[current] = number;
      texts[current] = [];
    } else if (current !== undefined) texts[current]?.push(line.startsWith('\\') ? line.slice(1) : line);
    else if (line.trim() !== '') {
      const message = 'Text stands before "## Question". Move it below that heading, or into the front matter.';
      problems.push({ file: place.file, line: number, message });
    }
  });
  for (const section of ['question', 'answer'] as const) {
    if (starts[section] === undefined) {
      const message = `There is no line "## ${headingOf(section)}": a letter needs a question and an answer, each below its heading.`;
      problems.push({ file: place.file, line: lines.length, message });
    }
  }
  const textOf = (section: string) => normaliseText((texts[section] ?? []).join('\n'));
  return { question: textOf('question'), answer: textOf('answer'), lineOf: (field) => starts[field], problems };
}

function headingProblem(heading: string, starts: Readonly<Record<string, number>>): string | undefined {
  const name = heading.toLowerCase();
  if (name !== 'question' && name !== 'answer') {
    return `"## ${heading}" is no heading of a letter file. If it belongs to the text, write "\\## ${heading}".`;
  }
  if (starts[name] !== undefined) return `A second "## ${heading}". If it belongs to the text, write "\\## ${heading}".`;
  if (name === 'question' && starts.answer !== undefined) return '"## Question" must stand before "## Answer".';
  return undefined;
}

function describeIssue(
  issue: z.core.$ZodIssue,
  candidate: Readonly<Record<string, unknown>>,
  { front, sections, file }: { front: Front; sections: Sections; file: string },
): Problem[] {
  if (issue.code === 'unrecognized_keys' && issue.path.length === 0) {
    return issue.keys.map((key) => ({
      file,
      line: front.lineOf(key),
      message: `"${key}" is no field of a letter. Fields: ${FRONT_FIELDS.join(', ')}.`,
    }));
  }
  const field = String(issue.path[0]);
  const isText = field === 'question' || field === 'answer';
  // A section that is not there at all was said already.
  if (isText && sections.lineOf(field) === undefined) return [];
  const line = isText ? sections.lineOf(field) : front.lineOf(field);
  const isMissing = candidate[field] === undefined;
  return [{ file, line, message: isMissing ? `"${field}" is missing: give the letter a ${field}.` : describeValue(issue) }];
}

function describeValue(issue: z.core.$ZodIssue): string {
  const name = `"${issue.path.join('.')}"`;
  if (issue.code === 'unrecognized_keys') return `${name} has no part "${issue.keys.join('", "')}".`;
  if (issue.code !== 'invalid_type') return `${name} ${issue.message}.`;
  const shapes: Readonly<Record<string, string>> = {
    string: 'one text',
    array: 'a list: [one, two]',
    object: 'a group of "name: value" lines',
  };
  return `${name} must be ${shapes[issue.expected] ?? issue.expected}.`;
}

// A line of the text that could be taken for a heading, or that begins with the escape itself, gets a leading "\".
function escapeLines(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.startsWith('## ') || line.startsWith('\\') ? `\\${line}` : line))
    .join('\n');
}
