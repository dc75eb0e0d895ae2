// How do a name and a title become a folder and a file name?
import slugify from '@sindresorhus/slugify';
import { type LetterId, letterIdSchema, MAX_ID_BYTES } from './letter.ts';

/** Room that is kept free for "-2", "-3" … "-9999" behind a name that is taken. */
const ROOM_FOR_NUMBER = 5;

/** A name in lower-case ASCII with "-" between words; letters of other scripts are transliterated where that is known. */
export function slugOf(name: string): string {
  const slug = slugify(name.replace(/['’ʼ]/gu, ''), { decamelize: false });
  return slug === '' ? 'untitled' : slug;
}

/** Can it be the folder of a column? */
export function isSlug(name: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(name);
}

/** The folder of a column, from its name; at most 40 bytes so that titles have room. */
export function columnSlug(name: string): string {
  return cut(slugOf(name), 40);
}

/**
 * A free id for a letter: `<column>/<date or "undated">-<title>`, with "-2", "-3" … behind it while `isTaken` says so.
 * Long titles are cut between words.
 */
export function freeLetterId(
  letter: { readonly columnSlug: string; readonly date?: string | undefined; readonly title: string },
  isTaken: (id: LetterId) => boolean,
): LetterId {
  const head = `${letter.columnSlug}/${letter.date ?? 'undated'}-`;
  const base = head + cut(slugOf(letter.title), MAX_ID_BYTES - ROOM_FOR_NUMBER - head.length);
  for (let number = 1; ; number++) {
    const id = letterIdSchema.parse(number === 1 ? base : `${base}-${number}`);
    if (!isTaken(id)) return id;
  }
}

function cut(slug: string, length: number): string {
  if (slug.length <= length) return slug;
  const wordEnd = slug.lastIndexOf('-', length);
  return slug.slice(0, wordEnd > 0 ? wordEnd : length);
}
