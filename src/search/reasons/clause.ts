// Which part of a long sentence is quoted? Whole clauses where it can be, the ones that weigh most.
import { borderBefore } from '../../text/borders.ts';
import { makeSpan, type Span, sliceSpan, spanLength, trimSpan } from '../../text/span.ts';

/** A part of a sentence, and at which ends something was left out. */
export type Clause = { readonly span: Span; readonly cutBefore: boolean; readonly cutAfter: boolean };

/** Where a clause may begin: behind a mark, or at a joining word. */
const BORDER =
  /(?<=[,;:—–])\s+|\s+(?=(?:and|but|because|when|while|until|although|though|which|who|if|or|so|then|where)\s)|\s+(?=[—–(])|(?<=\))\s+/giu;
/** Of a sentence without end so many units are looked at. */
const READ = 2000;
/** What joined a clause to the one behind it, which is cut. */
const JOINT = /(?:\s*[,;:—–]|\s+(?:and|but|because|so|or))+$/iu;
/** The beginning of a sentence says whom it is about; a part without it must weigh so much more, as a share of the whole. */
const BEGINNING = 0.35;
/** A part that opens or closes a quotation without the other mark. */
const HALF_QUOTED = 0.8;
/** What is shown beyond the words that weigh: a longer part says more. */
const FULL = 0.3;

/**
 * A sentence whole where it fits `most` units, else the run of its clauses that weighs most; without clauses, or with
 * longer ones, its beginning up to a border between words. `undefined` where not even one word fits.
 * @param weigh how much the words of a part weigh, any scale
 */
export function cutSentence(
  text: string,
  sentence: Span,
  { most, weigh }: { most: number; weigh: (span: Span) => number },
): Clause | undefined {
  if (spanLength(sentence) <= most && !isHalfQuoted(sliceSpan(text, sentence)))
    return { span: sentence, cutBefore: false, cutAfter: false };
  const whole = weigh(sentence) || 1;
  const borders = [...sliceSpan(text, sentence).slice(0, READ).matchAll(BORDER)].map(({ index }) => sentence.start + index);
  const starts = [sentence.start, ...borders];
  const runs = starts.flatMap((start) =>
    [...borders, sentence.end].flatMap((end) => {
      if (end - start > most + 1 || end - start < most / 4) return [];
      const span = trimClause(text, start, end);
      if (!span || spanLength(span) > most) return [];
      const score =
        weigh(span) / whole +
        (FULL * spanLength(span)) / most +
        (start === sentence.start ? BEGINNING : 0) -
        (isHalfQuoted(sliceSpan(text, span)) ? HALF_QUOTED : 0);
      return [{ span, score }];
    }),
  );
  const [best] = runs.sort((one, other) => other.score - one.score);
  const end = Math.min(sentence.end, borderBefore(text, sentence.start + most));
  const span = best?.span ?? (end > sentence.start ? trimSpan(text, sentence.start, end) : undefined);
  return span && { span, cutBefore: span.start > sentence.start, cutAfter: span.end < sentence.end };
}

/** Without white space at its edges, and without the mark that joins it to what is cut. */
function trimClause(text: string, start: number, end: number): Span | undefined {
  const span = trimSpan(text, start, end);
  const joint = span && JOINT.exec(sliceSpan(text, span));
  return joint ? (joint.index > 0 ? makeSpan(span.start, span.start + joint.index) : undefined) : span;
}

function isHalfQuoted(words: string): boolean {
  const count = (mark: RegExp) => words.match(mark)?.length ?? 0;
  return count(/"/gu) % 2 === 1 || count(/“/gu) !== count(/”/gu) || count(/‘/gu) > count(/’/gu);
}
