// Where does what is derived from the letters lie, so that the next start need not make it again? Files that are each whole
// and valid on their own: every one says what it belongs to, and is replaced in one step. So a process that is killed at any
// moment leaves only files that are right, or older than the letters, which is seen and mended piece by piece.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { explainSystemError, systemCode } from '../errors.ts';
import { removeTemporaries, writeFileWhole } from '../storage/whole-file.ts';

/** The files of a snapshot. */
export type SnapshotFile = 'words.bin' | 'vectors.bin' | 'labels.bin' | 'fit.bin' | 'families.json';

/** Derived files of one archive. Nothing of it is needed: what is missing, damaged or old is made again. */
export type Snapshot = {
  /** the bytes of a file; `undefined` when there is none or it can't be read, which is told */
  read(name: SnapshotFile): Promise<Uint8Array | undefined>;
  /** replaces a file in one step; a failure (no permission, full disk) is told, and does not stop the program */
  write(name: SnapshotFile, bytes: Uint8Array): Promise<void>;
  /** tells that a file can't be used and is made again */
  discard(name: SnapshotFile, fault: string): void;
  /** tells that so much of the letters has changed that something is made again */
  outdate(): void;
};

/** The snapshot in `DIR/index`. @param tell gets a sentence for the log when something is made again or can't be kept */
export function openSnapshot(directory: string, tell: (sentence: string) => void): Snapshot {
  const fileOf = (name: SnapshotFile) => join(directory, 'index', name);
  return {
    async read(name) {
      try {
        return await readFile(fileOf(name));
      } catch (error) {
        if (systemCode(error) !== 'ENOENT')
          tell(`${fileOf(name)} can't be read: ${explainSystemError(error)}. It is made again in memory.`);
        return undefined;
      }
    },
    async write(name, bytes) {
      try {
        await removeTemporaries([dirname(fileOf(name))], 'the-dead');
        await writeFileWhole(fileOf(name), bytes);
      } catch (error) {
        tell(`${fileOf(name)} can't be kept: ${explainSystemError(error)}. The next start makes it again.`);
      }
    },
    outdate: () => tell(`The letters have changed since ${join(directory, 'index')} was made. It is brought up to date.`),
    discard: (name, fault) => tell(`${fileOf(name)} can't be used (${fault}). It is made again.`),
  };
}

/** Keeps nothing: for documents that belong to no archive. */
export const NO_SNAPSHOT: Snapshot = { read: async () => undefined, write: async () => {}, outdate: () => {}, discard: () => {} };
