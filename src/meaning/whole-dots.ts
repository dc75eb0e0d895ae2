// How are ten thousand inner products of whole numbers taken in a millisecond? In WebAssembly, eight products an instruction.
import { startDots } from './dot-program.ts';

/** Rows of eight bits an axis in the memory of a program that multiplies them where they lie. */
export type WholeRows = {
  /** shape [rows, dimensions] */
  readonly values: Int8Array;
  /**
   * The inner products of a vector with each row, or with those picked (at most as many as there are rows), exactly; what leaves
   * 32 bits is lost. They stand in the order of the rows, or of the picks, until the next call.
   */
  dots(vector: Int16Array, picked?: readonly number[]): Int32Array;
};

const AXES_AT_ONCE = 16;
const BYTES_OF_SUM = 4;

/** Room for rows, all zero; `undefined` where there are none, or of a length that the program can't multiply (no usual model's). */
export function roomForRows(rows: number, dimensions: number): WholeRows | undefined {
  if (rows === 0 || dimensions === 0 || dimensions % AXES_AT_ONCE !== 0) return undefined;
  // The vector comes first, then the rows, so that both begin where sixteen bytes are loaded fastest; the sums come last.
  const rowsAt = 2 * dimensions;
  const sumsAt = rowsAt + rows * dimensions;
  const started = tryDots(sumsAt + BYTES_OF_SUM * rows);
  if (!started) return undefined;
  const { memory, dots } = started;
  const ownVector = new Int16Array(memory, 0, dimensions);
  const sums = new Int32Array(memory, sumsAt, rows);
  return {
    values: new Int8Array(memory, rowsAt, rows * dimensions),
    dots(vector, picked) {
      ownVector.set(vector);
      if (!picked) dots(rowsAt, rows, dimensions, 0, sumsAt);
      else
        for (let at = 0; at < picked.length; at++)
          dots(rowsAt + (picked[at] ?? 0) * dimensions, 1, dimensions, 0, sumsAt + BYTES_OF_SUM * at);
      return sums;
    },
  };
}

/** Each memory reserves gigabytes of addresses; where these are counted (`ulimit -v`), rows are multiplied one by one. */
function tryDots(bytes: number): ReturnType<typeof startDots> | undefined {
  try {
    return startDots(bytes);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
