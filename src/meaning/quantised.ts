// How are many vectors kept in little memory? Eight bits an axis with one scale a vector.
import { roomForRows, type WholeRows } from './whole-dots.ts';

/** Vectors of one length: row r stands at `r * dimensions`, and axis a of it is `values[...] * scales[r]`. */
export type QuantisedVectors = {
  readonly dimensions: number;
  /** shape [rows, dimensions] */
  readonly values: Int8Array;
  /** shape [rows] */
  readonly scales: Float32Array;
};

/** Room for vectors, all zero. */
export function emptyVectors(rows: number, dimensions: number): QuantisedVectors {
  return { dimensions, values: new Int8Array(rows * dimensions), scales: new Float32Array(rows) };
}

/** Writes a vector into a row; the error of an axis is at most half a scale, 1/254 of the vector's largest axis. */
export function quantiseInto({ dimensions, values, scales }: QuantisedVectors, row: number, vector: Float32Array): void {
  let most = 0;
  for (const value of vector) most = Math.max(most, Math.abs(value));
  const scale = most / 127;
  scales[row] = scale;
  for (let axis = 0; axis < dimensions; axis++)
    values[row * dimensions + axis] = scale === 0 ? 0 : Math.round((vector[axis] ?? 0) / scale);
}

/** Copies a row. */
export function copyRow(from: QuantisedVectors, row: number, into: QuantisedVectors, at: number): void {
  const { dimensions } = from;
  into.values.set(from.values.subarray(row * dimensions, (row + 1) * dimensions), at * dimensions);
  into.scales[at] = from.scales[row] ?? 0;
}

/** The vector of a row, shape [dimensions]. */
export function dequantise({ dimensions, values, scales }: QuantisedVectors, row: number): Float32Array {
  return Float32Array.from(values.subarray(row * dimensions, (row + 1) * dimensions), (value) => value * (scales[row] ?? 0));
}

/** Inner product of a row with a vector; four sums keep the processor's units busy. */
export function rowDot({ dimensions, values, scales }: QuantisedVectors, row: number, vector: Float32Array): number {
  let at = row * dimensions;
  let one = 0;
  let two = 0;
  let three = 0;
  let four = 0;
  for (let axis = 0; axis < dimensions; axis += 4, at += 4) {
    one += (values[at] ?? 0) * (vector[axis] ?? 0);
    two += (values[at + 1] ?? 0) * (vector[axis + 1] ?? 0);
    three += (values[at + 2] ?? 0) * (vector[axis + 2] ?? 0);
    four += (values[at + 3] ?? 0) * (vector[axis + 3] ?? 0);
  }
  return (one + two + three + four) * (scales[row] ?? 0);
}

/** Vectors whose rows may lie where very many of them are multiplied at once. */
export type ScannedVectors = QuantisedVectors & { readonly whole: WholeRows | undefined };

/** Copies vectors to where {@link allDots} is fast, for those that are scanned again and again. */
export function toScanned({ dimensions, values, scales }: QuantisedVectors): ScannedVectors {
  const whole = roomForRows(scales.length, dimensions);
  whole?.values.set(values);
  return { dimensions, values: whole?.values ?? values, scales, whole };
}

/**
 * About the inner products of all rows with a vector, or of those picked, for finding the best of them: the vector is rounded
 * to 16 bits, which is wrong by less than the rounding of the rows by a factor of 100.
 * @param into gets one number a row, in their order
 */
export function allDots(vectors: ScannedVectors, vector: Float32Array, into: Float32Array, picked?: readonly number[]): void {
  const { scales, whole } = vectors;
  if (!whole) {
    for (let at = 0; at < into.length; at++) into[at] = rowDot(vectors, picked?.[at] ?? at, vector);
    return;
  }
  const { unit, rounded } = roundTo16Bits(vector);
  const products = whole.dots(rounded, picked);
  for (let at = 0; at < into.length; at++) into[at] = (products[at] ?? 0) * unit * (scales[picked?.[at] ?? at] ?? 0);
}

/** A vector as whole numbers of a unit. In loops, because `reduce` and `from` take ten times as long as the inner products of a row. */
function roundTo16Bits(vector: Float32Array): { readonly unit: number; readonly rounded: Int16Array } {
  // So large that no sum leaves 32 bits.
  const range = Math.min(2 ** 15 - 1, Math.floor((2 ** 31 - 1) / (127 * vector.length)));
  let most = 0;
  for (const value of vector) most = Math.max(most, Math.abs(value));
  const unit = most / range;
  const rounded = new Int16Array(vector.length);
  if (unit > 0) for (let axis = 0; axis < vector.length; axis++) rounded[axis] = Math.round((vector[axis] ?? 0) / unit);
  return { unit, rounded };
}
