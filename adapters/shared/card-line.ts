// Of what does a card consist, whatever the platform? Lines of words, each with its part; a platform decides how they look.

/** Words on a line. Only `quoted` and `letter` are somebody else's text; nothing is cut there. */
export type Piece =
  | { readonly part: 'plain' | 'strong' | 'faint'; readonly words: string }
  /** the title of a letter, and where it appeared */
  | { readonly part: 'title'; readonly words: string; readonly url?: string | undefined }
  /** an address to press; one that is too long for a card is said to be so */
  | { readonly part: 'address'; readonly url: string }
  /** words of a letter or of the asker, exactly; `whole`: the page of a letter, to the end of its group */
  | { readonly part: 'quoted'; readonly words: string; readonly whole?: boolean | undefined };

/** What stands side by side. Titles, faint words, addresses and quotations stand alone. */
export type Line = readonly Piece[];

/** Lines that belong together, in reading order. */
export type Group = readonly Line[];

/** The mark of a cut, in our voice: it stands outside the quotation. */
export const CUT = '[…]';

/** A line of one piece. */
export function line(part: 'plain' | 'strong' | 'faint', words: string): Line {
  return [{ part, words }];
}
