// What do many measurements say in one number?

/** The value below which `share` (0 to 1) of the values lie, interpolated between neighbours; NaN for no values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** The value in the middle; NaN for no values. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The sum; 0 for no values. */
export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
