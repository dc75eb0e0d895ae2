// What is a quotation? A slice of a stored letter, and nothing else: no other way to make one exists.
import type { Letter, LetterId } from '../letters/letter.ts';
import { type Span, sliceSpan } from '../text/span.ts';

declare const verbatimBrand: unique symbol;

/** The two texts of a letter that can be quoted by offsets. */
export type QuotedField = 'question' | 'answer';

/** Words that stand so in a stored letter: `text` is exactly the slice `span` of the letter's `field`. */
export type Verbatim = {
  readonly letter: LetterId;
  readonly field: QuotedField;
  readonly span: Span;
  readonly text: string;
  readonly [verbatimBrand]: true;
};

/**
 * Quotes a letter: the only maker of {@link Verbatim}.
 * @throws RangeError when the span ends behind the text or cuts a surrogate pair (a bug, never bad input)
 */
export function quote(letter: Letter, field: QuotedField, span: Span): Verbatim {
  const text = sliceSpan(letter[field], span);
  if (span.end > letter[field].length || !text.isWellFormed()) {
    throw new RangeError(`${span.start} to ${span.end} is no quotable part of the ${field} of ${letter.id}`);
  }
  return { letter: letter.id, field, span, text } as Verbatim;
}
