// Which sentences of an answer give counsel, rather than tell a story or set a scene?
import { type Span, sliceSpan, spanLength } from '../text/span.ts';
import { findQuotations } from './quotations.ts';

/** Verbs with which advice begins in the columns of the first corpus, found by counting openings of sentences. */
const VERBS =
  'ask|tell|say|let|put|leave|go|keep|write|take|give|get|see|ring|call|phone|bring|pick|sit|send|find|offer|choose|be|have|stay|start|stop|book|begin|use|spend|speak|talk|sleep|skip|show|settle|thank|try|make|buy|pay|look|read|listen|wait|walk|turn|move|invite|hand|return|cook|eat|set|name|draw|hold|apologi[sz]e|decide|consider|remember|forget|ignore|refuse|accept|expect|forgive|allow|practi[sc]e|plan|save|visit|wear|work|set|agree|admit|check|sell|lend|lock|open|drop|change|insist|announce|answer|carry|count|drive|learn|mind|resign|decline';
/** An order: "So resign.", "Then ask him how she cooked them." */
const ORDERS = new RegExp(
  String.raw`^["“‘]?(?:(?:so|then|and|but|now|first|next|instead|please|meanwhile|just)[, ]\s*)*(?:(?:${VERBS})\b(?!['’])|don[’']t\b|do not\b|never\b|by all means\b)`,
  'iu',
);
/** What the asker may, should or might do. */
const ADVISES =
  /\byou(?:[’']d| would| could| can| may| might| should| must| ought| need| needn[’']t| don[’']t (?:have|need|owe)| aren[’']t| have to| owe| do not|[’']re allowed| are allowed)\b|\b(?:i[’']d|i would|if i were you|my advice)\b|, (?:tell|ask|say|write|go|put|let|take|give|don[’']t)\b/iu;
const TO_YOU = /\byou(?:r|rs|rself)?\b/iu;

/** Is a sentence an order to the asker, perhaps behind a word that leads to it? */
export function isOrder(sentence: string): boolean {
  return ORDERS.test(sentence);
}

/** How much a sentence counts that gives the asker words to say, among the most useful that a columnist gives. */
const WORDS_TO_SAY = 0.6;
/** What is quoted in fewer units is rather somebody's expression than words to say. */
const SHORT_QUOTATION = 40;

/** How much each sentence advises, 0 to 1. */
export function counselScores(text: string, sentences: readonly Span[]): number[] {
  const toSay = findQuotations(text).filter((quotation) => spanLength(quotation) >= SHORT_QUOTATION);
  let next = 0;
  return sentences.map((span) => {
    while ((toSay[next]?.end ?? Number.POSITIVE_INFINITY) <= span.start) next++;
    const speaks = (toSay[next]?.start ?? Number.POSITIVE_INFINITY) < span.end;
    return Math.max(speaks ? WORDS_TO_SAY : 0, advice(sliceSpan(text, span)));
  });
}

function advice(sentence: string): number {
  if (isOrder(sentence)) return 1;
  return ADVISES.test(sentence) ? 0.7 : TO_YOU.test(sentence) ? 0.3 : 0;
}
