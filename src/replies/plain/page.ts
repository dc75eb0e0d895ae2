// What is a reply written on as plain text? Paragraphs, quotations behind a bar, addresses in one piece.
import type { Letter } from '../../letters/letter.ts';
import { inertText, type Piece, paragraph } from '../layout.ts';
import type { Look, Role } from '../look.ts';
import { sayNotes } from '../words.ts';

/** How a reader goes on from a reply: by typing into a chat, or by the next command. */
export type Surface = {
  /** what opens a letter: 'open 2', 'dear-archive letter …' */
  readonly open: (letter: Pick<Letter, 'id'>, place: number) => string;
  /** say at each letter what opens it; left out: letters are numbered, and something below the reply says it once */
  readonly openAtEach?: boolean | undefined;
  /** what shows further letters, as a sentence; left out: something below the reply says it, and how many there are */
  readonly more?: string | undefined;
  /** long lists of short labels stand in columns; left out: one a line, for other programs */
  readonly columns?: boolean | undefined;
};

/** How to write a reply. */
export type PlainOptions = {
  /** columns of the screen; lines are wrapped to it, words are broken only where one is wider. Addresses are never broken. */
  readonly width: number;
  readonly look: Look;
  readonly surface: Surface;
};

/** Options, and what writes with them. */
export type Page = PlainOptions & {
  /** one paragraph, `margin` spaces from the left */
  readonly write: (pieces: Piece | readonly Piece[], margin?: number) => string[];
  /** stored words behind a bar, line feeds where they are stored */
  readonly quote: (text: string, margin?: number) => string[];
  /** something to copy or click: one line, however long it is */
  readonly unbroken: (text: string, margin?: number) => string;
};

/** The mark of a cut. It stands outside the quotation, in our own voice. */
export const CUT = '[…]';
/** The mark of quoted lines. */
export const BAR = '│';
/** Everything of a numbered letter but its number stands so far from the left. */
export const MARGIN = 3;

/** A page to write on. */
export function createPage(options: PlainOptions): Page {
  const { width, look } = options;
  return {
    ...options,
    write: (pieces, margin = 0) => paragraph(pieces, { width, look, first: ' '.repeat(margin) }),
    quote(text, margin = 0) {
      const bar = ' '.repeat(margin) + look.faint(BAR);
      return text
        .split('\n')
        .flatMap((line) => (line.trim() === '' ? [bar] : paragraph(line, { width, look, first: `${bar} ` })));
    },
    unbroken: (text, margin = 0) => ' '.repeat(margin) + look.faint(inertText(text)),
  };
}

/** Words of ours in a role. */
export function own(role: Role, text: string): Piece {
  return { role, text };
}

/** A numbered title. */
export function titleLines(title: string, place: number, { width, look }: Page): string[] {
  const number = `${place}. `.padEnd(MARGIN);
  return paragraph(own('title', title), { width, look, first: look.title(number), rest: ' '.repeat(number.length) });
}

/** The content notes of a letter, if it has any. */
export function noteLines({ contentNotes }: Pick<Letter, 'contentNotes'>, page: Page, margin: number): string[] {
  return contentNotes.length === 0 ? [] : page.write(own('strong', `${sayNotes(contentNotes)}.`), margin);
}

/** How many there are beyond what is shown, where nothing else says it. */
export function moreLines(sentence: string, page: Page): string[] {
  const { more } = page.surface;
  return more === undefined ? [] : page.write(own('faint', `${sentence} ${more}`));
}
