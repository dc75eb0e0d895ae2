// What is shown of a text? One to three verbatim pieces in reading order, with every cut known to the renderer.
import type { Letter } from '../letters/letter.ts';
import type { Span } from '../text/span.ts';
import { type QuotedField, quote, type Verbatim } from './verbatim.ts';

/** Pieces of one text in reading order. Between two pieces something is always left out. */
export type Excerpt = {
  readonly pieces: readonly [Verbatim, ...Verbatim[]];
  /** words stand before the first piece, and are not shown */
  readonly cutBefore: boolean;
  /** words stand behind the last piece, and are not shown */
  readonly cutAfter: boolean;
};

/** Quotes the spans of a letter; spans must be in reading order and not overlap. */
export function quoteSpans(letter: Letter, field: QuotedField, spans: readonly [Span, ...Span[]]): Excerpt {
  const [first, ...rest] = spans;
  const last = rest.at(-1) ?? first;
  return {
    pieces: [quote(letter, field, first), ...rest.map((span) => quote(letter, field, span))],
    cutBefore: first.start > 0,
    cutAfter: last.end < letter[field].length,
  };
}
