// Do two sentences say the same twice? By their words: vectors of sentences, which are read in their context, tell neighbours apart badly.

/**
 * How alike two sentences of a text are, named by their places: the share of their stems that both have (Dice, 1945),
 * 0 to 1; 0 for a sentence without stems.
 * @param sentences the stems of each
 */
export function likenessOf(sentences: readonly (readonly string[])[]): (one: number, other: number) => number {
  const known = new Map<number, ReadonlySet<string>>();
  function stemsOf(index: number): ReadonlySet<string> {
    const stems = known.get(index) ?? new Set(sentences[index]);
    known.set(index, stems);
    return stems;
  }
  return (one, other) => {
    const [left, right] = [stemsOf(one), stemsOf(other)];
    const shared = [...left].filter((stem) => right.has(stem)).length;
    return shared === 0 ? 0 : (2 * shared) / (left.size + right.size);
  };
}
