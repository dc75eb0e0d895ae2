// Which letters are nearly the same text, without reading all of them again at every start?
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Snapshot } from '../snapshot.ts';
import { type Comparable, findNearDuplicates, type NearDuplicate } from './near-duplicates.ts';

const keptSchema = z.object({
  version: z.literal(1),
  fingerprint: z.string(),
  pairs: z.array(z.tuple([z.string(), z.string()])),
});

/** Pairs of nearly equal letters: those that are kept, where they were found among exactly these letters; else found anew. */
export async function openNearDuplicates(letters: readonly Comparable[], snapshot: Snapshot): Promise<readonly NearDuplicate[]> {
  const fingerprint = fingerprintOf(letters);
  const bytes = await snapshot.read('families.json');
  const kept = bytes && parseKept(bytes);
  if (bytes && !kept) snapshot.discard('families.json', 'it is damaged');
  if (kept?.fingerprint === fingerprint) return kept.pairs;
  const pairs = findNearDuplicates(letters);
  await snapshot.write('families.json', new TextEncoder().encode(`${JSON.stringify({ version: 1, fingerprint, pairs })}\n`));
  return pairs;
}

function parseKept(bytes: Uint8Array): z.infer<typeof keptSchema> | undefined {
  try {
    return keptSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  } catch {
    return undefined;
  }
}

function fingerprintOf(letters: readonly Comparable[]): string {
  const hash = createHash('sha256');
  for (const { id, question, answer } of letters) hash.update(JSON.stringify([id, question, answer]));
  return hash.digest('hex');
}
