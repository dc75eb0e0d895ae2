// How is a file of the archive written so that it is there whole or not at all?
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Writes a text file. Either the whole text stands there afterwards, or what stood there before. */
export type WriteFile = (path: string, text: string) => Promise<void>;

let written = 0;

/**
 * Writes beside the file first, under a hidden name that nothing reads, waits until it is on the disk, and renames it.
 * The library for this (write-file-atomic 7.0.1) ignores short writes: on a disk with some room left it renamed a cut file
 * into place and reported success. `FileHandle.writeFile` goes on until all is written or fails.
 */
export const writeFileWhole: WriteFile = async (path, text) => {
  await mkdir(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}-${++written}.tmp`);
  try {
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
};

const TEMPORARY = /^\..+\.\d+-\d+\.tmp$/u;

/** Removes what a killed import left behind in the folders of an archive. Only while no other import runs. */
export async function removeTemporaries(archive: string): Promise<void> {
  const letters = join(archive, 'letters');
  const columns = await list(letters);
  for (const folder of [archive, join(archive, 'quarantine'), ...columns.map((name) => join(letters, name))]) {
    for (const name of await list(folder)) if (TEMPORARY.test(name)) await rm(join(folder, name), { force: true });
  }
}

// A folder that is not there, or can't be read, holds nothing that can be removed; reading the archive tells about it.
async function list(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
