// How are large typed arrays kept in one file that opens at once and whose damage is seen? It knows nothing of what they mean.
import { crc32 } from 'node:zlib';

/*
 * Layout; numbers of the head are little endian, arrays in the byte order of the machine (the header says which):
 *
 *   offset  bytes  what
 *   0       8      the magic "DEARSECT"
 *   8       4      version of this layout
 *   12      4      bytes of the header, without padding
 *   16      8      bytes of the whole file
 *   24      4      CRC-32 of all that stands behind the head
 *   28      4      CRC-32 of the 28 bytes above
 *   32      …      the header, JSON in UTF-8: {kind, order, about, sections: [{name, type, offset, length}]},
 *                  padded with spaces to a multiple of 8
 *   …       …      the arrays, each at a multiple of 8, zeros between; `offset` counts bytes from the start of the file
 */
const MAGIC = new TextEncoder().encode('DEARSECT');
const VERSION = 1;
const HEAD = 32;
const ALIGNMENT = 8;
const ORDER = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 'little' : 'big';

const ARRAY_TYPES = { Uint8Array, Int8Array, Uint16Array, Uint32Array, Float32Array } as const;
type ArrayName = keyof typeof ARRAY_TYPES;
type ArrayType = (typeof ARRAY_TYPES)[ArrayName];

type View = (buffer: ArrayBufferLike, offset: number, length: number) => SectionArray;
const VIEWS: Readonly<Record<ArrayName, View>> = {
  Uint8Array: (...place) => new Uint8Array(...place),
  Int8Array: (...place) => new Int8Array(...place),
  Uint16Array: (...place) => new Uint16Array(...place),
  Uint32Array: (...place) => new Uint32Array(...place),
  Float32Array: (...place) => new Float32Array(...place),
};

/** The arrays that a section can hold. */
export type SectionArray = Uint8Array | Int8Array | Uint16Array | Uint32Array | Float32Array;

/** Which arrays a file must hold: the constructor of each by its name. */
export type Shape = Readonly<Record<string, ArrayType>>;

/** The arrays of a shape, as views over the one buffer that was opened. */
export type ArraysOf<S extends Shape> = { readonly [Name in keyof S]: InstanceType<S[Name]> };

/** What is written: a short name of what the file is, a small JSON value about it, and the arrays. */
export type SectionsContent = {
  readonly kind: string;
  readonly about: unknown;
  readonly arrays: Readonly<Record<string, SectionArray>>;
};

/** Why a file can't be opened. */
export type SectionsFault =
  /** it does not begin as our files do */
  | 'not-ours'
  /** another version of the layout, another kind of content, other arrays than asked for, or another byte order */
  | 'other-version'
  /** it ends too early */
  | 'truncated'
  /** a checksum is wrong */
  | 'damaged';

/** A failure that is a value; `detail` says in words what was found. */
export type SectionsFailure = { readonly ok: false; readonly fault: SectionsFault; readonly detail: string };

/** An opened file; `about` is what was written, to be checked by whoever knows its shape. */
export type OpenSections<S extends Shape> = { readonly ok: true; readonly about: unknown; readonly arrays: ArraysOf<S> };

type Entry = { readonly name: string; readonly type: ArrayName; readonly offset: number; readonly length: number };

/** Puts named arrays into the bytes of one file. */
export function writeSections({ kind, about, arrays }: SectionsContent): Uint8Array<ArrayBuffer> {
  const all = Object.entries(arrays);
  // The header holds offsets, which depend on its own length: offsets are first laid out from 0, then moved behind it.
  const entries: Entry[] = [];
  let end = 0;
  for (const [name, array] of all) {
    entries.push({ name, type: nameOf(array), offset: end, length: array.length });
    end = align(end + array.byteLength);
  }
  const render = (start: number) => {
    const sections = entries.map((entry) => ({ ...entry, offset: entry.offset + start }));
    return new TextEncoder().encode(JSON.stringify({ kind, order: ORDER, about, sections }));
  };
  let start = align(HEAD + render(0).byteLength);
  while (align(HEAD + render(start).byteLength) > start) start += ALIGNMENT;
  const header = render(start);

  const file = new Uint8Array(start + end);
  file.set(MAGIC);
  file.set(header, HEAD);
  file.fill(0x20, HEAD + header.byteLength, start);
  all.forEach(([, array], index) => {
    file.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), start + (entries[index]?.offset ?? 0));
  });
  const head = new DataView(file.buffer);
  head.setUint32(8, VERSION, true);
  head.setUint32(12, header.byteLength, true);
  head.setBigUint64(16, BigInt(file.byteLength), true);
  head.setUint32(24, crc32(file.subarray(HEAD)), true);
  head.setUint32(28, crc32(file.subarray(0, 28)), true);
  return file;
}

