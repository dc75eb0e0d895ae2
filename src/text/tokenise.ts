// Which words stand in a text, and where?
import { APOSTROPHES } from './normalise.ts';
import { makeSpan, type Span } from './span.ts';

/** A word of a text and where it stands. A contraction or possessive is one word: `don’t`, `sister's`. */
export type Token = { readonly span: Span; readonly surface: string };

const WORD = new RegExp(String.raw`[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[${APOSTROPHES}]\p{L}[\p{L}\p{M}]*)*`, 'gu');

/** All words of a text in reading order, with offsets in UTF-16 units. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    tokens.push({ span: makeSpan(match.index, match.index + match[0].length), surface: match[0] });
  }
  return tokens;
}
