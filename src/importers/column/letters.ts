// Where do the letters of a page begin? Salutations to the columnist and question markers tell; each letter may have its
// own lines above it.

import { isDateLike } from '../dates.ts';
import { countWords, isBlank, type SourceLine, solidAbove } from '../source-lines.ts';
import { readByline } from './head.ts';
import {
  answerMarkerLength,
  dashName,
  foldName,
  isClosing,
  isRule,
  questionMarkerLength,
  readBareSalutation,
  readSalutation,
  type Salutation,
} from './line-kinds.ts';
import { knowsColumnist, tellingWords } from './names.ts';
import { findBody, isAboveLetter } from './page-top.ts';
import { personOf } from './person.ts';
import { isHeadlineCase, isTitleLike } from './titles.ts';

/** The lines of one letter: what stands above it, and the rest. `opening`: how many lines of the body open the question. */
export type Segment = {
  readonly head: readonly SourceLine[];
  readonly body: readonly SourceLine[];
  readonly note: boolean;
  readonly opened: boolean;
};

/** The letters of a page, and who is known to answer. */
export type Segments = {
  readonly segments: readonly Segment[];
  readonly isColumnist: (name: string) => boolean;
  readonly paired: boolean;
};

/** Parts a page into letters. `names`: names of column and columnist that are known from elsewhere. */
export function findLetters(lines: readonly SourceLine[], names: readonly (string | undefined)[]): Segments {
  const columnist = learnColumnist(lines, names);
  const isColumnist = knowsColumnist(columnist);
  const starts = findStarts(lines, isColumnist);
  const paired = lines.some(({ text }) => /^\s*(?:\*\*|__)?Q\b/u.test(text) && questionMarkerLength(text) > 0);
  const [first] = starts;
  if (first === undefined) {
    const bodyAt = findBody(lines);
    const segments = [{ head: lines.slice(0, bodyAt), body: lines.slice(bodyAt), note: false, opened: false }];
    return { segments, isColumnist, paired };
  }
  const bounds = starts.map(({ at }, index) => (index === 0 ? 0 : headStart(lines, starts[index - 1]?.at ?? 0, at, isColumnist)));
  const segments = starts.map(({ at, note }, index) => ({
    head: lines.slice(bounds[index], at),
    body: lines.slice(at, bounds[index + 1]),
    note,
    opened: true,
  }));
  return { segments, isColumnist, paired };
}

// The first salutation greets the columnist when it opens the page (no letter stands above it).
function learnColumnist(lines: readonly SourceLine[], names: readonly (string | undefined)[]): ReadonlySet<string> {
  const known = tellingWords(...names);
  const isKnown = knowsColumnist(known);
  const greetings = lines.flatMap((line, at) => {
    const length = questionMarkerLength(line.text);
    const salutation = readSalutation(line.text.slice(length));
    return salutation && !isNote(salutation) ? [{ at, salutation, marked: length > 0 || followsMarker(lines, at) }] : [];
  });
  if (greetings.some(({ salutation }) => isKnown(salutation.name))) {
    return new Set([
      ...known,
      ...greetings.flatMap(({ salutation }) => (isKnown(salutation.name) ? [...tellingWords(salutation.name)] : [])),
    ]);
  }
  const [first] = greetings;
  if (first === undefined) return known;
  const again = greetings.some((other) => other !== first && foldName(other.salutation.name) === foldName(first.salutation.name));
  if (first.marked || again || opensPage(lines, first.at))
    return new Set([...known, ...tellingWords(first.salutation.name), foldName(first.salutation.name)]);
  return known;
}

function followsMarker(lines: readonly SourceLine[], at: number): boolean {
  const above = lines[solidAbove(lines, at)];
  return above !== undefined && questionMarkerLength(above.text) >= above.text.trimEnd().length;
}

// Prose above a salutation is a question when it says "I" more than the prose behind the salutation does.
function opensPage(lines: readonly SourceLine[], at: number): boolean {
  const above = lines.slice(0, at);
  if (above.some((line) => questionMarkerLength(line.text) > 0 || answerMarkerLength(line.text, false) > 0)) return false;
  const prose = above.filter(({ text }) => countWords(text) > 14 || (countWords(text) > 6 && /[.!?]$/u.test(text.trim())));
  if (prose.length === 0) return true;
  const voice = (part: readonly SourceLine[]) => personOf(part.map(({ text }) => text).join('\n'));
  const behind = lines.slice(at, at + 6);
  return voice(prose) <= 0 && voice(behind) > voice(prose);
}