/**
 * Opens bytes that {@link writeSections} made. Arrays are views, nothing is copied (but for bytes that do not begin at a
 * multiple of 8 in their buffer, as `readFile` gives for files of a few kilobytes). The whole file is read once for its
 * checksum: 85 MB in some 20 ms.
 */
export function openSections<S extends Shape>(bytes: Uint8Array, kind: string, shape: S): OpenSections<S> | SectionsFailure {
  const known = bytes.subarray(0, MAGIC.length);
  if (known.some((byte, at) => byte !== MAGIC[at])) return failure('not-ours', 'it does not begin with DEARSECT');
  if (bytes.byteLength < HEAD) return failure('truncated', `${bytes.byteLength} bytes, not even a whole head`);
  const { buffer, byteOffset, byteLength } = bytes;
  const inPlace = buffer instanceof ArrayBuffer && byteOffset % ALIGNMENT === 0;
  const file = inPlace ? new Uint8Array(buffer, byteOffset, byteLength) : new Uint8Array(bytes);
  const head = new DataView(file.buffer, file.byteOffset, HEAD);
  const version = head.getUint32(8, true);
  if (version !== VERSION) return failure('other-version', `layout ${version}, wanted ${VERSION}`);
  if (head.getUint32(28, true) !== crc32(file.subarray(0, 28))) return failure('damaged', 'the checksum of its head is wrong');
  const length = Number(head.getBigUint64(16, true));
  if (file.byteLength < length) return failure('truncated', `${file.byteLength} of ${length} bytes`);
  if (file.byteLength > length) return failure('damaged', `${file.byteLength - length} bytes more than were written`);
  if (head.getUint32(24, true) !== crc32(file.subarray(HEAD))) return failure('damaged', 'the checksum of its content is wrong');

  const header = readHeader(file.subarray(HEAD, HEAD + head.getUint32(12, true)));
  if (header.kind !== kind) return failure('other-version', `it holds "${header.kind}", wanted "${kind}"`);
  if (header.order !== ORDER) return failure('other-version', `written on a ${header.order}-endian machine`);
  const arrays: Record<string, SectionArray> = {};
  for (const [name, make] of Object.entries(shape)) {
    const entry = header.sections.find((section) => section.name === name);
    if (!entry || ARRAY_TYPES[entry.type] !== make) return failure('other-version', `it has no ${make.name} "${name}"`);
    arrays[name] = VIEWS[entry.type](file.buffer, file.byteOffset + entry.offset, entry.length);
  }
  // Every name of the shape has just been given an array of the type that the shape asks for.
  return { ok: true, about: header.about, arrays: arrays as ArraysOf<S> };
}

function failure(fault: SectionsFault, detail: string): SectionsFailure {
  return { ok: false, fault, detail };
}

type Header = { readonly kind: string; readonly order: string; readonly about: unknown; readonly sections: readonly Entry[] };

// The checksum has just shown that these are the very bytes that `writeSections` made, so their form needs no second check.
function readHeader(bytes: Uint8Array): Header {
  return JSON.parse(new TextDecoder().decode(bytes)) as Header;
}

function nameOf(array: SectionArray): ArrayName {
  const found = Object.entries(ARRAY_TYPES).find(([, type]) => array instanceof type);
  if (!found) throw new TypeError('A section holds Uint8, Int8, Uint16, Uint32 or Float32 arrays only');
  return found[0] as ArrayName;
}

function align(at: number): number {
  return Math.ceil(at / ALIGNMENT) * ALIGNMENT;
}
