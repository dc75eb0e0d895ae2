// What of a question is searched for? Its stems with their weights, and its pairs of neighbouring stems.

/** What one word of a question stands for: itself with weight 1, or what it may be meant for, with less. */
export type Meant = readonly { readonly stem: string; readonly weight: number }[];

/** The stems to search by and how much each counts: as often as the question says it, less where it is only guessed. */
export type QueryTerms = ReadonlyMap<string, number>;

/** Two stems side by side, and how often: a pair with a guessed word counts as much as the guess. */
export type QueryPair = { readonly first: string; readonly second: string; readonly weight: number };

/** The stems of a question, repeats summed, in the order of their first mention. */
export function sumWeights(words: readonly Meant[]): QueryTerms {
  const weights = new Map<string, number>();
  for (const { stem, weight } of words.flat()) weights.set(stem, (weights.get(stem) ?? 0) + weight);
  return weights;
}

/** The ordered pairs of a question, repeats summed, in the order of their first mention. */
export function sumPairs(words: readonly Meant[]): readonly QueryPair[] {
  const pairs = new Map<string, QueryPair>();
  words.slice(1).forEach((word, at) => {
    for (const one of words[at] ?? []) {
      for (const other of word) {
        // A line feed stands in no stem.
        const key = `${one.stem}\n${other.stem}`;
        const weight = (pairs.get(key)?.weight ?? 0) + one.weight * other.weight;
        pairs.set(key, { first: one.stem, second: other.stem, weight });
      }
    }
  });
  return [...pairs.values()];
}
