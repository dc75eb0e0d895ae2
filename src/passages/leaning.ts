// Which sentences cannot stand without a neighbour: because they point back, or because a quotation is cut open?
import { type Span, sliceSpan } from '../text/span.ts';

/** On which neighbours a sentence leans. */
export type Leaning = { readonly back: boolean; readonly forward: boolean };

/** A sentence that begins so speaks of something that was named before it. */
const POINTS_BACK =
  /^["'“‘(]*(?:but|and|so|or|yet|that|this|these|those|it|he|she|they|him|his|her|hers|their|them|then|instead|because|which|nor|neither|either|if so|if not|both|such|also|otherwise|even so|still,|one of (?:them|those|these)|the (?:same|other|others|rest|second|third|latter)|another|here['’]s)(?![\p{L}-])/iu;
/** A sentence that ends so announces the next one. */
const ANNOUNCES = /[:,;–—]$/u;

/** For each sentence, on which of its neighbours it leans. */
export function leanings(text: string, sentences: readonly Span[]): Leaning[] {
  const quotations = findQuotations(text);
  let next = 0;
  return sentences.map((sentence, index) => {
    while ((quotations[next]?.end ?? Number.POSITIVE_INFINITY) <= sentence.start) next++;
    const startsInside = (quotations[next]?.start ?? Number.POSITIVE_INFINITY) < sentence.start;
    let last = next;
    while ((quotations[last]?.end ?? Number.POSITIVE_INFINITY) <= sentence.end) last++;
    const endsInside = (quotations[last]?.start ?? Number.POSITIVE_INFINITY) < sentence.end;
    const words = sliceSpan(text, sentence);
    return {
      // "late.He left": where the space is missing, no reader sees two sentences.
      back: startsInside || sentences[index - 1]?.end === sentence.start || POINTS_BACK.test(words.slice(0, 30)),
      forward: endsInside || sentences[index + 1]?.start === sentence.end || ANNOUNCES.test(words.slice(-2)),
    };
  });
}

type Range = { start: number; end: number };
const CLOSING: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '"': '"' };

// Quotations within a paragraph, in reading order; what is never closed in its paragraph is no quotation but a slip.
function findQuotations(text: string): Range[] {
  const found: Range[] = [];
  let open: { at: number; closing: string } | undefined;
  for (const { index, 0: mark } of text.matchAll(/[“”"‘]|’(?![\p{L}\p{N}])|\n\n/gu)) {
    if (mark === '\n\n') open = undefined;
    else if (open?.closing === mark) {
      found.push({ start: open.at, end: index + 1 });
      open = undefined;
    } else if (!open && CLOSING[mark] !== undefined) open = { at: index, closing: CLOSING[mark] };
  }
  return found;
}
