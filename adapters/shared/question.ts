// How long may a question be here? So long that the whole of it stands above its answer, from where buttons read it back.
import { borderBefore } from '../../src/text/borders.ts';

/** UTF-16 units of a question. Messages are longer, up to 4000, but a Discord message holds 4000 in all, its letters included. */
export const MOST_QUESTION = 1000;

/** A question as it is asked: of a longer text its beginning, cut between words; `cut` says so. */
export type AskedQuestion = { readonly text: string; readonly cut: boolean };

/** Brings a text to the length of a question. */
export function questionOf(text: string): AskedQuestion {
  const trimmed = text.trim();
  if (trimmed.length <= MOST_QUESTION) return { text: trimmed, cut: false };
  return { text: trimmed.slice(0, borderBefore(trimmed, MOST_QUESTION)).trimEnd(), cut: true };
}
