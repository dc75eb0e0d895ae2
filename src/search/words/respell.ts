// Which English word of a stem was meant? A sentence encoder knows whole words, and a stem is none.
import { distance } from 'fastest-levenshtein';
import { isEnglishWord } from '../../text/dictionary.ts';
import { stem as stemOf } from '../../text/stem.ts';

/** What Porter's stemmer takes off most often. */
const ENDINGS =
  'e s es ed d ing er ers or ors ly al ally able ate ated ating ation ence ance ent ful ity ment ness ion ions ive ous'.split(
    ' ',
  );

/** A word, and how many edits it is from what was typed. */
export type Respelt = { readonly word: string; readonly edits: number };

/**
 * The English word of a stem that is nearest to what was typed, "borrowed" for "borowed" and the stem "borrow"; of two that are as
 * near, the one that ends alike. `undefined` where none is near enough. @param typed folded @param most edits
 */
export function respell(typed: string, stem: string, most: number): Respelt | undefined {
  const endsAlike = (word: string) => (word.at(-1) === typed.at(-1) ? 0 : 1);
  const [best] = formsOf(stem)
    .map((word) => ({ word, edits: countEdits(typed, word) }))
    .filter(({ word, edits }) => edits <= most && isWordOf(stem, word))
    .sort((one, other) => one.edits - other.edits || endsAlike(one.word) - endsAlike(other.word));
  return best;
}

/** Has the dictionary a word of this stem? It has few names, and no foreign words. */
export function hasEnglishWord(stem: string): boolean {
  return formsOf(stem).some((word) => isWordOf(stem, word));
}

/** Porter turns a last y to i and halves a doubled letter. */
function formsOf(stem: string): string[] {
  const roots = stem.endsWith('i') ? [stem, `${stem.slice(0, -1)}y`] : [stem, stem + (stem.at(-1) ?? '')];
  return [...new Set(roots.flatMap((root) => ['', ...ENDINGS].map((ending) => root + ending)))];
}

function isWordOf(stem: string, word: string): boolean {
  return stemOf(word) === stem && isEnglishWord(word);
}

/**
 * Edits between a typed word and another: a letter inserted, deleted or replaced, or once two neighbours swapped
 * (after F. Damerau, "A technique for computer detection and correction of spelling errors", 1964).
 */
export function countEdits(typed: string, word: string): number {
  let least = distance(typed, word);
  // A swap saves one edit at most.
  if (least > 3) return least;
  for (let at = 1; at < typed.length && least > 1; at++) {
    const swapped = typed.slice(0, at - 1) + (typed[at] ?? '') + (typed[at - 1] ?? '') + typed.slice(at + 1);
    least = Math.min(least, 1 + distance(swapped, word));
  }
  return least;
}
