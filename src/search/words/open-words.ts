// How does the word index of an archive come to work? What is frozen is opened, what changed since goes beside it.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { openSections, writeSections } from '../../storage/sections.ts';
import { ANALYSER } from '../../text/analyse.ts';
import type { SearchDocument } from '../engine.ts';
import type { Snapshot } from '../snapshot.ts';
import { freezeWords, openFrozen } from './frozen.ts';
import { createChangingWordIndex } from './frozen-live.ts';
import type { WordSegment } from './segment.ts';
import type { WordIndex } from './words.ts';

const KIND = 'letters-by-words';
/** More changed letters than this share: everything is frozen anew, so that they are measured by lengths of their own. */
const REFREEZE_SHARE = 0.1;
/** `hashes`: 8 bytes for each letter in the order of ids, of what was indexed of it; `frozen`: the file of the index itself */
const SHAPE = { frozen: Uint8Array, hashes: Uint8Array };
const HASH_BYTES = 8;
/** A file of stems that another analyser made would answer wrongly. */
const aboutSchema = z.object({ analyser: z.literal(ANALYSER) });

/**
 * The word index over exactly these documents. Only those that are new or changed are indexed; when they are many, or there
 * is no right file, everything is frozen anew and kept.
 */
export async function openWords(documents: readonly SearchDocument[], snapshot: Snapshot): Promise<WordIndex> {
  const sorted = [...documents].sort((one, other) => (one.id < other.id ? -1 : 1));
  const hashes = sorted.map(hashOf);
  const kept = await readKept(snapshot);
  if (kept) {
    const index = createChangingWordIndex(kept.segment);
    const ids = new Set(sorted.map(({ id }) => id));
    const removed = Array.from({ length: kept.segment.letters }, (_, letter) => kept.segment.idOf(letter)).filter(
      (id) => !ids.has(id),
    );
    const changed = sorted.filter(({ id }, at) => kept.hashOf(id) !== hashes[at]);
    if (changed.length + removed.length <= REFREEZE_SHARE * kept.segment.letters) {
      if (changed.length + removed.length > 0) index.changed(changed, removed);
      return index;
    }
    snapshot.outdate();
  }
  const frozen = freezeWords(sorted);
  await snapshot.write(
    'words.bin',
    writeSections({ kind: KIND, about: { analyser: ANALYSER }, arrays: { frozen, hashes: Buffer.from(hashes.join(''), 'hex') } }),
  );
  const opened = openFrozen(frozen);
  if (!opened.ok) throw new Error(`A word index that was just made can't be opened: ${opened.detail}`);
  return createChangingWordIndex(opened.segment);
}

type Kept = { readonly segment: WordSegment; readonly hashOf: (id: string) => string | undefined };

async function readKept(snapshot: Snapshot): Promise<Kept | undefined> {
  const bytes = await snapshot.read('words.bin');
  if (!bytes) return undefined;
  const opened = openSections(bytes, KIND, SHAPE);
  const frozen = opened.ok ? openFrozen(opened.arrays.frozen) : opened;
  if (opened.ok && !aboutSchema.safeParse(opened.about).success) {
    snapshot.discard('words.bin', 'another version of this program made it');
    return undefined;
  }
  if (!opened.ok || !frozen.ok) {
    snapshot.discard('words.bin', frozen.ok ? 'it is damaged' : frozen.detail);
    return undefined;
  }
  const { segment } = frozen;
  const hashOf = (id: string) => {
    const letter = segment.letterOf(id);
    return letter < 0
      ? undefined
      : Buffer.from(opened.arrays.hashes.subarray(letter * HASH_BYTES, (letter + 1) * HASH_BYTES)).toString('hex');
  };
  return { segment, hashOf };
}

function hashOf({ title, question, answer, topics, askedAs = [] }: SearchDocument): string {
  return createHash('sha256')
    .update(JSON.stringify([title, question, answer, topics, askedAs]))
    .digest('hex')
    .slice(0, 2 * HASH_BYTES);
}
