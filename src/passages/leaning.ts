// Which sentences cannot stand without a neighbour: because they point back, or because a quotation is cut open?
import { type Span, sliceSpan } from '../text/span.ts';
import { isOrder } from './counsel.ts';
import { pointing, promises } from './pointers.ts';
import { findQuotations } from './quotations.ts';

/** On which neighbours a sentence leans. */
export type Leaning = {
  readonly back: boolean;
  readonly forward: boolean;
  /** what it leans on may stand in the paragraph before it; only where `back` */
  readonly farBack: boolean;
  /** what it leans on may stand in the paragraph behind it; only where `forward` */
  readonly farForward: boolean;
};

/** A quotation of more than a word. */
const OPENS_QUOTATION = /^["“‘](?!\p{L}+[,.!?]?[”’"])/u;

/** An order no longer than this is a heading: how to do it follows ("Name it now.", "So ask her."). */
const SHORT_ORDER = 45;

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
    // Who says it, or to whom it is to be said, stands before a quotation.
    const quotes = index > 0 && OPENS_QUOTATION.test(words);
    const to = pointing(words);
    const announces = promises(words);
    return {
      // "late.He left": where the space is missing, no reader sees two sentences.
      back: startsInside || quotes || to !== 'nothing' || sentences[index - 1]?.end === sentence.start,
      forward:
        endsInside ||
        announces ||
        (words.length <= SHORT_ORDER && opensParagraph(text, sentence) && isOrder(words)) ||
        sentences[index + 1]?.start === sentence.end,
      farBack: quotes || to === 'thing',
      farForward: announces,
    };
  });
}

function opensParagraph(text: string, { start }: Span): boolean {
  return start === 0 || text.slice(Math.max(0, start - 2), start) === '\n\n';
}
