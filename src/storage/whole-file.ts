// How is a file written so that it is there whole or not at all?
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isLiving } from './living.ts';

/** Writes a file: text as UTF-8, or bytes. Either the whole content stands there afterwards, or what stood there before. */
export type WriteFile = (path: string, content: string | Uint8Array) => Promise<void>;

let written = 0;

/**
 * Writes beside the file first, under a hidden name that nothing reads, waits until it is on the disk, and renames it.
 * The library for this (write-file-atomic 7.0.1) ignores short writes: on a disk with some room left it renamed a cut file
 * into place and reported success. `FileHandle.writeFile` goes on until all is written or fails.
 */
export const writeFileWhole: WriteFile = async (path, content) => {
  await mkdir(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}-${++written}.tmp`);
  try {
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(content, 'utf8');
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

const TEMPORARY = /^\..+\.(?<pid>\d+)-\d+\.tmp$/u;

/** What {@link removeTemporaries} removes. */
export type LeftBy =
  /** all: only while nobody else writes there */
  | 'anybody'
  /** what no living process of this machine is writing */
  | 'the-dead';

/** Removes from folders what a killed process left behind there. A folder that is not there, or can't be read, holds nothing. */
export async function removeTemporaries(folders: readonly string[], leftBy: LeftBy): Promise<void> {
  for (const folder of folders) {
    for (const name of await readdir(folder).catch(() => [])) {
      const pid = TEMPORARY.exec(name)?.groups?.pid;
      if (pid !== undefined && (leftBy === 'anybody' || !isLiving(Number(pid)))) await rm(join(folder, name), { force: true });
    }
  }
}
