// The writing door: what changes an archive. It wires; the work is in importers/ and letters/.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ArchiveError, explainSystemError, systemCode } from './errors.ts';
import { carryOut } from './importers/carry-out.ts';
import { columnists } from './importers/columnists.ts';
import { parseMap } from './importers/fields.ts';
import { importerNamed } from './importers/formats.ts';
import { listSources } from './importers/list-sources.ts';
import { createPlanner } from './importers/plan.ts';
import { type FoundIn, readSource } from './importers/read-source.ts';
import { formatReport, type ImportReport, sumUp } from './importers/report.ts';
import { createStock } from './importers/stock.ts';
import { parseTombstones, TOMBSTONES_FILE, type Tombstone } from './importers/tombstones.ts';
import { type Corpus, readCorpus } from './letters/corpus.ts';
import { lockArchive } from './storage/lock.ts';
import { removeTemporaries, type WriteFile, writeFileWhole } from './storage/whole-file.ts';

/** What to import, from where, into which archive. */
export type ImportOptions = {
  /** files, folders, or "-" for standard input */
  readonly sources: readonly string[];
  /** the archive's folder; made where there is none */
  readonly archive: string;
  /** `column-text`, `markdown`, `json-lines`; default `auto`: by extension and content */
  readonly format?: string | undefined;
  /** the column's name, whatever the sources say; left out: what they say */
  readonly column?: string | undefined;
  /** words like `question=questionText`, for records with names of their own */
  readonly map?: readonly string[] | undefined;
  /** say what would be done, and write nothing */
  readonly dryRun?: boolean | undefined;
  /** stops the import between two letters */
  readonly signal?: AbortSignal | undefined;
  /** what "-" reads */
  readonly stdin?: AsyncIterable<Uint8Array | string> | undefined;
  /** how files are written; for tests of a full disk */
  readonly write?: WriteFile | undefined;
};

/**
 * Imports published columns into an archive. What is not sure goes to quarantine; found is always the sum of new, updated,
 * unchanged, quarantined and skipped. Importing the same again changes nothing.
 * @throws ArchiveError `usage` for a format or map that is none; `io` when the archive can't be read or is being written
 */
export async function importSources(options: ImportOptions): Promise<ImportReport> {
  const importer = importerNamed(options.format ?? 'auto');
  const map = parseMap(options.map ?? []);
  if ('problem' in map) throw new ArchiveError('usage', map.problem);
  const { archive, column, signal, dryRun = false, write = writeFileWhole } = options;
  const { files, problems } = await listSources(options.sources, archive);
  const unlock = dryRun ? async () => undefined : await lockArchive(archive);
  try {
    if (!dryRun) await removeTemporaries(await writtenFolders(archive), 'anybody');
    const contents = await readArchive(archive);
    const found: FoundIn[] = [];
    for (const file of files) {
      found.push(...(await readSource(file, { column, map: map.map, importer, readStdin: () => readAll(options.stdin) })));
    }
    const stock = createStock({ ...contents, columnistOf: columnists(found) });
    const plan = createPlanner(stock);
    const planned = found.map((one) => ({ ...one, plan: plan(one.found) }));
    const done = await carryOut(planned, stock.newColumns(), { archive, dryRun, write, signal });
    const report = { ...done, dryRun, problems: [...contents.problems, ...problems, ...done.problems] };
    if (dryRun) return sumUp(done.items, report);
    const unwritten = await writeReport(archive, done.items, write);
    return sumUp(done.items, {
      ...report,
      problems: [...report.problems, ...unwritten],
      failed: done.failed || unwritten.length > 0,
    });
  } finally {
    await unlock();
  }
}

/** The folders that an import writes into. */
async function writtenFolders(archive: string): Promise<string[]> {
  const letters = join(archive, 'letters');
  const columns = await readdir(letters).catch(() => []);
  return [archive, join(archive, 'quarantine'), ...columns.map((name) => join(letters, name))];
}

type ArchiveContents = Corpus & { readonly tombstones: readonly Tombstone[]; readonly files: readonly string[] };

async function readArchive(archive: string): Promise<ArchiveContents> {
  const tombstones = await readTombstones(join(archive, TOMBSTONES_FILE));
  if (!(await isThere(join(archive, 'letters')))) return { letters: [], columns: [], problems: [], tombstones, files: [] };
  const corpus = await readCorpus(archive);
  const folders = await Promise.all(
    corpus.columns.map(async ({ slug }) => {
      const names = await readdir(join(archive, 'letters', slug)).catch(() => []);
      return names.filter((name) => name.endsWith('.md')).map((name) => `${slug}/${name.slice(0, -'.md'.length)}`);
    }),
  );
  return { ...corpus, tombstones, files: folders.flat() };
}

async function readTombstones(file: string): Promise<Tombstone[]> {
  try {
    return parseTombstones(await readFile(file, 'utf8'), file);
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return [];
    if (error instanceof ArchiveError) throw error;
    throw new ArchiveError('io', `The list of withdrawn letters can't be read: ${file}: ${explainSystemError(error)}.`, {
      cause: error,
    });
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => systemCode(error) !== 'ENOENT',
  );
}

async function readAll(stdin: AsyncIterable<Uint8Array | string> | undefined): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin ?? []) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

async function writeReport(archive: string, items: ImportReport['items'], write: WriteFile) {
  const file = join(archive, 'import-report.jsonl');
  try {
    await write(file, formatReport(items));
    return [];
  } catch (error) {
    return [{ file, message: `The report could not be written: ${explainSystemError(error)}.` }];
  }
}
