// Where do the letters and the sentence encoder lie that come with the program?
import { fileURLToPath } from 'node:url';

/** The archive that comes with the program. */
export const BUNDLED_ARCHIVE = fileURLToPath(new URL('../../corpus', import.meta.url));

/** The sentence encoder that comes with the program. */
export const BUNDLED_MODEL = fileURLToPath(new URL('../../models/minilm', import.meta.url));
