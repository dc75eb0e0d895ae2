// Which sentences of an answer give counsel, rather than tell a story or set a scene?
import { type Span, sliceSpan } from '../text/span.ts';

/** Verbs with which advice begins in the columns of the first corpus, found by counting openings of sentences. */
const VERBS =
  'ask|tell|say|let|put|leave|go|keep|write|take|give|get|see|ring|call|phone|bring|pick|sit|send|find|offer|choose|be|have|stay|start|stop|book|begin|use|spend|speak|talk|sleep|skip|show|settle|thank|try|make|buy|pay|look|read|listen|wait|walk|turn|move|invite|hand|return|cook|eat|set|name|draw|hold|apologi[sz]e|decide|consider|remember|forget|ignore|refuse|accept|expect|forgive|allow|practi[sc]e|plan|save|visit|wear|work|set|agree|admit|check|sell|lend|lock|open|drop|change|insist|announce|answer|carry|count|drive|learn|mind|resign|decline';
/** An order to the asker, perhaps behind a word that leads to it: "So resign.", "Then ask him how she cooked them." */
const ORDERS = new RegExp(
  String.raw`^["“‘]?(?:(?:so|then|and|but|now|first|next|instead|please|meanwhile|just)[, ]\s*)*(?:(?:${VERBS})\b(?!['’])|don[’']t\b|do not\b|never\b|by all means\b)`,
  'iu',
);
/** What the asker may, should or might do. */
const ADVISES =
  /\byou(?:[’']d| would| could| can| may| might| should| must| ought| need| needn[’']t| don[’']t (?:have|need|owe)| aren[’']t| have to| owe| do not|[’']re allowed| are allowed)\b|\b(?:i[’']d|i would|if i were you|my advice)\b|, (?:tell|ask|say|write|go|put|let|take|give|don[’']t)\b/iu;
const TO_YOU = /\byou(?:r|rs|rself)?\b/iu;

/** How much each sentence advises, 0 to 1. */
export function counselScores(text: string, sentences: readonly Span[]): number[] {
  return sentences.map((span) => {
    const words = sliceSpan(text, span);
    if (ORDERS.test(words)) return 1;
    return ADVISES.test(words) ? 0.7 : TO_YOU.test(words) ? 0.3 : 0;
  });
}
