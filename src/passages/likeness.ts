// Do two sentences say the same twice? By their words: vectors of sentences, which are read in their context, tell neighbours apart badly.
import { analyse } from '../text/analyse.ts';
import { type Span, sliceSpan } from '../text/span.ts';

/**
 * How alike two sentences of a text are, named by their places: the share of their stems that both have (Dice, 1945),
 * 0 to 1; 0 for a sentence without stems.
 */
export function likenessOf(text: string, sentences: readonly Span[]): (one: number, other: number) => number {
  const known = new Map<number, ReadonlySet<string>>();
  function stemsOf(index: number): ReadonlySet<string> {
    const span = sentences[index];
    const stems = known.get(index) ?? new Set(span ? analyse(sliceSpan(text, span)).map(({ stem }) => stem) : []);
    known.set(index, stems);
    return stems;
  }
  return (one, other) => {
    const [left, right] = [stemsOf(one), stemsOf(other)];
    const shared = [...left].filter((stem) => right.has(stem)).length;
    return shared === 0 ? 0 : (2 * shared) / (left.size + right.size);
  };
}
