// Which letters have the best scores? The best k of a dense array in one pass.

/** Numbers of letters with their scores, best first; equal scores by ascending number. */
export type Top = readonly { readonly letter: number; readonly score: number }[];

/**
 * The best `limit` letters with a score above 0 that `allow` lets through. `allow` is asked only about letters that would make
 * the list, so a costly one is seldom asked; the scan itself costs about 0.1 ms for 100,000 letters.
 */
export function pickTop(scores: Float32Array, letters: number, limit: number, allow: (letter: number) => boolean): Top {
  if (limit < 1) return [];
  // A heap with the worst of the best on top: (score, letter) pairs where a lower score, then a higher number, is worse.
  const heapScores: number[] = [];
  const heapLetters: number[] = [];
  const worse = (one: number, other: number) => {
    const difference = (heapScores[one] ?? 0) - (heapScores[other] ?? 0);
    return difference < 0 || (difference === 0 && (heapLetters[one] ?? 0) > (heapLetters[other] ?? 0));
  };
  const swap = (one: number, other: number) => {
    [heapScores[one], heapScores[other]] = [heapScores[other] ?? 0, heapScores[one] ?? 0];
    [heapLetters[one], heapLetters[other]] = [heapLetters[other] ?? 0, heapLetters[one] ?? 0];
  };
  function rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!worse(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  }
  function sink(): void {
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < heapScores.length && worse(child, least)) least = child;
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  }

  let floor = 0;
  for (let letter = 0; letter < letters; letter++) {
    const score = scores[letter] ?? 0;
    // Numbers ascend, so a letter with the very score of the worst one comes behind it.
    if (score <= floor || !allow(letter)) continue;
    if (heapScores.length < limit) {
      heapScores.push(score);
      heapLetters.push(letter);
      rise(heapScores.length - 1);
    } else {
      heapScores[0] = score;
      heapLetters[0] = letter;
      sink();
    }
    if (heapScores.length === limit) floor = heapScores[0] ?? 0;
  }
  return heapLetters
    .map((letter, at) => ({ letter, score: heapScores[at] ?? 0 }))
    .sort((one, other) => other.score - one.score || one.letter - other.letter);
}
