// How do words become lines of a terminal? Wrapped between words, painted after that, and inert whatever they contain.
// Own code, because the usual package (wrap-ansi) composes accents and drops indents: a quotation must stay as it is stored.
import stringWidth from 'string-width';
import type { Look, Role } from './look.ts';

/** A piece of a paragraph: as it is, or in a role. */
export type Piece = string | { readonly role: Role; readonly text: string };

/** Where the lines of a paragraph stand. */
export type Frame = {
  /** columns of the screen, margins included */
  readonly width: number;
  readonly look: Look;
  /** what stands before the first line, painted already; left out: nothing */
  readonly first?: string | undefined;
  /** what stands before the other lines; left out: the same as before the first */
  readonly rest?: string | undefined;
};

/** However wide the margins are, so many columns are left for text. */
const LEAST_ROOM = 8;

/** Lines of one paragraph. Line feeds inside it count as spaces; no word is changed, left out or added. */
export function paragraph(pieces: Piece | readonly Piece[], { width, look, first = '', rest = first }: Frame): string[] {
  const given = typeof pieces === 'string' || 'role' in pieces ? [pieces] : pieces;
  const list = given.filter((piece) => textOf(piece) !== '');
  const inert = list.map((piece, index) => ({
    paint: typeof piece === 'string' ? undefined : look[piece.role],
    text: inertText(textOf(piece)) + (index < list.length - 1 ? bidiClosers(textOf(piece)) : ''),
  }));
  const text = inert.map((piece) => piece.text).join('');
  const room = Math.max(LEAST_ROOM, width - Math.max(widthOf(first), widthOf(rest)));
  return wrapRanges(text, room).map((range, index) => (index === 0 ? first : rest) + paintRange(inert, range));
}

function textOf(piece: Piece): string {
  return typeof piece === 'string' ? piece : piece.text;
}

/** Columns of a text on a terminal. Most words are plain ASCII, where a character is a column. */
function widthOf(text: string): number {
  return /^[\u0020-\u007e]*$/u.test(text) ? text.length : stringWidth(text);
}

type Range = { readonly start: number; readonly end: number };
type PaintedPiece = { readonly text: string; readonly paint?: ((text: string) => string) | undefined };

function paintRange(pieces: readonly PaintedPiece[], { start, end }: Range): string {
  let at = 0;
  let line = '';
  for (const { text, paint } of pieces) {
    const part = text.slice(Math.max(0, start - at), Math.max(0, end - at));
    line += paint && part !== '' ? paint(part) : part;
    at += text.length;
  }
  return line;
}

/**
 * Parts of `text` that each fit into `room` columns, broken at spaces; the spaces of a break belong to neither line. A word
 * that is wider than a line is broken between visible characters.
 */
function wrapRanges(text: string, room: number): readonly Range[] {
  const lines: Range[] = [];
  let start = 0;
  let end = 0;
  let used = 0;
  for (const word of text.matchAll(/[^ ]+/gu)) {
    const width = widthOf(word[0]);
    const gap = word.index - end;
    if (used + gap + width <= room) {
      used += gap + width;
    } else {
      if (end > start) lines.push({ start, end });
      const pieces = width <= room ? [] : breakWord(word[0], room).map((piece) => piece + word.index);
      lines.push(...pieces.slice(1).map((to, index) => ({ start: pieces[index] ?? to, end: to })));
      start = pieces.at(-1) ?? word.index;
      used = widthOf(text.slice(start, word.index + word[0].length));
    }
    end = word.index + word[0].length;
  }
  return [...lines, { start, end }];
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Offsets in a word at which lines begin: 0, and wherever the next visible character no longer fits. */
function breakWord(word: string, room: number): number[] {
  const starts = [0];
  let used = 0;
  for (const { segment, index } of graphemes.segment(word)) {
    const width = widthOf(segment);
    if (used + width > room && used > 0) {
      starts.push(index);
      used = 0;
    }
    used += width;
  }
  return starts;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const CONTROL = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f]/gu;
const LINE_ENDS = /[\n\r\u2028\u2029]+ */gu;

/**
 * Text that a terminal only shows. Stored texts have no control characters but tab and line feed, so quotations pass
 * unchanged; this is for what people type, for addresses, and for whatever reaches a reply by a way not thought of.
 */
export function inertText(text: string): string {
  return text.toWellFormed().replace(/\t/gu, '  ').replace(LINE_ENDS, ' ').replace(CONTROL, '');
}

const BIDI_OPENERS: Readonly<Record<string, string>> = {
  '\u202a': '\u202c',
  '\u202b': '\u202c',
  '\u202d': '\u202c',
  '\u202e': '\u202c',
  '\u2066': '\u2069',
  '\u2067': '\u2069',
  '\u2068': '\u2069',
};

/**
 * What ends the direction marks that a text leaves open. An open override in a title would turn our own words behind it
 * around. The marks themselves stay: they belong to the stored text, and their effect ends with the line in any case.
 */
export function bidiClosers(text: string): string {
  const open: string[] = [];
  for (const [mark] of text.matchAll(/[\u202a-\u202e\u2066-\u2069]/gu)) {
    const closer = BIDI_OPENERS[mark];
    if (closer !== undefined) open.push(closer);
    else if (mark === '\u202c' && open.at(-1) === mark) open.pop();
    else if (mark === '\u2069' && open.includes(mark)) open.length = open.lastIndexOf(mark);
  }
  return open.reverse().join('');
}

/** Cells side by side, read downwards, in as many columns as fit; each cell is one line. */
export function inColumns(cells: readonly string[], { width, first = '' }: Pick<Frame, 'width' | 'first'>): string[] {
  const inert = cells.map(inertText);
  const widest = Math.max(0, ...inert.map((cell) => widthOf(cell))) + 3;
  const columns = Math.max(1, Math.floor((width - widthOf(first) + 3) / widest));
  const rows = Math.ceil(inert.length / columns);
  return Array.from({ length: rows }, (_, row) => {
    const line = inert.filter((_, index) => index % rows === row);
    return (
      first + line.map((cell, index) => (index < line.length - 1 ? cell + ' '.repeat(widest - widthOf(cell)) : cell)).join('')
    );
  });
}
