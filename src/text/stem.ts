// Which words are forms of one another? Porter's stemmer (M. F. Porter, "An algorithm for suffix stripping", 1980), cached.
import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';

/**
 * Bound of the cache in words. An archive of 100,000 letters has some 80,000 distinct words; when typing errors of years
 * fill the cache it starts anew.
 */
const CACHE_WORDS = 200_000;
const cache = new Map<string, string>();

/** The Porter stem of a folded word, e.g. `borrowing` -> `borrow`. Words with other than a to z come back unchanged. */
export function stem(folded: string): string {
  const known = cache.get(folded);
  if (known !== undefined) return known;
  if (cache.size >= CACHE_WORDS) cache.clear();
  const made = /^[a-z]{3,}$/u.test(folded) ? porter.stem(folded) : folded;
  cache.set(folded, made);
  return made;
}
