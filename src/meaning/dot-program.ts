// What is the program that multiplies rows with a vector? WebAssembly with its 128-bit instructions, written out here.
// Codes: https://webassembly.github.io/spec/core/binary/ (all numbers in it are below 64, so each is one byte).

/**
 * Multiplies `count` rows (at least one) of `dimensions` signed bytes with a vector of 16-bit numbers, and writes the 32-bit
 * sums. All places are bytes of the program's memory; rows have a multiple of 16 axes.
 */
type Dots = (rows: number, count: number, dimensions: number, vector: number, sums: number) => void;

const BYTES_OF_PAGE = 2 ** 16;

const I32 = 0x7f;
const V128 = 0x7b;
const VOID = 0x40;
const LOOP = 0x03;
const END = 0x0b;
const BACK_IF = [0x0d, 0];
const LESS = 0x49;
const ADD = 0x6a;
const STORE = [0x36, 2, 0];
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const keep = (local: number) => [0x22, local];
const number = (value: number) => [0x41, value];
const addTo = (local: number, value: number) => [...get(local), ...number(value), ADD];
const MINUS_ONE = 0x7f;

const wide = (...code: number[]) => [0xfd, ...code];
const load = (offset: number) => wide(0, 0, offset);
const SPLAT = wide(17);
const lane = (at: number) => wide(27, at);
/** Eight signed bytes become eight 16-bit numbers: the first eight, or the last. */
const FIRST_EIGHT = wide(0x87, 1);
const LAST_EIGHT = wide(0x88, 1);
/** Eight products of 16-bit numbers, in four sums of two. */
const DOT = wide(0xba, 1);
const ADD_FOUR = wide(0xae, 1);

const [ROWS, COUNT, DIMENSIONS, VECTOR, SUMS, ROW_END, AT, FOUR, BYTES] = [0, 1, 2, 3, 4, 5, 6, 7, 8];

const BODY = [
  // Two more numbers and two of 128 bits beside the five that are given.
  ...[2, 2, I32, 2, V128],
  ...[LOOP, VOID],
  ...[...get(ROWS), ...get(DIMENSIONS), ADD, ...set(ROW_END)],
  ...[...get(VECTOR), ...set(AT)],
  ...[...number(0), ...SPLAT, ...set(FOUR)],
  ...[LOOP, VOID],
  ...[...get(ROWS), ...load(0), ...keep(BYTES), ...FIRST_EIGHT, ...get(AT), ...load(0), ...DOT],
  ...[...get(BYTES), ...LAST_EIGHT, ...get(AT), ...load(16), ...DOT],
  ...[...ADD_FOUR, ...get(FOUR), ...ADD_FOUR, ...set(FOUR)],
  ...[...addTo(AT, 32), ...set(AT)],
  ...[...addTo(ROWS, 16), ...keep(ROWS), ...get(ROW_END), LESS, ...BACK_IF],
  END,
  ...[...get(SUMS), ...get(FOUR), ...lane(0), ...get(FOUR), ...lane(1), ADD],
  ...[...get(FOUR), ...lane(2), ADD, ...get(FOUR), ...lane(3), ADD, ...STORE],
  ...[...addTo(SUMS, 4), ...set(SUMS)],
  ...[...addTo(COUNT, MINUS_ONE), ...keep(COUNT), ...BACK_IF],
  ...[END, END],
];

/** A length as LEB128. */
const lengthOf = (code: readonly number[]) => (code.length < 128 ? [code.length] : [(code.length & 127) | 128, code.length >> 7]);
const sized = (...code: number[]) => [...lengthOf(code), ...code];
const name = (letter: string) => sized(letter.charCodeAt(0));

const PROGRAM = Uint8Array.from([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, ...sized(1, 0x60, 5, I32, I32, I32, I32, I32, 0)],
  ...[2, ...sized(1, ...name('i'), ...name('m'), 2, 0, 0)],
  ...[3, ...sized(1, 0)],
  ...[7, ...sized(1, ...name('d'), 0, 0)],
  ...[10, ...sized(1, ...sized(...BODY))],
]);

let compiled: WebAssembly.Module | undefined;

/** Starts the program over a memory of its own, of at least so many bytes, all zero. */
export function startDots(bytes: number): { readonly memory: ArrayBuffer; readonly dots: Dots } {
  // Once for all memories: only what runs often is compiled well.
  compiled ??= new WebAssembly.Module(PROGRAM);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / BYTES_OF_PAGE) });
  const { d } = new WebAssembly.Instance(compiled, { i: { m: memory } }).exports;
  if (typeof d !== 'function') throw new Error('The program that multiplies is broken');
  return {
    memory: memory.buffer,
    // Written out, because it is called for single rows too.
    dots: (rows, count, dimensions, vector, sums) => void d(rows, count, dimensions, vector, sums),
  };
}
