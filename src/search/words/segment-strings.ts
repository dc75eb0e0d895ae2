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
export function findInBytes(table: StringTable, wanted: string): number {
  const key = Buffer.from(wanted, 'utf8');
  const at = firstFrom(table, key);
  return at < countStrings(table) && compareAt(table.bytes, table.offsets[at] ?? 0, table.offsets[at + 1] ?? 0, key) === 0
    ? at
    : -1;
}

/** So many UTF-16 units a string may have. */
export type Lengths = { readonly least: number; readonly most: number };

/** The strings of a table sorted by {@link compareInBytes} that begin so, in their order. */
export function* stringsBeginning(table: StringTable, prefix: string, { least, most }: Lengths): Generator<string> {
  const { bytes, offsets } = table;
  const key = Buffer.from(prefix, 'utf8');
  for (let at = firstFrom(table, key); at < countStrings(table); at++) {
    const [from, to] = [offsets[at] ?? 0, offsets[at + 1] ?? 0];
    if (compareAt(bytes, from, Math.min(to, from + key.length), key) !== 0) return;
    const units = countUnits(bytes, from, to);
    if (units >= least && units <= most) yield stringAt(table, at);
  }
}

/** The UTF-16 units of what stands in UTF-8: two for what takes four bytes, none for a byte that goes on. */
function countUnits(bytes: Uint8Array, from: number, to: number): number {
  let units = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}

/** The number of the first string that does not come before a key. */
function firstFrom({ bytes, offsets }: StringTable, key: Uint8Array): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareAt(bytes, offsets[middle] ?? 0, offsets[middle + 1] ?? 0, key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
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
