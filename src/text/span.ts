// Where does a piece of text lie? A span counts UTF-16 units of a stored text (what JavaScript strings count), half open.

declare const spanBrand: unique symbol;

/** A half-open range `[start, end)` in UTF-16 units of one stored text; `0 <= start < end`. Made by {@link makeSpan} only. */
export type Span = { readonly start: number; readonly end: number; readonly [spanBrand]: true };

/**
 * Makes a span.
 * @throws RangeError when the ends are not whole numbers with `0 <= start < end` (a bug, never bad input)
 */
export function makeSpan(start: number, end: number): Span {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end <= start) {
    throw new RangeError(`A span needs whole numbers with 0 <= start < end, not ${start} and ${end}`);
  }
  return { start, end } as Span;
}

/** The part of `text` that `span` covers. */
export function sliceSpan(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** Length in UTF-16 units. */
export function spanLength(span: Span): number {
  return span.end - span.start;
}

/** The span without white space at its edges, or `undefined` when nothing else is in it. */
export function trimSpan(text: string, start: number, end: number): Span | undefined {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return from < to ? makeSpan(from, to) : undefined;
}

// All white space of JavaScript's \s is one UTF-16 unit long, so testing units one by one is exact.
function isSpace(unit: number): boolean {
  return unit <= 32 || (unit >= 0x85 && /\s/u.test(String.fromCharCode(unit)));
}
