// Which known word is meant by one that is not known?
import { distance } from 'fastest-levenshtein';

/** This share of a word's letters may be wrong. */
const SHARE = 0.4;

/** The known word nearest to `given`, case aside, if one is near enough to be meant; of equals the first. */
export function nearestWord(given: string, known: readonly string[]): string | undefined {
  const wanted = given.trim().toLowerCase();
  const allowed = Math.max(1, Math.floor(wanted.length * SHARE));
  let best: { readonly word: string; readonly away: number } | undefined;
  for (const word of known) {
    const away = lettersWrong(wanted, word.toLowerCase());
    // Where every letter is wrong, nothing is near: "x" does not mean "q".
    if (away <= allowed && away < Math.min(wanted.length, word.length) && away < (best?.away ?? Number.POSITIVE_INFINITY))
      best = { word, away };
  }
  return best?.word;
}

/** Letters to change, add or remove; two neighbours that changed places count as one. */
export function lettersWrong(one: string, other: string): number {
  return areSwapped(one, other) ? 1 : distance(one, other);
}

/** Are two words the same but for two neighbouring letters that changed places? */
export function areSwapped(one: string, other: string): boolean {
  const at = one.split('').findIndex((letter, index) => letter !== other.charAt(index));
  return at >= 0 && `${one.slice(0, at)}${one.charAt(at + 1)}${one.charAt(at)}${one.slice(at + 2)}` === other;
}
