// Which words open a letter, sign it, or open its answer? They are taken off and kept in their own fields.
import type { LeftOut } from '../importer.ts';
import { isBlank, type SourceLine } from '../source-lines.ts';
import {
  answerMarkerLength,
  closingWithName,
  dashName,
  dashNameAtEnd,
  isClosing,
  isRule,
  isSignatureLike,
  questionMarkerLength,
  readBareSalutation,
  readLabel,
  readSalutation,
} from './line-kinds.ts';
import type { PageHabits } from './split.ts';

/** The lines behind the opening of a letter, its salutation, and markers that were left out. */
export type Opening = {
  readonly lines: readonly SourceLine[];
  readonly salutation?: string;
  readonly leftOut: readonly LeftOut[];
  /** did a salutation or marker say that a letter begins here? */
  readonly opened: boolean;
};

/** Takes "Q:" and "Dear Elizabeth" off the beginning of a letter. */
export function takeOpening(body: readonly SourceLine[], opened: boolean, { isColumnist }: PageHabits): Opening {
  const leftOut: LeftOut[] = [];
  let lines: readonly SourceLine[] = body.slice(
    Math.max(
      0,
      body.findIndex((line) => !isBlank(line)),
    ),
  );
  const [first] = lines;
  if (first === undefined || !opened) return { lines, leftOut, opened };
  const marker = questionMarkerLength(first.text);
  if (marker > 0) {
    leftOut.push({ line: first.number, text: first.text.slice(0, marker).trim(), why: 'a marker of the question' });
    lines = withoutBeginning(lines, marker);
  }
  const opens = lines[0]?.text ?? '';
  const salutation = readSalutation(opens) ?? readBareSalutation(opens, isColumnist);
  if (lines[0] === undefined || salutation === undefined) return { lines, leftOut, opened };
  const text = lines[0].text.slice(0, salutation.length).trim();
  return { lines: withoutBeginning(lines, salutation.length), salutation: text, leftOut, opened };
}

/** Takes "A:", "Amy replies:" or "Amy:" off the beginning of an answer. A salutation to the asker is the answer's own. */
export function takeAnswerMarker(lines: readonly SourceLine[], habits: PageHabits) {
  const leftOut: LeftOut[] = [];
  const [first] = lines;
  if (first === undefined) return { lines, leftOut };
  const label = readLabel(first.text);
  const length = answerMarkerLength(first.text, habits.paired) || (label && habits.isColumnist(label.name) ? label.length : 0);
  if (length === 0) return { lines, leftOut };
  leftOut.push({ line: first.number, text: first.text.slice(0, length).trim(), why: 'a marker of the answer' });
  return { lines: withoutBeginning(lines, length), leftOut };
}

/**
 * Takes the asker's signature off the end of a question. The dash before it is layout and goes; a closing on a line of its
 * own ("Thanks,") stays in the question; "Signed," is a marker.
 */
export function takeSignature(lines: readonly SourceLine[]) {
  const leftOut: LeftOut[] = [];
  const solid = lines.flatMap((line, index) => {
    if (!isRule(line.text)) return isBlank(line) ? [] : [{ line, index }];
    leftOut.push({ line: line.number, text: line.text, why: 'a line that only parts' });
    return [];
  });
  const question = lines.slice(0, (solid.at(-1)?.index ?? -1) + 1).filter((line) => !isRule(line.text));
  const last = solid.at(-1)?.line;
  const above = solid.at(-2)?.line;
  if (last === undefined) return { question, leftOut };
  const inline = dashNameAtEnd(last.text);
  if (inline) {
    const kept = { ...last, text: last.text.slice(0, inline.at).trimEnd() };
    return { question: [...question.slice(0, -1), kept], signature: inline.name, leftOut };
  }
  if (above === undefined) return { question, leftOut };
  const closed = closingWithName(last.text);
  if (closed) {
    const kept = isSigned(closed.closing) ? [] : [{ ...last, text: closed.closing }];
    if (kept.length === 0) leftOut.push({ line: last.number, text: closed.closing, why: 'a marker of the signature' });
    return { question: [...question.slice(0, -1), ...kept], signature: closed.name, leftOut };
  }
  const plain =
    isSignatureLike(last.text) &&
    (isClosing(above.text) || /(?:[.?!…)"”’*]|\p{Extended_Pictographic}\ufe0f?)$/u.test(above.text.trim()));
  const signature = dashName(last.text) ?? (plain ? last.text.trim() : undefined);
  if (signature === undefined) return { question, leftOut };
  if (!isSigned(above.text)) return { question: question.slice(0, -1), signature, leftOut };
  leftOut.push({ line: above.number, text: above.text, why: 'a marker of the signature' });
  return { question: question.slice(0, question.indexOf(above)), signature, leftOut };
}

function isSigned(text: string): boolean {
  return /^\s*signed\s*[,:]?\s*$/iu.test(text);
}

// The rest of a first line, and the lines behind it, without empty ones in front.
function withoutBeginning(lines: readonly SourceLine[], length: number): readonly SourceLine[] {
  const [first, ...others] = lines;
  if (first === undefined) return lines;
  const text = first.text.slice(length).trimStart();
  const rest = text === '' ? others : [{ ...first, text, start: first.end - text.length }, ...others];
  const solid = rest.findIndex((line) => !isBlank(line));
  return solid < 0 ? [] : rest.slice(solid);
}
