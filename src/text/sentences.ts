// Where do the sentences of a text begin and end?
import { type Span, trimSpan } from './span.ts';

const wordSet = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/u));

// A point behind these ends a sentence only where a word follows that begins one ("Dr. Lee", but "Acme Inc. She sued").
const ABBREVIATIONS = wordSet(
  `mr mrs ms mx dr prof rev fr sr jr st mt gen col capt sgt lt hon gov sen pres supt messrs mme mlle
  nos vol pp ch eq eds vs cf approx ca dept inc ltd co corp bros tel ave blvd rd
  jan feb apr jun jul aug sep sept oct nov dec tue tues thu thur thurs fri`,
);
// Abbreviations only with a capital: "Sat. 3 March", but "I sat. Nobody came."
const CAPITAL_ABBREVIATIONS = wordSet('Mar Sat Sun Wed Mon Fig Rep Est Ext Ed');
// What goes on behind these is never a new sentence.
const NEVER_LAST = wordSet('mr mrs ms mx dr prof rev messrs mme mlle vs cf approx ca e.g i.e');
// Words with which sentences begin, and names hardly ever.
const OPENERS = wordSet(
  `I He She It We You They There This That These Those The A An My His Her Our Your Their Its And But So Or Then Now
  What Why How When Where Who Which If Is Are Was Were Do Does Did Should Could Would Can Will Not No Yes Please Thank
  Thanks After Before Because Since While Although Though As At In On For From With To Every Everyone Nobody Some Someone`,
);
const DAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day/iu;

// ©, ® and ™ count as pictographs in Unicode and stand inside sentences.
const EMOJI = String.raw`(?:(?![©®™])\p{Extended_Pictographic}(?:\p{EMod}|\ufe0f|\u200d\p{Extended_Pictographic})*)`;
/** A possible end: end marks with the quotes and brackets that close behind them, and emoji behind those or alone. */
const END = new RegExp(String.raw`(?:([.!?…‽]+)(["'”’»)\]]*)(?:\s?${EMOJI})*|${EMOJI}(?:\s?${EMOJI})*)`, 'gu');
/** What stands behind a possible end: a gap, opening quotes, a word. */
const BEHIND = /^(\s*)(["'“‘«([]*)([\p{L}\p{N}]*)/u;
/** So far back is looked for the word before an end; no abbreviation is longer. */
const LOOK_BACK = 40;

/**
 * The sentences of a text as spans in reading order; they never overlap, and only white space lies between them.
 * Every line feed ends a sentence (list items and verses stay whole). A point after a title, an initial, an abbreviation
 * or inside a number or address ends none; nor does an ellipsis or a quoted question when the sentence goes on in lower
 * case. Emoji behind an end mark belong to the sentence before them. A missing space behind an end mark ("late.He left")
 * is seen by the capital letter.
 */
export function sentences(text: string): Span[] {
  const found: Span[] = [];
  let lineStart = 0;
  while (lineStart < text.length) {
    const feed = text.indexOf('\n', lineStart);
    const lineEnd = feed < 0 ? text.length : feed;
    let start = lineStart;
    for (const end of sentenceEnds(text.slice(lineStart, lineEnd))) {
      const span = trimSpan(text, start, lineStart + end);
      if (span) found.push(span);
      start = lineStart + end;
    }
    lineStart = lineEnd + 1;
  }
  return found;
}

/** Offsets behind each sentence of one line, the end of the line last. */
function sentenceEnds(line: string): number[] {
  const ends: number[] = [];
  for (const match of line.matchAll(END)) {
    const end = match.index + match[0].length;
    if (end < line.length && endsSentence(line, match.index, match)) ends.push(end);
  }
  ends.push(line.length);
  return ends;
}

function endsSentence(line: string, at: number, [whole, marks, closers = '']: RegExpMatchArray): boolean {
  const end = at + whole.length;
  const [opening = '', space = '', quotes = '', next = ''] = BEHIND.exec(line.slice(end, end + LOOK_BACK)) ?? [];
  // A combining mark that hangs on the gap is one visible character with it.
  if (space !== '' && /^[\p{M}\p{EMod}\u200c\u200d]/u.test(line.slice(end + space.length, end + space.length + 2))) return false;
  const startsUpper = /^[\p{Lu}\p{Lt}]/u.test(next);
  if (marks === undefined) return space !== '' && startsUpper;
  const before = line.slice(Math.max(0, at - LOOK_BACK), at);
  if (space === '') return runsIntoNext(before, marks, line.slice(end, end + LOOK_BACK));
  const startsLower = /^\p{Ll}/u.test(next);
  const hasEmoji = whole.length > marks.length + closers.length;
  if (hasEmoji) return !startsLower || /^[!?]/u.test(marks);
  if (marks === '.')
    return pointEnds(before, { next, startsUpper, atLineStart: before.length === at, closed: closers !== '', quotes });
  // "..." and "…" may be a pause; a quoted question or exclamation may go on: “Why?” she asked.
  if (/^(?:\.{2,}|…+)/u.test(marks) || closers !== '') return opening !== '' && !startsLower;
  return true;
}

/** "late.He left": a lower-case word of two letters or more in front, a capitalised word behind, no dotted name. */
function runsIntoNext(before: string, marks: string, behind: string): boolean {
  const startsNew = /^["'“‘«([]*\p{Lu}[\p{Ll}'’]*(?:[\s,;:!?.…]|$)/u.test(behind) && !/^(?:com|org|net)\b/iu.test(behind);
  if (!startsNew) return false;
  const tail = before.split(/\s/u).at(-1) ?? '';
  if (/[@/\\]|www/iu.test(tail)) return false;
  if (/[!?]/u.test(marks)) return /[\p{L}\p{N}]$/u.test(before);
  return /\p{Ll}{2}$/u.test(before) && !ABBREVIATIONS.has(wordBefore(before).toLowerCase());
}

type Surroundings = { next: string; startsUpper: boolean; atLineStart: boolean; closed: boolean; quotes: string };

function pointEnds(before: string, { next, startsUpper, atLineStart, closed, quotes }: Surroundings): boolean {
  const word = wordBefore(before).replace(/^\p{N}+(?=[ap]\.m$)/iu, '');
  const folded = word.toLowerCase();
  // "1. First item" at the start of a line is a list number, "on the 3. Then" is not.
  if (/^\p{N}{1,2}$/u.test(word)) return !(atLineStart && before.trim() === word);
  if (NEVER_LAST.has(folded)) return false;
  // "I" is a word more often than an initial: "and so do I."
  if (word === 'I') return true;
  if (folded === 'no') return startsUpper || quotes !== '';
  if (folded === 'etc' || folded === 'al') return startsUpper;
  if (/^[ap]\.m$/u.test(folded)) return startsUpper && !DAY.test(next);
  const shortened = ABBREVIATIONS.has(folded) || CAPITAL_ABBREVIATIONS.has(word);
  // "J. Smith" and "the U.S. Army" go on; "in the U.S. They" does not, nor does what is closed by a bracket or quote.
  if (shortened || /^\p{Lu}$|^(?:\p{L}\.)+\p{L}$/u.test(word)) return OPENERS.has(next) || (closed && startsUpper);
  return true;
}

function wordBefore(before: string): string {
  // No word goes over a space, and tried at every letter of the line before it this takes most of the time of splitting.
  const tail = before.slice(before.lastIndexOf(' ') + 1);
  return /[\p{L}\p{N}](?:[\p{L}\p{N}.’']*[\p{L}\p{N}])?$/u.exec(tail)?.[0] ?? '';
}
