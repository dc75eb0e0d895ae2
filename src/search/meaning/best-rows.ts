// Which rows have the best scores? Found without sorting the others.

/** The score of a row that may not be found. */
export const EXCLUDED = Number.NEGATIVE_INFINITY;

/**
 * The rows with the best scores, in their own order; more than `limit` where scores at the border are equal, or apart by no
 * more than `slack`.
 */
export function bestRows(scores: Float32Array, limit: number, slack = 0): number[] {
  const border = limit < scores.length ? greatest(scores.slice(), limit) - slack : EXCLUDED;
  const rows: number[] = [];
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row] ?? EXCLUDED;
    if (score >= border && score !== EXCLUDED) rows.push(row);
  }
  return rows;
}

/** The n-th greatest number, which moves the others about: C. A. R. Hoare, "Algorithm 65: Find" (1961). */
function greatest(numbers: Float32Array, n: number): number {
  const wanted = numbers.length - n;
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const pivot = numbers[(low + high) >> 1] ?? EXCLUDED;
    let up = low;
    let down = high;
    while (up <= down) {
      while ((numbers[up] ?? EXCLUDED) < pivot) up++;
      while ((numbers[down] ?? EXCLUDED) > pivot) down--;
      if (up > down) break;
      const moved = numbers[up] ?? EXCLUDED;
      numbers[up++] = numbers[down] ?? EXCLUDED;
      numbers[down--] = moved;
    }
    if (wanted <= down) high = down;
    else if (wanted >= up) low = up;
    else break;
  }
  return numbers[wanted] ?? EXCLUDED;
}
