// Which sentences cannot stand without a neighbour: because they point back, or because a quotation is cut open?
import { stems } from '../text/analyse.ts';
import { type Span, sliceSpan } from '../text/span.ts';
import { isOrder } from './counsel.ts';
import { pointing, promises } from './pointers.ts';
import { findQuotations } from './quotations.ts';
import { namedAgain } from './stand-ins.ts';

/** On which neighbours a sentence leans. */
export type Leaning = {
  readonly back: boolean;
  /** so many sentences before it are needed; 0 where not `back`, mostly 1 */
  readonly reach: number;
  readonly forward: boolean;
  /** what it leans on may stand in the paragraph before it, and without it the sentence is lost; only where `back` */
  readonly farBack: boolean;
  /** what it leans on may stand in the paragraph behind it; only where `forward` */
  readonly farForward: boolean;
};

/** A quotation of more than a word; the mark within "I’m" closes none. */
const OPENS_QUOTATION = /^["“‘](?!\p{L}+[,.!?]?[”’"](?!\p{L}))/u;

/** An answer to a question: "Yes, that as well." */
const REPLIES =
  /^["“‘]?(?:yes|yeah|no|not|of course|certainly|probably|perhaps|maybe|sure|hardly|never)(?:[,.;!:—–]| (?:that|if|yet|at|in|even)(?!\p{L}))/iu;
/** A question, or what a columnist says was one: "You asked if it was you." */
const ASKS = /\?["”’)]*$|^you (?:ask|asked|wonder|want to know)(?!\p{L})/iu;

/** An order no longer than this is a heading: how to do it follows ("Name it now.", "So ask her."). */
const SHORT_ORDER = 45;

/** What is named again is looked for in so many sentences before; further back the letter's reader has forgotten it too. */
const NAMED_WITHIN = 2;

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
    const before = sentences[index - 1];
    const replies = before !== undefined && REPLIES.test(words) && ASKS.test(sliceSpan(text, before));
    const to = pointing(words);
    // In words that are to be said, "that" is known to whom they are said.
    const isSaid = startsInside || quotes;
    const named = isSaid ? 0 : sentencesToName(words, sentences.slice(Math.max(0, index - NAMED_WITHIN), index), text);
    const announces = promises(words);
    // "late.He left": where the space is missing, no reader sees two sentences.
    const back = isSaid || replies || to !== 'nothing' || before?.end === sentence.start;
    const reach = Math.max(back ? 1 : 0, named);
    return {
      back: reach > 0,
      reach,
      forward:
        endsInside ||
        announces ||
        (words.length <= SHORT_ORDER && opensParagraph(text, sentence) && isOrder(words)) ||
        sentences[index + 1]?.start === sentence.end,
      farBack: isSaid || replies || to === 'thing' || named > 0,
      farForward: announces,
    };
  });
}

/** How many sentences before it a sentence needs for what it names again ("on that visit"); 0 where none of these names it. */
function sentencesToName(words: string, before: readonly Span[], text: string): number {
  const named = namedAgain(words).flatMap(stems);
  if (named.length === 0) return 0;
  const found = before.findLastIndex((span) => {
    const sentence = sliceSpan(text, span);
    // Stems take time, and few sentences have the first letters.
    const lower = sentence.toLowerCase();
    return named.some((stem) => lower.includes(stem.slice(0, 3))) && stems(sentence).some((stem) => named.includes(stem));
  });
  return found < 0 ? 0 : before.length - found;
}

function opensParagraph(text: string, { start }: Span): boolean {
  return start === 0 || text.slice(Math.max(0, start - 2), start) === '\n\n';
}
