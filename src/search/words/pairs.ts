// Which letters have two words of the question side by side, in its order? Kept as short lists behind the first word.

/**
 * The letters of every ordered pair. The pairs that begin with term t are those from `starts[t]` to before `starts[t + 1]`;
 * their second terms ascend in `seconds`. List p lies from `offsets[p]` in `bytes`: how many letters have the pair, then the
 * letters, each as its distance from the one before; all numbers in groups of seven bits, the lowest first (LEB128).
 */
export type PairLists = {
  readonly starts: Uint32Array;
  readonly seconds: Uint32Array;
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
};

/** Pairs as they are collected: each once a letter, letters ascending. */
export type PairColumns = { readonly first: Uint32Array; readonly second: Uint32Array; readonly letters: Uint32Array };

/** Sorts pairs into lists and drops those that fewer than `leastLetters` letters have. */
export function packPairs({ first, second, letters }: PairColumns, terms: number, leastLetters: number): PairLists {
  // Two stable counting sorts, so that letters still ascend within a pair.
  const order = sortByKey(sortByKey(undefined, second, terms), first, terms);
  const starts = new Uint32Array(terms + 1);
  const seconds: number[] = [];
  const offsets = [0];
  const bytes = createByteList();
  for (let at = 0; at < order.length; ) {
    const one = first[order[at] ?? 0] ?? 0;
    const other = second[order[at] ?? 0] ?? 0;
    let end = at + 1;
    while (end < order.length && first[order[end] ?? 0] === one && second[order[end] ?? 0] === other) end++;
    if (end - at >= leastLetters) {
      bytes.add(end - at);
      let before = 0;
      for (let next = at; next < end; next++) {
        const letter = letters[order[next] ?? 0] ?? 0;
        bytes.add(letter - before);
        before = letter;
      }
      seconds.push(other);
      offsets.push(bytes.length());
      starts[one + 1] = (starts[one + 1] ?? 0) + 1;
    }
    at = end;
  }
  for (let term = 0; term < terms; term++) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
  return { starts, seconds: Uint32Array.from(seconds), offsets: Uint32Array.from(offsets), bytes: bytes.take() };
}

/** The list of a pair of terms; -1 when there is none. */
export function findPair({ starts, seconds }: PairLists, first: number, second: number): number {
  let low = starts[first] ?? 0;
  let high = (starts[first + 1] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = seconds[middle] ?? 0;
    if (found === second) return middle;
    if (found < second) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** How many letters have a pair, without the masked ones. */
export function countPairLetters(lists: PairLists, pair: number, masked?: Uint8Array): number {
  if (!masked) return readNumber(lists.bytes, lists.offsets[pair] ?? 0).value;
  let count = 0;
  eachLetter(lists, pair, (letter) => {
    if (masked[letter] === 0) count++;
  });
  return count;
}

/** Adds `weight` times the letter's norm to the score of every letter that has a pair. */
export function addPairLetters(lists: PairLists, pair: number, weight: number, norms: Float32Array, scores: Float32Array): void {
  eachLetter(lists, pair, (letter) => {
    scores[letter] = (scores[letter] ?? 0) + weight * (norms[letter] ?? 0);
  });
}

function eachLetter({ bytes, offsets }: PairLists, pair: number, visit: (letter: number) => void): void {
  const end = offsets[pair + 1] ?? 0;
  let letter = 0;
  let value = 0;
  let shift = 0;
  for (let at = readNumber(bytes, offsets[pair] ?? 0).end; at < end; at++) {
    const byte = bytes[at] ?? 0;
    value |= (byte & 127) << shift;
    shift += 7;
    if (byte < 128) {
      letter += value;
      visit(letter);
      value = 0;
      shift = 0;
    }
  }
}

function readNumber(bytes: Uint8Array, from: number): { readonly value: number; readonly end: number } {
  let value = 0;
  let at = from;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++] ?? 0;
    value |= (byte & 127) << shift;
    if (byte < 128) return { value, end: at };
  }
}

/** The positions 0 … n - 1, or those of `order`, sorted by their keys (below `keys`); equal keys stay in order. */
function sortByKey(order: Uint32Array | undefined, key: Uint32Array, keys: number): Uint32Array {
  const next = new Uint32Array(keys + 1);
  for (const value of key) next[value + 1] = (next[value + 1] ?? 0) + 1;
  for (let value = 0; value < keys; value++) next[value + 1] = (next[value + 1] ?? 0) + (next[value] ?? 0);
  const sorted = new Uint32Array(key.length);
  for (let at = 0; at < key.length; at++) {
    const position = order ? (order[at] ?? 0) : at;
    const value = key[position] ?? 0;
    const place = next[value] ?? 0;
    sorted[place] = position;
    next[value] = place + 1;
  }
  return sorted;
}

function createByteList() {
  let bytes = new Uint8Array(1 << 16);
  let length = 0;
  return {
    add(value: number): void {
      if (length + 5 > bytes.length) {
        const larger = new Uint8Array(bytes.length * 2);
        larger.set(bytes);
        bytes = larger;
      }
      let rest = value;
      while (rest > 127) {
        bytes[length++] = (rest & 127) | 128;
        rest >>>= 7;
      }
      bytes[length++] = rest;
    },
    length: () => length,
    take: () => bytes.slice(0, length),
  };
}
