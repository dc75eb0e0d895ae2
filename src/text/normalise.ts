// What is the normal form of a stored text, and what is the form of a word in which two spellings count as the same?

/** What ends a line: CR, LF and both, and what old systems and word processors used (NEL, vertical tab, form feed). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const LINE_END = /\r\n?|[\u000b\u000c\u0085]/gu;
/** Control characters carry no words; a terminal would obey them. Tab and line feed stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/gu;
/** What people type as an apostrophe: straight, curly, the wrong curly one, full width, accents, prime. */
export const APOSTROPHES = "'’‘ʼ＇`´′";
const IGNORED = new RegExp(String.raw`[\p{M}${APOSTROPHES}]`, 'gu');

/**
 * The normal form in which questions and answers are stored: LF line ends, paragraphs parted by exactly one empty line,
 * no white space at the edges, no control characters but tab and line feed, no byte-order mark in front, no half
 * surrogate pairs. Words, quotes, dashes, emoji and the white space inside lines stay as they are.
 * Idempotent: normal text comes back unchanged.
 */
export function normaliseText(text: string): string {
  return text
    .toWellFormed()
    .replace(LINE_END, '\n')
    .replace(CONTROL, '')
    .replace(/\n\s*\n/gu, '\n\n')
    .trim();
}

/** A title, name or other one-line text: normal form, and every run of white space is one space. */
export function normaliseLine(text: string): string {
  return normaliseText(text).replace(/\s+/gu, ' ');
}

/**
 * The folded form of a word: lower case, compatibility forms and accents undone, apostrophes (straight or curly) dropped.
 * `Don’t`, `don't` and `DONT` fold to `dont`; `café` and `cafe` fold to `cafe`.
 */
export function foldWord(word: string): string {
  // Once before the decomposition too, which makes a space and an accent of "´".
  return word.replace(IGNORED, '').normalize('NFKD').replace(IGNORED, '').toLowerCase();
}
