// Numbers and choices that look random and are the same at every run of the same seed.
import { seededRandom } from '../../src/quality/metrics.ts';

/** Numbers from 0 to below 1 that follow from a text. */
export function seededNumbers(seed: string | number): () => number {
  let state = 0x811c9dc5;
  for (const character of String(seed)) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return seededRandom(state >>> 0);
}

/** A whole number from 0 to below `count`. */
export function pickBelow(next: () => number, count: number): number {
  return Math.floor(next() * count);
}
