// Which English word of a stem was meant? A sentence encoder knows whole words, and a stem is none.
import { isWordOrName } from '../../text/dictionary.ts';
import { lettersWrong } from '../../text/nearest.ts';
import { stem as stemOf } from '../../text/stem.ts';

/** What Porter's stemmer takes off most often. */
const ENDINGS =
  'e s es ed d ing er ers or ors ly al ally able ate ated ating ation ence ance ent ful ity ment ness ion ions ive ous'.split(
    ' ',
  );

/**
 * The English word of a stem that is one edit from what was typed, "borrowed" for "borowed" and the stem "borrow"; of two, the one
 * that ends alike. `undefined` where there is none. @param typed folded
 */
export function respell(typed: string, stem: string): string | undefined {
  const endsAlike = (word: string) => (word.at(-1) === typed.at(-1) ? 0 : 1);
  const [best] = formsOf(stem)
    .filter((word) => isOneEdit(typed, word) && isWordOf(stem, word))
    .sort((one, other) => endsAlike(one) - endsAlike(other));
  return best;
}

/** Has the dictionary a word of this stem? It has some names, and no foreign words. */
export function hasEnglishWord(stem: string): boolean {
  return formsOf(stem).some((word) => isWordOf(stem, word));
}

/** Porter turns a last y to i and halves a doubled letter. */
function formsOf(stem: string): string[] {
  const roots = stem.endsWith('i') ? [stem, `${stem.slice(0, -1)}y`] : [stem, stem + (stem.at(-1) ?? '')];
  return [...new Set(roots.flatMap((root) => ['', ...ENDINGS].map((ending) => root + ending)))];
}

function isWordOf(stem: string, word: string): boolean {
  return stemOf(word) === stem && isWordOrName(word);
}

/**
 * Is a typed word one edit from another: a letter inserted, deleted or replaced, or two neighbours swapped? Four in five
 * misspellings are (F. Damerau, "A technique for computer detection and correction of spelling errors", 1964), and of words that are
 * two edits away nearly all are wrong. @param typed has another spelling
 */
export function isOneEdit(typed: string, word: string): boolean {
  // Lengths first: very many forms are compared.
  return Math.abs(typed.length - word.length) <= 1 && lettersWrong(typed, word) === 1;
}
