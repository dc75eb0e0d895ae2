// Eigenvalues and eigenvectors of a small symmetric matrix, computed in another way than the program does, to check it.

/** Rotations of C. G. J. Jacobi (1846). `vectors[i]` belongs to `values[i]`; no order. */
export function symmetricEigen(matrix: readonly (readonly number[])[]): { values: number[]; vectors: number[][] } {
  const size = matrix.length;
  const a = matrix.map((row) => [...row]);
  const u = matrix.map((_, row) => matrix.map((__, column) => (row === column ? 1 : 0)));
  const at = (rows: readonly (readonly number[])[], row: number, column: number) => rows[row]?.[column] ?? 0;
  const put = (rows: number[][], row: number, column: number, value: number) => {
    const own = rows[row];
    if (own) own[column] = value;
  };
  const turn = (rows: number[][], [p, q]: readonly [number, number], [c, s]: readonly [number, number], byRow: boolean) => {
    for (let k = 0; k < size; k++) {
      const [one, other] = byRow ? [at(rows, p, k), at(rows, q, k)] : [at(rows, k, p), at(rows, k, q)];
      const [turned, turnedOther] = [c * one - s * other, s * one + c * other];
      put(rows, byRow ? p : k, byRow ? k : p, turned);
      put(rows, byRow ? q : k, byRow ? k : q, turnedOther);
    }
  };
  for (let sweep = 0; sweep < 50; sweep++) {
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        if (Math.abs(at(a, p, q)) < 1e-15) continue;
        const angle = Math.atan2(2 * at(a, p, q), at(a, q, q) - at(a, p, p)) / 2;
        const rotation = [Math.cos(angle), Math.sin(angle)] as const;
        turn(a, [p, q], rotation, false);
        turn(a, [p, q], rotation, true);
        turn(u, [p, q], rotation, false);
      }
    }
  }
  return {
    values: matrix.map((_, row) => at(a, row, row)),
    vectors: matrix.map((_, column) => matrix.map((__, row) => at(u, row, column))),
  };
}
