// Where does somebody speak in a text? Told from quotation marks, typed or typographic.
import { makeSpan, type Span } from '../text/span.ts';

const CLOSING: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '"': '"' };

/** Quotations within a paragraph, in reading order, with their marks; what is never closed in its paragraph is no quotation but a slip. */
export function findQuotations(text: string): Span[] {
  const found: Span[] = [];
  let open: { at: number; closing: string } | undefined;
  for (const { index, 0: mark } of text.matchAll(/[“”"‘]|’(?![\p{L}\p{N}])|\n\n/gu)) {
    if (mark === '\n\n') open = undefined;
    else if (open?.closing === mark) {
      found.push(makeSpan(open.at, index + 1));
      open = undefined;
    } else if (!open && CLOSING[mark] !== undefined) open = { at: index, closing: CLOSING[mark] };
  }
  return found;
}
