// Which letters does an archive folder hold? Reads all of them; what can't be read is listed, all at once.
import type { Dirent, Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ArchiveError, explainSystemError, systemCode } from '../errors.ts';
import { findDisagreements } from './agreement.ts';
import { parseColumn, type ReadColumn } from './column.ts';
import { parseLetter, type ReadLetter } from './file.ts';
import { type Column, type Letter, letterIdSchema } from './letter.ts';
import type { Problem } from './problem.ts';
import { columnSlug, isSlug } from './slug.ts';

/** Everything that an archive folder holds. */
export type Corpus = {
  /** in the order of their ids */
  readonly letters: readonly Letter[];
  readonly columns: readonly Column[];
  /** what could not be read or needs attention; the letters above are whole */
  readonly problems: readonly Problem[];
};

/** Files read at once: enough to keep a disk busy, few enough for the usual limit of open files. */
const FILES_AT_ONCE = 64;

/**
 * Reads `DIR/letters/<column>/*.md`. Bad files are reported as problems and good ones still load.
 * @throws ArchiveError `io` when there is no archive at `directory` or its letters folder can't be listed
 */
export async function readCorpus(directory: string): Promise<Corpus> {
  const root = join(directory, 'letters');
  const problems: Problem[] = [];
  const columns: Column[] = [];
  const letters: Letter[] = [];
  for (const entry of await listArchive(root, directory)) {
    const folder = join(root, entry.name);
    if (!(await isFolder(entry, folder, problems))) continue;
    const found = await readColumnFolder(folder, entry.name);
    if (found === undefined) continue;
    problems.push(...found.problems);
    columns.push(found.column);
    letters.push(...found.letters);
  }
  letters.sort((one, other) => (one.id < other.id ? -1 : 1));
  problems.push(...findDisagreements(letters, (id) => join(root, `${id}.md`)));
  return { letters, columns, problems };
}

async function listArchive(root: string, directory: string): Promise<Dirent[]> {
  try {
    return visible(await readdir(root, { withFileTypes: true }));
  } catch (error) {
    const cure =
      systemCode(error) === 'ENOENT'
        ? 'An archive keeps its letters in DIR/letters/<column>/; name another with --archive DIR, or fill this one with "dear-archive import".'
        : 'Mend that, then try again.';
    throw new ArchiveError('io', `The archive "${directory}" can't be read: ${root}: ${explainSystemError(error)}. ${cure}`, {
      cause: error,
    });
  }
}

async function isFolder(entry: Dirent, path: string, problems: Problem[]): Promise<boolean> {
  const stats = await statOf(path, problems);
  if (stats?.isDirectory()) return true;
  if (stats && entry.name.endsWith('.md')) {
    problems.push({ file: path, message: 'A letter lies outside a column. Move it into letters/<column>/.' });
  }
  return false;
}

async function statOf(path: string, problems: Problem[]): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    problems.push({ file: path, message: `This can't be read: ${explainSystemError(error)}.` });
    return undefined;
  }
}

type ColumnFolder = { readonly column: Column; readonly letters: readonly Letter[]; readonly problems: readonly Problem[] };

/** `undefined`: the folder is empty, as an import that was killed may leave one, and is no column yet. */
async function readColumnFolder(folder: string, slug: string): Promise<ColumnFolder | undefined> {
  const columnFile = join(folder, 'column.yml');
  let entries: Dirent[];
  try {
    entries = visible(await readdir(folder, { withFileTypes: true }));
  } catch (error) {
    const message = `This folder can't be listed: ${explainSystemError(error)}.`;
    return { column: parseColumn('', slug, columnFile).column, letters: [], problems: [{ file: folder, message }] };
  }
  if (!entries.some((entry) => entry.name === 'column.yml' || entry.name.endsWith('.md') || entry.isDirectory()))
    return undefined;
  const { column, problems: columnProblems } = await readColumnFile(columnFile, slug, entries);
  const problems = [...columnProblems, ...strays(entries, folder)];
  const letters: Letter[] = [];
  const files = entries.filter((entry) => entry.name.endsWith('.md') && !entry.isDirectory());
  if (files.length > 0 && !isSlug(slug)) {
    const message = `The name of this folder can't begin a letter's id. Rename it in a-z, 0-9 and "-", e.g. "${columnSlug(slug)}".`;
    return { column, letters, problems: [...problems, { file: folder, message }] };
  }
  for (let at = 0; at < files.length; at += FILES_AT_ONCE) {
    const batch = files.slice(at, at + FILES_AT_ONCE);
    for (const read of await Promise.all(batch.map(({ name }) => readLetter(join(folder, name), name, column)))) {
      if ('letter' in read) letters.push(read.letter);
      else problems.push(...read.problems);
    }
  }
  return { column, letters, problems };
}

async function readColumnFile(file: string, slug: string, entries: readonly Dirent[]): Promise<ReadColumn> {
  if (!entries.some(({ name }) => name === 'column.yml')) return parseColumn(undefined, slug, file);
  const read = await readText(file);
  if ('text' in read) return parseColumn(read.text, slug, file);
  return { column: parseColumn('', slug, file).column, problems: [read.problem] };
}

// What looks like a letter and would be passed over in silence.
function strays(entries: readonly Dirent[], folder: string): Problem[] {
  return entries.flatMap((entry): Problem[] => {
    const file = join(folder, entry.name);
    if (entry.isDirectory())
      return [{ file, message: 'A folder inside a column is not read. Move its letters into the column.' }];
    const isOdd = /\.(?:md|markdown)$/iu.test(entry.name) && !entry.name.endsWith('.md');
    return isOdd ? [{ file, message: 'This is not read: the name of a letter file ends in ".md". Rename it.' }] : [];
  });
}

async function readLetter(file: string, name: string, column: Column): Promise<ReadLetter> {
  const id = letterIdSchema.safeParse(`${column.slug}/${name.slice(0, -'.md'.length)}`);
  if (!id.success) {
    const message = `"${column.slug}/${name.slice(0, -'.md'.length)}" ${id.error.issues[0]?.message}. Rename the file.`;
    return { problems: [{ file, message }] };
  }
  const read = await readText(file);
  if ('problem' in read) return { problems: [read.problem] };
  return parseLetter(read.text, { file, id: id.data, column });
}

/** The text of a UTF-8 file, or what is wrong with it. */
async function readText(file: string): Promise<{ text: string } | { problem: Problem }> {
  let bytes: Buffer;
  try {
    // A pipe or device would be waited for without end.
    const stats = await stat(file);
    if (!stats.isFile() && !stats.isDirectory()) return { problem: { file, message: 'This is no regular file. Remove it.' } };
    bytes = await readFile(file);
  } catch (error) {
    return { problem: { file, message: `This file can't be read: ${explainSystemError(error)}.` } };
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    return {
      problem: {
        file,
        line: lineAt(bytes, nul),
        message: 'There is a NUL byte here, so this is no text file. Save it as UTF-8 text.',
      },
    };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    const line = text.slice(0, text.indexOf('\ufffd')).split('\n').length;
    return { problem: { file, line, message: 'From here on this is not UTF-8. Save the file as UTF-8.' } };
  }
}

function lineAt(bytes: Buffer, offset: number): number {
  let line = 1;
  for (const byte of bytes.subarray(0, offset)) if (byte === 10) line++;
  return line;
}

function visible(entries: readonly Dirent[]): Dirent[] {
  return entries.filter(({ name }) => !name.startsWith('.')).sort((one, other) => (one.name < other.name ? -1 : 1));
}
