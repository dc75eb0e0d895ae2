// Numbers and choices that look random and are the same at every run of the same seed.

/** Numbers from 0 to below 1 that follow from a text. Mulberry32 (T. Ettinger) over FNV-1a. */
export function seededNumbers(seed: string | number): () => number {
  let state = 0x811c9dc5;
  for (const character of String(seed)) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number from 0 to below `count`. */
export function pickBelow(next: () => number, count: number): number {
  return Math.floor(next() * count);
}
