// How are a hundred thousand short strings kept without a hundred thousand objects? One blob of UTF-8 and where each begins.

/** Strings one behind another in UTF-8; string n lies from `offsets[n]` to before `offsets[n + 1]`, in bytes. */
export type StringTable = { readonly bytes: Uint8Array; readonly offsets: Uint32Array };

/** Packs strings in the order given. */
export function packStrings(strings: readonly string[]): StringTable {
  const encoded = Buffer.from(strings.join(''), 'utf8');
  const offsets = new Uint32Array(strings.length + 1);
  strings.forEach((string, at) => {
    offsets[at + 1] = (offsets[at] ?? 0) + Buffer.byteLength(string, 'utf8');
  });
  return { bytes: new Uint8Array(encoded), offsets };
}

/** How many strings a table has. */
export function countStrings({ offsets }: StringTable): number {
  return offsets.length - 1;
}

/** The string with a number. */
export function stringAt({ bytes, offsets }: StringTable, at: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8', offsets[at], offsets[at + 1]);
}

/** The order of {@link findInBytes}: by bytes of UTF-8, which is the order of code points. */
export function compareInBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one, 'utf8'), Buffer.from(other, 'utf8'));
}

/** The number of a string in a table that is sorted by {@link compareInBytes}; -1 when it is not there. */
export function findInBytes({ bytes, offsets }: StringTable, wanted: string): number {
  const key = Buffer.from(wanted, 'utf8');
  let low = 0;
  let high = offsets.length - 2;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const order = compareAt(bytes, offsets[middle] ?? 0, offsets[middle + 1] ?? 0, key);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function compareAt(bytes: Uint8Array, from: number, to: number, key: Uint8Array): number {
  const length = Math.min(to - from, key.length);
  for (let at = 0; at < length; at++) {
    const difference = (bytes[from + at] ?? 0) - (key[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return to - from - key.length;
}

/** The number of a string in a table that is sorted as JavaScript compares strings; -1 when it is not there. */
export function findInUnits(table: StringTable, wanted: string): number {
  let low = 0;
  let high = countStrings(table) - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = stringAt(table, middle);
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
