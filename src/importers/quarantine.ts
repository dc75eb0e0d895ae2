// How does an item wait for a person? As a file with the item exactly as it came, and one beside it that says why.
import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import type { LetterId } from '../letters/letter.ts';
import { slugOf } from '../letters/slug.ts';
import type { UnsureReason } from './importer.ts';

/** An item that waits. */
export type QuarantineItem = {
  /** the item exactly as it came */
  readonly raw: string;
  readonly reason: UnsureReason;
  readonly message: string;
  readonly source: string;
  readonly line: number;
  readonly format: string;
  readonly column?: string | undefined;
  /** the letter of the archive that it is about, if there is one */
  readonly letter?: LetterId | undefined;
};

/** Two files below `quarantine/`: names and texts. */
export type QuarantineFiles = {
  readonly item: { readonly name: string; readonly text: string };
  readonly note: { readonly name: string; readonly text: string };
};

const EXTENSIONS: Readonly<Record<string, string>> = { markdown: 'md', 'json-lines': 'jsonl' };

/** The files of a waiting item. The same item of the same column has the same names, however often it comes. */
export function quarantineFiles(item: QuarantineItem, archive: string): QuarantineFiles {
  const base =
    item.source
      .split(/[/\\]/u)
      .at(-1)
      ?.replace(/\.[a-z0-9]+$/iu, '') ?? '';
  const hash = createHash('sha256')
    .update(JSON.stringify([item.column ?? '', item.raw]))
    .digest('hex')
    .slice(0, 10);
  const stem = `${slugOf(base).slice(0, 40).replace(/-$/u, '')}-${hash}`;
  const name = `${stem}.${EXTENSIONS[item.format] ?? 'txt'}`;
  const note = {
    version: 1,
    item: name,
    reason: item.reason,
    message: item.message,
    settle: howToSettle(item, `${archive}/quarantine/${name}`),
    source: item.source,
    line: item.line,
    format: item.format,
    ...(item.column === undefined ? {} : { column: item.column }),
    ...(item.letter === undefined ? {} : { letter: item.letter }),
  };
  return { item: { name, text: item.raw }, note: { name: `${stem}.why.yml`, text: stringify(note, { lineWidth: 0 }) } };
}

function howToSettle(item: QuarantineItem, file: string): string {
  if (item.letter !== undefined) {
    return `Compare this item with letters/${item.letter}.md, put what should stand there into that file, then remove this item and its note.`;
  }
  const column = item.column === undefined ? '' : ` --column ${JSON.stringify(item.column)}`;
  return `Edit ${file}, then: dear-archive import ${JSON.stringify(file)}${column} --archive ${JSON.stringify(file.slice(0, file.lastIndexOf('/quarantine/')))}. Then remove it and this note.`;
}
