// How is a file of JSON objects, one a line, read? Ours (`letter --json`) exactly; others by --map and good guesses.
import { z } from 'zod';
import { letterIdSchema, letterSchema } from '../letters/letter.ts';
import { readPage } from './column/page.ts';
import { deriveTitle } from './column/title.ts';
import { draftFields, isRecord, mapRecord, type SourceRecord } from './fields.ts';
import {
  extensionOf,
  type Found,
  type FoundUnsure,
  foundDraft,
  type Importer,
  type ReadOptions,
  type Source,
  type UnsureReason,
} from './importer.ts';
import { isBlank, type SourceLine, splitLines } from './source-lines.ts';

/** JSON Lines: one letter a line. Each bad line is an item of its own; the good ones are read. */
export const jsonLines: Importer = {
  format: 'json-lines',
  recognise: (source) => {
    const first = splitLines(source.text.slice(0, 1_000_000)).find((line) => !isBlank(line));
    const parsed = first === undefined ? undefined : parseObject(first.text);
    if (['jsonl', 'ndjson'].includes(extensionOf(source.name))) return 1;
    return parsed !== undefined && 'record' in parsed ? 0.9 : 0;
  },
  read: (source, options) =>
    splitLines(source.text)
      .filter((line) => !isBlank(line))
      .flatMap((line) => readLine(line, source, options)),
};

function parseObject(text: string): { record: SourceRecord } | { problem: string } {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return { record: value };
    return { problem: 'This line is JSON, but no object with fields.' };
  } catch (error) {
    return { problem: `This line is not JSON: ${error instanceof Error ? error.message : String(error)}.` };
  }
}

function readLine(line: SourceLine, source: Source, options: ReadOptions): Found[] {
  const place = { line: line.number, raw: line.text };
  const unsure = (reason: UnsureReason, message: string): FoundUnsure => ({
    kind: 'unsure',
    reason,
    message,
    column: options.column ?? source.beside?.name,
    ...place,
  });
  const parsed = parseObject(line.text);
  if ('problem' in parsed)
    return [unsure('not-a-record', `${parsed.problem} Write one object a line, {"question": …, "answer": …}.`)];
  const ours = readOurs(parsed.record, options, place);
  if (ours) return [ours];
  const { values, unmapped } = mapRecord(parsed.record, options.map);
  if (unmapped.length > 0)
    return [
      unsure(
        'bad-field',
        `There is no "${unmapped.join('", "')}" here; it has: ${Object.keys(parsed.record).join(', ')}. Correct --map or the line.`,
      ),
    ];
  const { fields, notes, problems } = draftFields({ ...values, column: options.column ?? values.column ?? source.beside?.name });
  if (problems.length > 0) return [unsure('bad-field', `${problems.join('; ')}. Correct that and import it again.`)];
  const both = [fields.question, fields.answer].filter((text) => typeof text === 'string').join('\n');
  if (/<(?:p|br|div|span|a|em|strong|b|i|ul|ol|li|blockquote|h[1-6])\b[^<>]*>/iu.test(both)) {
    return [unsure('markup', 'The text holds HTML, which is not read here yet. Turn it into plain text first.')];
  }
  if (fields.question !== undefined && fields.answer === undefined)
    return [readWholeText(String(fields.question), fields, { ...place, source, unsure })];
  if (fields.question === undefined) {
    const names = Object.keys(parsed.record).join(', ');
    return [
      unsure(
        'no-question',
        `No field of this line is known to be the question; it has: ${names}. Say which one with --map question=NAME.`,
      ),
    ];
  }
  const key = keyOf(values.id, fields.url);
  const leftOut = notes.map((why) => ({ line: line.number, text: '', why }));
  const title =
    fields.title ?? deriveTitle(String(fields.question), typeof fields.signature === 'string' ? fields.signature : undefined);
  return [foundDraft({ ...fields, title }, { ...place, key, derivedTitle: fields.title === undefined, leftOut })];
}

const ourVersion = z.object({ version: z.literal(1), id: letterIdSchema, column: z.string() });
// `letter --json`: our version and an id of ours. Unknown values are null there and absent in a draft.
function readOurs(record: SourceRecord, { column }: ReadOptions, place: { line: number; raw: string }): Found | undefined {
  const present = Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  );
  const head = ourVersion.safeParse(present);
  if (!head.success) return undefined;
  const { id: _id, source: _source, ...fields } = present;
  return foundDraft(
    { ...onlyLetterFields(fields), column: column ?? head.data.column },
    { ...place, key: `id:${head.data.id}`, wantedId: head.data.id, leftOut: [] },
  );
}

function onlyLetterFields(fields: SourceRecord): SourceRecord {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => Object.hasOwn(letterSchema.shape, name)));
}

// A row id or an address names the letter at its source; without one its question does.
function keyOf(id: unknown, url: unknown): string | undefined {
  if ((typeof id === 'string' && id.trim() !== '') || typeof id === 'number') return `id:${String(id).trim().slice(0, 200)}`;
  return typeof url === 'string' ? `url:${url}` : undefined;
}

// One field with letter and reply in it: read it as a pasted column, of which the other fields are known.
function readWholeText(
  text: string,
  fields: Readonly<Record<string, unknown>>,
  {
    line,
    raw,
    source,
    unsure,
  }: { line: number; raw: string; source: Source; unsure: (reason: UnsureReason, message: string) => FoundUnsure },
): Found {
  const [only, ...others] = readPage({ ...source, text }, splitLines(text), {});
  if (only?.kind === 'letter' && others.length === 0) {
    const { question: _, ...known } = fields;
    return foundDraft(
      { ...only.draft, ...known },
      { line, raw, derivedTitle: only.derivedTitle && fields.title === undefined, leftOut: only.leftOut },
    );
  }
  const message =
    others.length > 0
      ? 'Several letters stand in one field. Give each of them a line of its own.'
      : 'No field of this line is known to be the answer, and in its text the answer does not stand out. Say which one it is with --map answer=NAME.';
  return unsure(others.length > 0 ? 'several-letters' : 'no-answer', message);
}
