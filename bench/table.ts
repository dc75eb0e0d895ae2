// How are measurements shown? Numbers to the right, ratios to the first engine behind them.
import Table from 'cli-table3';

/** What stands where nothing was measured. */
export const NOT_MEASURED = 'n/m';

/** A table of text: the first column to the left, numbers to the right. */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const table = new Table({
    head: [...head],
    colAligns: head.map((_, column) => (column === 0 ? 'left' : 'right')),
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) table.push([...row]);
  return table.toString();
}

/** A number with at most three significant digits, all of them before the point: 0.0123, 1.2, 25, 1,234. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return NOT_MEASURED;
  if (value === 0 || Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return Number(value.toPrecision(3)).toString();
}

/** A ratio: x0.25, x1, x17, x170. */
export function formatRatio(ratio: number): string {
  if (!Number.isFinite(ratio)) return NOT_MEASURED;
  if (ratio >= 9.95) return `x${Math.round(ratio).toLocaleString('en')}`;
  // Of what is less than twice as much one wants to know the second decimal.
  return `x${Number(ratio.toPrecision(ratio >= 1 && ratio < 2 ? 3 : 2))}`;
}

/** A value and how many times the base's it is: "25.0 x17". */
export function formatWithRatio(value: number | undefined, base: number | undefined): string {
  if (value === undefined) return NOT_MEASURED;
  return base === undefined ? formatNumber(value) : `${formatNumber(value)} ${formatRatio(value / base)}`;
}
