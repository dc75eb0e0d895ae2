// An archive of invented letters that several tests of a file share.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { COLUMN_FILE } from './archive-folder.ts';
import type { InventedLetter } from './invented-letters.ts';

/** Writes letters of the column Ask Ada into a new folder; `remove` it after the tests. */
export async function writeLetters(
  letters: readonly InventedLetter[],
): Promise<{ readonly directory: string; readonly remove: () => Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'dear-archive-letters-'));
  for (const { path, text } of [{ path: 'letters/ask-ada/column.yml', text: COLUMN_FILE }, ...letters]) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
}
