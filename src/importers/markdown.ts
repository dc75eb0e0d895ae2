// How is a Markdown file read? Our own letter files exactly; others by their headings, front matter and habits.
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { parseLetter } from '../letters/file.ts';
import { letterIdSchema } from '../letters/letter.ts';
import { readPage } from './column/page.ts';
import { draftFields, mapRecord } from './fields.ts';
import { extensionOf, type Found, foundDraft, type Importer, type ReadOptions, type Source } from './importer.ts';
import { plainMarkdown } from './markdown-text.ts';
import { isBlank, type SourceLine, splitLines } from './source-lines.ts';

/** Markdown: letter files of an archive of ours, and columns of others. */
export const markdown: Importer = {
  format: 'markdown',
  recognise: ({ name, text }) => {
    if (['md', 'markdown', 'mdown', 'mkd'].includes(extensionOf(name))) return 0.8;
    return /^---\r?\n[\s\S]{1,4000}?\n---\r?\n/u.test(text) || /^(?:#{1,3} \S|\*\*(?:Q|A|Question|Answer)[:.]?\*\*)/mu.test(text)
      ? 0.5
      : 0;
  },
  read: (source, options) => {
    const lines = splitLines(source.text);
    const front = readFront(lines);
    if (front !== undefined && isOurs(lines.slice(front.end))) return [readOurs(source, front, options)];
    return readForeign(source, lines, front, options);
  },
};

type Front = { readonly fields: Readonly<Record<string, unknown>>; readonly end: number };

/** The YAML between two lines "---" at the top; `end` is the index of the line behind it. */
function readFront(lines: readonly SourceLine[]): Front | undefined {
  if (lines[0]?.text.trimEnd() !== '---') return undefined;
  const close = lines.findIndex((line, at) => at > 0 && line.text.trimEnd() === '---');
  if (close < 0) return undefined;
  const yaml = lines
    .slice(1, close)
    .map(({ text }) => text)
    .join('\n');
  const document = parseDocument(yaml, { schema: 'failsafe', uniqueKeys: false });
  const parsed = z.record(z.string(), z.unknown()).safeParse(document.errors.length > 0 ? undefined : document.toJS());
  return parsed.success ? { fields: parsed.data, end: close + 1 } : undefined;
}

// Our letter files have two headings and no other.
function isOurs(body: readonly SourceLine[]): boolean {
  const headings = body.filter(({ text }) => text.startsWith('## ')).map(({ text }) => text.slice(3).trim().toLowerCase());
  const firstSolid = body.find((line) => !isBlank(line));
  return (
    headings.length === 2 && headings[0] === 'question' && headings[1] === 'answer' && firstSolid?.text.startsWith('## ') === true
  );
}

function readOurs(source: Source, front: Front, options: ReadOptions): Found {
  const { id, column } = front.fields;
  const name = typeof column === 'string' && column.trim() !== '' ? column.trim() : (source.beside?.name ?? 'Unknown');
  const fileName = /([^/\\]+)\.md$/iu.exec(source.name)?.[1];
  const guess = typeof id === 'string' ? id : source.beside && fileName ? `${source.beside.slug}/${fileName}` : undefined;
  const wantedId = letterIdSchema.safeParse(guess);
  const place = { line: 1, raw: source.text };
  const read = parseLetter(source.text, {
    file: source.name,
    id: wantedId.success ? wantedId.data : letterIdSchema.parse('unknown/unknown'),
    column: { slug: 'unknown', name, columnist: source.beside?.columnist, show: 'whole' },
  });
  if ('problems' in read) return readForeignOrProblem(source, front, options, read.problems);
  const { id: _id, source: _source, column: _column, status, ...fields } = read.letter;
  const known = options.column ?? (name === 'Unknown' ? undefined : name);
  const held = status === 'held' ? { status } : {};
  return foundDraft(
    { ...fields, ...held, column: known },
    { ...place, ...(wantedId.success ? { key: `id:${wantedId.data}`, wantedId: wantedId.data } : {}), leftOut: [] },
  );
}

// A file built like ours with other names in its front matter is foreign; one with wrong values needs a person.
function readForeignOrProblem(
  source: Source,
  front: Front,
  options: ReadOptions,
  problems: readonly { line?: number | undefined; message: string }[],
): Found {
  const [foreign, ...others] = readForeign(source, splitLines(source.text), front, options);
  if (
    foreign?.kind === 'letter' &&
    others.length === 0 &&
    problems.every(({ message }) => message.includes('is no field of a letter'))
  )
    return foreign;
  const message = problems.map(({ line, message: what }) => (line === undefined ? what : `line ${line}: ${what}`)).join(' ');
  return {
    kind: 'unsure',
    line: problems[0]?.line ?? 1,
    raw: source.text,
    reason: 'bad-field',
    message,
    column: options.column ?? source.beside?.name,
  };
}

function readForeign(source: Source, lines: readonly SourceLine[], front: Front | undefined, options: ReadOptions): Found[] {
  const body = plainMarkdown(front === undefined ? lines : lines.slice(front.end));
  const { values } = mapRecord(front?.fields ?? {}, options.map);
  const { fields, notes } = draftFields(values);
  const column = options.column ?? stringOf(fields.column) ?? source.beside?.name;
  const columnist = stringOf(fields.columnist) ?? source.beside?.columnist;
  const items = readPage(source, body.lines, { column, columnist, links: body.links });
  const single = items.filter(({ kind }) => kind === 'letter').length === 1;
  const key = stringOf(values.id) ?? stringOf(fields.url);
  return items.map((item) => {
    if (item.kind !== 'letter') return item;
    const { title, url, date, topics } = fields;
    const known = { url, date, topics, column, ...(single ? { title } : {}) };
    const given = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
    const leftOut = [...notes.map((why) => ({ line: 1, text: '', why })), ...item.leftOut];
    return foundDraft(
      { ...item.draft, ...given },
      {
        line: item.line,
        raw: item.raw,
        columnHint: item.columnHint,
        derivedTitle: item.derivedTitle && !('title' in given),
        key: single && key !== undefined ? `id:${key}` : undefined,
        leftOut,
      },
    );
  });
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
