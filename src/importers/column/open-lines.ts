// Which lines hold more than one part of a letter? They are cut, so that every part begins a line.
import { cutLine, isBlank, type SourceLine } from '../source-lines.ts';
import { answerMarkerLength, questionMarkerLength } from './line-kinds.ts';
import { namesMatch } from './split.ts';

const REPLY_IN_LINE = /(?:—|–|--+|\s-)\s*(?<signer>[\p{Lu}\p{N}][^.?!:]{1,58}?)\s+(?=(?:dear\s+)(?<greeted>[^.?!:]{1,58}):)/iu;
const ANSWER_IN_LINE = /(?<=[.?!"”’)…])\s+(?=(?:A|ANSWER|Answer)(?::|\.(?=\s+\p{Lu}))\s)/gu;

/** Cuts lines in which an answer opens in the middle: "… — LOST IN OHIO   DEAR LOST: …", "Q: … A: …". */
export function openLines(lines: readonly SourceLine[]): SourceLine[] {
  const asked = theQuestion(lines);
  return lines.flatMap((line) => {
    if (line === asked) return cutLine(line, line.text.indexOf(':') + 1);
    const reply = REPLY_IN_LINE.exec(line.text);
    if (reply && namesMatch(reply.groups?.signer, reply.groups?.greeted ?? ''))
      return cutLine(line, reply.index + reply[0].length);
    const answers = questionMarkerLength(line.text) > 0 ? [...line.text.matchAll(ANSWER_IN_LINE)] : [];
    const [only] = answers;
    return only && answers.length === 1 ? cutLine(line, only.index) : [line];
  });
}

/** "The question: I am a single father …" is prose too, unless it stands at the top of a page and an answer marker follows. */
const THE_QUESTION = /^\s*(?:\*\*|__)?(?:the|your|this week[’']s) (?:question|problem|dilemma|letter):(?:\*\*|__)?\s+\S/iu;
const TOP_LINES = 8;

function theQuestion(lines: readonly SourceLine[]): SourceLine | undefined {
  if (lines.some(({ text }) => questionMarkerLength(text) > 0)) return undefined;
  const top = lines.filter((line) => !isBlank(line)).slice(0, TOP_LINES);
  const found = top.find(({ text }) => THE_QUESTION.test(text));
  return found && lines.slice(lines.indexOf(found) + 1).some(({ text }) => answerMarkerLength(text, false) > 0)
    ? found
    : undefined;
}