function isNote({ name }: Salutation): boolean {
  return /^(?:(?:my|all|gentle|loyal|faithful) )*(?:readers|everyone|friends|all)$/u.test(foldName(name));
}

type Start = { readonly at: number; readonly note: boolean };

function findStarts(lines: readonly SourceLine[], isColumnist: (name: string) => boolean): Start[] {
  const starts: Start[] = [];
  lines.forEach((line, at) => {
    const length = questionMarkerLength(line.text);
    const salutation = readSalutation(line.text.slice(length));
    if (length > 0) starts.push({ at, note: false });
    else if (salutation && isNote(salutation) && starts.length > 0) starts.push({ at, note: true });
    else if (followsMarker(lines, at)) return;
    else if (salutation ? isColumnist(salutation.name) : readBareSalutation(line.text, isColumnist))
      starts.push({ at, note: false });
  });
  // Lines above the first letter may look like salutations: the column's name, or "Dear Abby: A Husband Gambles".
  while (starts.length > 0 && isHeadLine(lines, starts)) starts.shift();
  return starts;
}

function isHeadLine(lines: readonly SourceLine[], starts: readonly Start[]): boolean {
  const [first, second] = starts;
  const text = first === undefined ? '' : (lines[first.at]?.text ?? '');
  if (first === undefined || questionMarkerLength(text) > 0) return false;
  const salutation = readSalutation(text);
  if (salutation === undefined) return false;
  const rest = text.slice(salutation.length).trim();
  if (rest !== '' && (countWords(rest) > 14 || !isTitleLike(rest))) return false;
  const solid = lines.slice(first.at + 1).filter((line) => !isBlank(line));
  const next = solid[0]?.text ?? '';
  const between = lines.slice(first.at + 1, second?.at).filter((line) => !isBlank(line));
  const onlyHead = between.every(
    (line) => isAboveLetter(line) || (isTitleLike(line.text) && !/[.!?…]["”’)]*\s+\p{Lu}/u.test(line.text)),
  );
  if (second !== undefined && between.length <= 6 && onlyHead) return true;
  const nextIsByline = readByline(next) !== undefined || isDateLike(next);
  if (rest !== '') return nextIsByline || (isHeadlineCase(rest) && !/^(?:i|my)\b/iu.test(rest));
  return (
    first.at === 0 && !salutation.marked && (nextIsByline || (isTitleLike(next) && isHeadlineCase(next) && countWords(next) > 1))
  );
}

// Where the lines above the next letter begin: rules, dates and a title between the answer before it and its salutation.
function headStart(lines: readonly SourceLine[], from: number, at: number, isColumnist: (name: string) => boolean): number {
  let start = at;
  let titled = false;
  for (let index = at - 1; index > from; index--) {
    const line = lines[index];
    if (line === undefined || isBlank(line)) continue;
    if (isRule(line.text)) {
      start = index;
      continue;
    }
    const title: boolean = !titled && isTitleBetween(lines, index, from, isColumnist);
    const above = line.heading !== undefined || isDateLike(line.text) || readByline(line.text) !== undefined;
    if (!title && !above) break;
    titled ||= title;
    start = index;
  }
  return start;
}

function isTitleBetween(
  lines: readonly SourceLine[],
  index: number,
  from: number,
  isColumnist: (name: string) => boolean,
): boolean {
  const line = lines[index];
  if (line === undefined) return false;
  if (line.heading !== undefined) return true;
  const aboveAt = solidAbove(lines, index);
  const above = lines[aboveAt];
  const { text } = line;
  const detached = aboveAt < index - 1 && aboveAt > from;
  if (!isTitleLike(text) || above === undefined || isClosing(above.text) || isColumnist(text) || dashName(text) !== undefined)
    return false;
  if (isClosing(text) || !detached) return isRule(above.text) && isTitleLike(text);
  return isRule(above.text) || (isHeadlineCase(text) && countWords(text) > 1);
}
