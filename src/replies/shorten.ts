// How does something become shorter so that it fits, at a border and with a cut that shows?
import type { Letter } from '../letters/letter.ts';
import type { Excerpt } from '../passages/excerpt.ts';
import { quote, type Verbatim } from '../passages/verbatim.ts';
import { borderBefore } from '../text/borders.ts';
import { sentences } from '../text/sentences.ts';
import { makeSpan } from '../text/span.ts';

/** One line of at most `units` UTF-16 units: where it is longer, whole words and "…". Line feeds count as spaces. */
export function clipLine(words: string, units: number): string {
  const line = words.replace(/\s*[\n\r\u2028\u2029]\s*/gu, ' ');
  return line.length <= units ? line : `${headOf(line, units - 2).trimEnd()} …`;
}

/** The beginning of a text, at most `units` UTF-16 units, cut between words where there is a border. */
export function headOf(text: string, units: number): string {
  return text.slice(0, borderBefore(text, units));
}

/**
 * An excerpt of at most `units` UTF-16 units of the letter: whole pieces, then whole sentences of the next. Only where the
 * first sentence alone is longer it ends between words. One piece is always left, of one character at least.
 */
export function shortenExcerpt(letter: Letter, excerpt: Excerpt, units: number): Excerpt {
  const kept: Verbatim[] = [];
  let room = units;
  for (const piece of excerpt.pieces) {
    if (piece.text.length > room) {
      const part = shortenPiece(letter, piece, { room, force: kept.length === 0 });
      return asExcerpt(excerpt, part === undefined ? kept : [...kept, part], true);
    }
    kept.push(piece);
    room -= piece.text.length;
  }
  return excerpt;
}

function asExcerpt({ pieces, cutBefore }: Excerpt, kept: readonly Verbatim[], cutAfter: boolean): Excerpt {
  const [first = pieces[0], ...rest] = kept;
  return { pieces: [first, ...rest], cutBefore, cutAfter };
}

function shortenPiece(
  letter: Letter,
  { field, span, text }: Verbatim,
  { room, force }: { room: number; force: boolean },
): Verbatim | undefined {
  const sentenceEnd = sentences(text).findLast(({ end }) => end <= room)?.end;
  if (sentenceEnd === undefined && !force) return undefined;
  const end = sentenceEnd ?? Math.max(headOf(text, room).trimEnd().length, firstCharacter(text));
  return quote(letter, field, makeSpan(span.start, span.start + end));
}

/** Units of the first code point. */
function firstCharacter(text: string): number {
  return String.fromCodePoint(text.codePointAt(0) ?? 0).length;
}
