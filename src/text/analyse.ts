// The one analyser: which terms does a text have for search, why and excerpts?

import { createHash } from 'node:crypto';
import { APOSTROPHES, foldWord } from './normalise.ts';
import type { Span } from './span.ts';
import { stem } from './stem.ts';
import { STOP_WORDS } from './stop-words.ts';
import { tokenise } from './tokenise.ts';

/** A word that counts for search: its stem, its folded form, and where it stands in the text. */
export type Term = { readonly stem: string; readonly folded: string; readonly span: Span };

/** "sister's" is about a sister, and "I'll" about nobody ill: these endings are no part of the word. "Don't" stays whole. */
export const ENDING = new RegExp(`[${APOSTROPHES}](?:s|ll|d|ve|re|m)$`, 'iu');

/** The terms of a text in reading order: words folded and stemmed, stop words left out, repeats kept. */
export function analyse(text: string): Term[] {
  const terms: Term[] = [];
  for (const { span, surface } of tokenise(text)) {
    const word = wordOf(surface);
    if (word) terms.push({ stem: word.stem, folded: word.folded, span });
  }
  return terms;
}

type Word = Pick<Term, 'stem' | 'folded'>;

/** Words as they were typed, with what became of them; a question with five matches reads some 5,000, mostly the same ones. */
const known = new Map<string, Word | null>();
const MOST_KNOWN = 200_000;

/** `null` for a stop word. */
function wordOf(surface: string): Word | null {
  const found = known.get(surface);
  if (found !== undefined) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const folded = foldWord(surface.replace(ENDING, ''));
  const word = folded === '' || STOP_WORDS.has(folded) ? null : { stem: stem(folded), folded };
  known.set(surface, word);
  return word;
}

/** Only the stems of {@link analyse}. */
export function stems(text: string): string[] {
  return analyse(text).map((term) => term.stem);
}

/** Words that show each of the analyser's habits: endings, apostrophes, accents, digits, other scripts, doubled letters. */
const PROBE = `It's my sisters' mother-in-law’s naïve café, I'll don’t they've; relational conditional rational valenci hesitanci
  digitizer conformabli radicalli differentli vileli analogousli vietnamization predication operator feudalism decisiveness
  hopefulness callousness formaliti sensitiviti sensibiliti triplicate formative formalize electriciti electrical hopeful
  goodness revival allowance inference airliner gyroscopic adjustable defensible irritant replacement adjustment dependent
  adoption homologou communism activate angulariti homologous effective bowdlerize probate rate cease controll roll caresses
  ponies ties cats agreed plastered motoring conflated hopping tanned falling hissing fizzed failing filing happy sky
  ﬁnance Ｗｉｄｅ Straße İstanbul 3.5 2nd 1984 שלום مرحبا 家族 e\u0301te\u0301 x_y a1b2`;

/**
 * What the analyser makes of every stop word and of {@link PROBE}, as a short name: an index made by an analyser with another
 * name holds other stems. So nobody has to remember to count a version on.
 */
export const ANALYSER = nameOf(stems([...STOP_WORDS, PROBE].join(' ')));

function nameOf(found: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([[...STOP_WORDS].sort(), found]))
    .digest('hex')
    .slice(0, 16);
}
