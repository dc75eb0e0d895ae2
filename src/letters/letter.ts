// What is a letter? The schema of the archive's unit: one published question with its answer.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { normaliseLine, normaliseText } from '../text/normalise.ts';

/** Warnings that a letter can carry; channels may exclude them, and noted letters are covered until shown. */
export const CONTENT_NOTES = ['suicide', 'self-harm', 'abuse', 'sexual violence', 'eating disorder', 'pregnancy loss'] as const;

/** An id is ASCII, so bytes and characters are the same. */
export const MAX_ID_BYTES = 90;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[A-Za-z0-9_][A-Za-z0-9._-]*$/u;

/** `<column-slug>/<file name without .md>`: ASCII, at most 90 bytes. */
export const letterIdSchema = z
  .string()
  .regex(ID, 'is no letter id: <column-slug>/<file name without .md>, in a-z, 0-9 and "-"')
  .max(MAX_ID_BYTES, `is too long for a letter id, which has at most ${MAX_ID_BYTES} bytes`)
  .brand<'LetterId'>();
export type LetterId = z.infer<typeof letterIdSchema>;

const line = z
  .string()
  .min(1, 'must not be empty')
  .refine((text) => text === normaliseLine(text), 'must be one line without control characters or white space at its edges');

const body = z
  .string()
  .min(1, 'is empty: a letter needs both a question and an answer')
  .refine(
    (text) => text === normaliseText(text),
    'is not in normal form (LF line ends, one empty line between paragraphs, no control characters)',
  );

const date = z
  .string()
  .refine(isCalendarDate, 'is not a date: write YYYY-MM-DD (YYYY-MM or YYYY where the day is not known), or leave it out');

const url = z.url({ protocol: /^https?$/u, error: 'is not an http(s) address' });
const label = line.refine((text) => text === text.toLowerCase(), 'must be in lower case');

/** Every field of a letter. A field that is not known is absent, never guessed. */
export const letterSchema = z.strictObject({
  id: letterIdSchema,
  /** the column's name, from its column.yml */
  column: line,
  /** who answers; absent in the letter: the column's columnist */
  columnist: line.optional(),
  title: line,
  /** the day of publication, or its month or year where no more is known */
  date: date.optional(),
  url: url.optional(),
  topics: z.array(label),
  /** other ways in which people ask this, by whoever keeps the archive: the letter is found by them, and no reply shows them */
  askedAs: z.array(line).optional(),
  contentNotes: z.array(z.enum(CONTENT_NOTES, { error: `is not one of: ${CONTENT_NOTES.join(', ')}` })),
  salutation: body.optional(),
  /** plain text in which spans count */
  question: body,
  signature: body.optional(),
  /** plain text in which spans count */
  answer: body,
  signOff: body.optional(),
  links: z.array(url).optional(),
  reprintOf: letterIdSchema.optional(),
  updateOf: letterIdSchema.optional(),
  supersededBy: letterIdSchema.optional(),
  status: z.enum(['published', 'held'], { error: 'is not one of: published, held' }),
  /** where the letter came from (`key`) and what was read then (`hash`); absent for letters written by hand */
  source: z.strictObject({ key: line, hash: line }).optional(),
});
export type Letter = z.infer<typeof letterSchema>;

/** What stands in a column's `column.yml`. */
export const columnSchema = z.strictObject({
  name: line,
  columnist: line.optional(),
  site: url.optional(),
  licence: line.optional(),
  /** `excerpt`: the publisher allows excerpts only, so "read the whole letter" links out */
  show: z.enum(['whole', 'excerpt'], { error: 'is not one of: whole, excerpt' }).default('whole'),
});
export type Column = z.infer<typeof columnSchema> & { readonly slug: string };

/** The short key of a letter for buttons: the first 6 bytes of SHA-256 of its id, as 8 characters of base64url. */
export function letterKey(id: LetterId): string {
  return createHash('sha256').update(id).digest().subarray(0, 6).toString('base64url');
}

/** Is it `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, and in the calendar? */
export function isCalendarDate(text: string): boolean {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(text);
  if (!parts) return false;
  const full = `${parts[1]}-${parts[2] ?? '01'}-${parts[3] ?? '01'}`;
  const parsed = new Date(`${full}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(full);
}
