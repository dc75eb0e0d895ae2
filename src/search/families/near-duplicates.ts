// Which letters are nearly the same text? Sampled shingles find candidates, exact Jaccard similarity decides.
// A. Z. Broder, "On the resemblance and containment of documents" (1997).
import { foldWord } from '../../text/normalise.ts';
import { tokenise } from '../../text/tokenise.ts';

/** A document to compare: what was asked and what was answered. */
export type Comparable = { readonly id: string; readonly question: string; readonly answer: string };

/** Two ids whose texts are nearly the same. */
export type NearDuplicate = readonly [one: string, other: string];

/** Words in a row that make a shingle. */
const SHINGLE = 5;
/** One shingle in so many is sampled, by its hash, so that the same shingle is sampled in every letter. */
const SAMPLED = 8;
/** And those with the least hashes, so that short letters have samples too. */
const LEAST = 16;
/** Two letters with this share of their sampled shingles in common are compared exactly; well below what is sought. */
const CANDIDATE_SHARE = 0.25;
/** From this Jaccard similarity on, two letters are the same case printed twice. */
export const SAME_CASE = 0.5;
/** A shingle in more letters than this is a turn of phrase (a sign-off, a help line), and no sign of a copy. */
const COMMON = 40;

/** What the pairs depend on beside the letters. */
export const FINDING = `shingles ${SHINGLE}, samples 1/${SAMPLED} and ${LEAST}, share ${CANDIDATE_SHARE}, jaccard ${SAME_CASE}, common ${COMMON}`;

/**
 * Pairs of letters that are nearly the same, in the order of the letters. Each is right: its Jaccard similarity is computed.
 * Sampling may miss 1 pair in 100 from {@link SAME_CASE} to .6, and 2 in 1,000 above: of 566 and 1,623 made-up pairs it
 * missed none (test/property/families.test.ts). It misses all copies of a letter that has more than {@link COMMON} of them.
 */
export function findNearDuplicates(letters: readonly Comparable[]): NearDuplicate[] {
  const shingles = letters.map(shinglesOf);
  const holders = new Map<number, number[]>();
  const samples = shingles.map(sampleOf);
  samples.forEach((sample, row) => {
    for (const hash of sample) {
      const rows = holders.get(hash);
      if (rows) rows.push(row);
      else holders.set(hash, [row]);
    }
  });
  return samples.flatMap((sample, row) =>
    candidatesFor(sample, row, holders)
      .filter(([other, common]) => common >= CANDIDATE_SHARE * Math.min(sample.length, samples[other]?.length ?? 0))
      .filter(([other]) => jaccard(shingles[row] ?? new Set(), shingles[other] ?? new Set()) >= SAME_CASE)
      .map(([other]): NearDuplicate => [letters[other]?.id ?? '', letters[row]?.id ?? '']),
  );
}

function sampleOf(shingles: ReadonlySet<number>): number[] {
  return [...Uint32Array.from(shingles).sort()].filter((hash, at) => at < LEAST || hash % SAMPLED === 0);
}

/** Earlier rows that share sampled shingles, with the number that they share. */
function candidatesFor(
  sample: readonly number[],
  row: number,
  holders: ReadonlyMap<number, readonly number[]>,
): [number, number][] {
  const common = new Map<number, number>();
  for (const hash of sample) {
    const rows = holders.get(hash) ?? [];
    if (rows.length > COMMON) continue;
    for (const other of rows) if (other < row) common.set(other, (common.get(other) ?? 0) + 1);
  }
  return [...common];
}

/** Hashes of all runs of five words; a shorter text is one shingle, one without words has none. */
export function shinglesOf({ question, answer }: Pick<Comparable, 'question' | 'answer'>): Set<number> {
  const words = tokenise(`${question}\n${answer}`).map(({ surface }) => foldWord(surface));
  const found = new Set<number>();
  if (words.length === 0) return found;
  for (let at = 0; at + SHINGLE <= Math.max(words.length, SHINGLE); at++)
    found.add(hash(words.slice(at, at + SHINGLE).join(' ')));
  return found;
}

/** Shared members over all members, 0 to 1. */
export function jaccard(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let common = 0;
  for (const member of one) if (other.has(member)) common++;
  return common / (one.size + other.size - common || 1);
}

/** 32-bit FNV-1a (G. Fowler, L. C. Noll, P. Vo). */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return state >>> 0;
}
