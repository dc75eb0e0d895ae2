// The vectors and the fit that are kept with the bundled letters, in a folder of their own: a test must not change the project's files.
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUNDLED_ARCHIVE } from '../../src/config/bundled.ts';

/** A copy of the bundled index; `remove` it after the tests. */
export async function copyBundledIndex(): Promise<{ readonly directory: string; readonly remove: () => Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'dear-archive-index-'));
  await mkdir(join(directory, 'index'));
  for (const file of ['vectors.bin', 'labels.bin', 'fit.bin'])
    await copyFile(join(BUNDLED_ARCHIVE, 'index', file), join(directory, 'index', file));
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
}
