// How are very many sentence vectors kept, where only their order for one question matters? Two bits an axis.
// Four levels that lose least for values spread like a bell curve: J. Max, "Quantizing for minimum distortion" (1960).

/** Vectors of unit length: row r has `dimensions / 4` bytes at `r * dimensions / 4`, four axes a byte, lowest bits first. */
export type CoarseVectors = {
  /** a multiple of 4 */
  readonly dimensions: number;
  /** shape [rows, dimensions / 4] */
  readonly codes: Uint8Array;
};

/** The border between the inner and the outer level, and the levels, in standard deviations. */
const BORDER = 0.9816;
const INNER = 0.4528;
const OUTER = 1.51;
const LEVELS = [-OUTER, -INNER, INNER, OUTER] as const;

/** Bytes of one row. */
export function coarseBytes(dimensions: number): number {
  return dimensions / 4;
}

/** The standard deviation of the axes of a vector of unit length whose mean is about 0. */
function deviation(dimensions: number): number {
  return 1 / Math.sqrt(dimensions);
}

/** Writes a vector of unit length into a row. The cosine between it and what comes back is about .94. */
export function coarsenInto({ dimensions, codes }: CoarseVectors, row: number, vector: Float32Array): void {
  const scale = deviation(dimensions);
  const start = row * coarseBytes(dimensions);
  for (let axis = 0; axis < dimensions; axis += 4) {
    let byte = 0;
    for (let bit = 0; bit < 4; bit++) byte |= levelOf((vector[axis + bit] ?? 0) / scale) << (2 * bit);
    codes[start + axis / 4] = byte;
  }
}

function levelOf(deviations: number): number {
  if (deviations < 0) return deviations < -BORDER ? 0 : 1;
  return deviations > BORDER ? 3 : 2;
}

/** About the inner product of a row with a vector. */
export function coarseDot({ dimensions, codes }: CoarseVectors, row: number, vector: Float32Array): number {
  const start = row * coarseBytes(dimensions);
  let sum = 0;
  for (let axis = 0; axis < dimensions; axis += 4) {
    const byte = codes[start + axis / 4] ?? 0;
    for (let bit = 0; bit < 4; bit++) sum += (LEVELS[(byte >> (2 * bit)) & 3] ?? 0) * (vector[axis + bit] ?? 0);
  }
  return sum * deviation(dimensions);
}
