// Which letters were withdrawn and must not come back?
import { z } from 'zod';
import { ArchiveError } from '../errors.ts';
import { letterIdSchema } from '../letters/letter.ts';
import { isBlank, splitLines } from './source-lines.ts';

/** Where an archive keeps its tombstones. */
export const TOMBSTONES_FILE = 'tombstones.jsonl';

/** What remains of a withdrawn letter: nothing of its text. */
const tombstoneSchema = z.looseObject({
  id: letterIdSchema,
  /** the short key of the letter, as buttons have it */
  key: z.string(),
  date: z.string(),
  reason: z.string(),
  /** `source.key` of the letter, if it had one */
  sourceKey: z.string().optional(),
  /** `questionKey` of its question, so that it does not come back from another source */
  questionKey: z.string().optional(),
});
export type Tombstone = z.infer<typeof tombstoneSchema>;

/**
 * Reads a tombstones file. @throws ArchiveError `bad-input` when a line is not whole: a withdrawn letter could come back
 */
export function parseTombstones(text: string, file: string): Tombstone[] {
  const bad: string[] = [];
  const tombstones = splitLines(text).flatMap((line) => {
    if (isBlank(line)) return [];
    try {
      return [tombstoneSchema.parse(JSON.parse(line.text))];
    } catch {
      bad.push(`${file}:${line.number}`);
      return [];
    }
  });
  if (bad.length === 0) return tombstones;
  throw new ArchiveError(
    'bad-input',
    `The list of withdrawn letters can't be read: ${bad.join(', ')}. Nothing is imported, so that none of them comes back; mend those lines.`,
  );
}
