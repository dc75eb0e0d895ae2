// The one analyser: which terms does a text have for search, why and excerpts?

import { APOSTROPHES, foldWord } from './normalise.ts';
import type { Span } from './span.ts';
import { stem } from './stem.ts';
import { STOP_WORDS } from './stop-words.ts';
import { tokenise } from './tokenise.ts';

/** A word that counts for search: its stem, its folded form, and where it stands in the text. */
export type Term = { readonly stem: string; readonly folded: string; readonly span: Span };

/** "sister's" is about a sister, and "I'll" about nobody ill: these endings are no part of the word. "Don't" stays whole. */
const ENDING = new RegExp(`[${APOSTROPHES}](?:s|ll|d|ve|re|m)$`, 'iu');

/** The terms of a text in reading order: words folded and stemmed, stop words left out, repeats kept. */
export function analyse(text: string): Term[] {
  const terms: Term[] = [];
  for (const { span, surface } of tokenise(text)) {
    const folded = foldWord(surface.replace(ENDING, ''));
    if (folded === '' || STOP_WORDS.has(folded)) continue;
    terms.push({ stem: stem(folded), folded, span });
  }
  return terms;
}

/** Only the stems of {@link analyse}. */
export function stems(text: string): string[] {
  return analyse(text).map((term) => term.stem);
}
