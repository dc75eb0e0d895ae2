// How are ten thousand inner products of whole numbers taken in a millisecond? In WebAssembly, eight products an instruction.
import { startDots } from './dot-program.ts';

/** Rows of eight bits an axis; `picked`: only those, else all. */
export type WholeRows = {
  readonly dimensions: number;
  readonly values: Int8Array;
  readonly picked?: readonly number[] | undefined;
};

/** Rows that are copied and multiplied together; they stay in the processor's cache in between. */
const MOST_ROWS = 1024;
const MOST_AXES = 4096;
const AXES_AT_ONCE = 16;
/** Where things lie in the program's memory, in bytes: the vector first. */
const SUMS = 2 * MOST_AXES;
const ROWS = SUMS + 4 * MOST_ROWS;

/** Can rows of so many axes be multiplied? Those of all usual models can. */
export function hasWholeDots(dimensions: number): boolean {
  return dimensions > 0 && dimensions % AXES_AT_ONCE === 0 && dimensions <= MOST_AXES;
}

let program: ReturnType<typeof startDots> | undefined;

/**
 * The inner product of each row with a vector, exactly; what leaves 32 bits is lost.
 * @param told gets the place of each row among the rows, or those picked, and its product
 */
export function wholeDots(
  { dimensions, values, picked }: WholeRows,
  vector: Int16Array,
  told: (at: number, product: number) => void,
): void {
  program ??= startDots();
  const { memory, dots } = program;
  const bytes = new Int8Array(memory);
  const sums = new Int32Array(memory, SUMS, MOST_ROWS);
  new Int16Array(memory, 0, dimensions).set(vector);
  const rowsAtOnce = Math.min(MOST_ROWS, Math.floor((bytes.length - ROWS) / dimensions));
  const count = picked?.length ?? values.length / dimensions;
  const row = (at: number, rows = 1) => values.subarray(at * dimensions, (at + rows) * dimensions);
  for (let from = 0; from < count; from += rowsAtOnce) {
    const rows = Math.min(rowsAtOnce, count - from);
    if (picked) for (let at = 0; at < rows; at++) bytes.set(row(picked[from + at] ?? 0), ROWS + at * dimensions);
    else bytes.set(row(from, rows), ROWS);
    dots(ROWS, rows, dimensions, 0, SUMS);
    for (let at = 0; at < rows; at++) told(from + at, sums[at] ?? 0);
  }
}
