// Which letters are nearly the same text, without reading all of them again at every start?
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Snapshot } from '../snapshot.ts';
import { type Comparable, FINDING, findNearDuplicates, type NearDuplicate } from './near-duplicates.ts';

const keptSchema = z.object({
  /** how pairs are found: other numbers find other pairs */
  finding: z.string(),
  /** of the letters among which they were found */
  fingerprint: z.string(),
  pairs: z.array(z.tuple([z.string(), z.string()])),
  /** of all of the above, for a changed id would still be an id */
  checksum: z.string(),
});
type Kept = z.infer<typeof keptSchema>;

/** Pairs of nearly equal letters: those that are kept, where they were found among exactly these letters; else found anew. */
export async function openNearDuplicates(letters: readonly Comparable[], snapshot: Snapshot): Promise<readonly NearDuplicate[]> {
  const fingerprint = hashOf(letters.map(({ id, question, answer }) => [id, question, answer]));
  const bytes = await snapshot.read('families.json');
  const kept = bytes && parseKept(bytes);
  if (kept && 'fault' in kept) snapshot.discard('families.json', kept.fault);
  else if (kept?.fingerprint === fingerprint) return kept.pairs;
  else if (kept) snapshot.outdate();
  const pairs = findNearDuplicates(letters);
  await snapshot.write('families.json', formatKept({ finding: FINDING, fingerprint, pairs }));
  return pairs;
}

type Found = { readonly finding: string; readonly fingerprint: string; readonly pairs: readonly NearDuplicate[] };

function formatKept({ finding, fingerprint, pairs }: Found): Uint8Array {
  const checksum = hashOf([finding, fingerprint, pairs]);
  return new TextEncoder().encode(`${JSON.stringify({ finding, fingerprint, pairs, checksum })}\n`);
}

function parseKept(bytes: Uint8Array): Kept | { readonly fault: string } {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return { fault: 'it is damaged' };
  }
  const { data: kept } = keptSchema.safeParse(value);
  if (!kept) return { fault: 'it is damaged, or of another version of this program' };
  if (kept.checksum !== hashOf([kept.finding, kept.fingerprint, kept.pairs])) return { fault: 'its checksum is wrong' };
  return kept.finding === FINDING ? kept : { fault: 'another version of this program made it' };
}

/** Piece by piece, so that no text of all letters is ever built. */
function hashOf(values: readonly unknown[]): string {
  const hash = createHash('sha256');
  for (const value of values) hash.update(`${JSON.stringify(value)}\n`);
  return hash.digest('hex');
}
