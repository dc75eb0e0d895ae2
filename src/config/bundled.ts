// Where do the letters and the sentence encoder lie that come with the program?
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The archive that comes with the program. */
export const BUNDLED_ARCHIVE = fileURLToPath(new URL('../../corpus', import.meta.url));

/** Is a folder the archive that comes with the program, however it is named? */
export function isBundledArchive(directory: string): boolean {
  return resolve(directory) === BUNDLED_ARCHIVE;
}

/** The sentence encoder that comes with the program. */
export const BUNDLED_MODEL = fileURLToPath(new URL('../../models/minilm', import.meta.url));
