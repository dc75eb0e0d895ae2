// How do the states of tokens become the vector of a text? Mean pooling, then unit length, as the model was trained.
// N. Reimers, I. Gurevych, "Sentence-BERT" (2019), section 3.

/** Tokens `from` (inclusive) to `to` (exclusive) of a sequence. */
export type TokenRange = { readonly from: number; readonly to: number };

/**
 * The mean of the states of a range of tokens, scaled to unit length; zeros for an empty range.
 * @param states token states of one sequence, shape [tokens, dimensions], row by row
 */
export function poolMean(states: Float32Array, dimensions: number, { from, to }: TokenRange): Float32Array {
  const mean = new Float32Array(dimensions);
  for (let token = from; token < to; token++) {
    const row = token * dimensions;
    for (let axis = 0; axis < dimensions; axis++) mean[axis] = (mean[axis] ?? 0) + (states[row + axis] ?? 0);
  }
  return normalise(mean);
}

/** Scales a vector to unit length, in place; a zero vector stays. */
export function normalise(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  if (squares === 0) return vector;
  const factor = 1 / Math.sqrt(squares);
  for (let axis = 0; axis < vector.length; axis++) vector[axis] = (vector[axis] ?? 0) * factor;
  return vector;
}
