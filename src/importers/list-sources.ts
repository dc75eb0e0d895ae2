// Which files does the user mean by the sources of an import? Files, folders with all that is in them, standard input.
import type { Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { explainSystemError } from '../errors.ts';
import type { Problem } from '../letters/problem.ts';

/** A source that can be read. `named`: the user named it, it was not just found in a folder. */
export type SourceFile = { readonly path: string; readonly named: boolean };

/** What standard input is called in messages. */
export const STANDARD_INPUT = 'standard input';

/** The files of the sources, each once, in order; and what can't be found or listed, all at once. */
export type SourceList = { readonly files: readonly SourceFile[]; readonly problems: readonly Problem[] };

/**
 * Lists the files of sources; "-" is standard input. In folders hidden files, links that lead back, and what an archive
 * writes beside its letters are left out; so is the archive itself, which can't be imported into itself by a folder.
 */
export async function listSources(sources: readonly string[], archive: string): Promise<SourceList> {
  const files: SourceFile[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const own = await realpath(archive).catch(() => undefined);
  const visit = async (path: string, named: boolean): Promise<void> => {
    if (path === '-') return void files.push({ path, named });
    let real: string;
    let stats: Stats;
    try {
      real = await realpath(path);
      stats = await stat(real);
    } catch (error) {
      const cure = named ? ' Check the name.' : ' Remove the link, or mend what it leads to.';
      problems.push({ file: path, message: `This can't be read: ${explainSystemError(error)}.${cure}` });
      return;
    }
    if (seen.has(real) || (!named && real === own)) return;
    seen.add(real);
    if (stats.isFile() || (named && !stats.isDirectory())) files.push({ path, named });
    else if (stats.isDirectory()) for (const name of await entriesOf(path, problems)) await visit(join(path, name), false);
  };
  for (const source of sources) await visit(source, true);
  return { files, problems };
}

async function entriesOf(folder: string, problems: Problem[]): Promise<string[]> {
  try {
    const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
    // An archive: its letters are the source, not its report and quarantine.
    if (names.includes('letters') && (names.includes('import-report.jsonl') || names.includes('quarantine'))) return ['letters'];
    return names.filter((name) => !isOurs(name, folder));
  } catch (error) {
    problems.push({
      file: folder,
      message: `This folder can't be listed: ${explainSystemError(error)}. Nothing in it was imported.`,
    });
    return [];
  }
}

function isOurs(name: string, folder: string): boolean {
  return (
    ['column.yml', 'import-report.jsonl', 'tombstones.jsonl'].includes(name) ||
    (basename(folder) === 'quarantine' && name.endsWith('.why.yml'))
  );
}
