// What of a question is read?
import { borderBefore } from '../text/borders.ts';
import { normaliseText } from '../text/normalise.ts';

/** More than the longest message of any platform; what is longer is no question but a document. */
export const MAX_QUESTION = 6000;

/** A question in normal form. */
export type Question = {
  readonly text: string;
  /** so many units were read, where there was more; else absent */
  readonly readOnly?: number | undefined;
};

/** Puts a question into normal form and cuts it, between words, to 6,000 units. Never fails; blank stays blank. */
export function readQuestion(raw: string): Question {
  // Cut first: normalising a text of any size would let one message keep the bot busy.
  const text = normaliseText(raw.slice(0, 2 * MAX_QUESTION));
  const tooLong = raw.length > 2 * MAX_QUESTION || text.length > MAX_QUESTION;
  if (!tooLong) return { text };
  const cut = text.slice(0, borderBefore(text, MAX_QUESTION)).trimEnd();
  return { text: cut, readOnly: cut.length };
}
