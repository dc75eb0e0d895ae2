// What do the lines above a letter say: column, title, columnist, date, address, topics?
import { isDateLike, parseDate } from '../dates.ts';
import type { LeftOut } from '../importer.ts';
import { countWords, isBlank, type SourceLine } from '../source-lines.ts';
import { isFurniture, isInvitation, isSection, readTags } from './furniture.ts';
import { isNameLike, isRule } from './line-kinds.ts';
import { isColumnByline, isColumnLike, sameName } from './names.ts';
import { readTitles } from './titles.ts';

/** What stands above a letter. Every line that is not blank is in one of the fields or left out with a reason. */
export type Head = {
  readonly column?: string | undefined;
  readonly title?: string | undefined;
  readonly columnist?: string | undefined;
  readonly date?: string | undefined;
  readonly url?: string | undefined;
  readonly topics: readonly string[];
  readonly leftOut: readonly LeftOut[];
};

/** What is known before a head is read. */
export type HeadContext = {
  readonly column?: string | undefined;
  readonly several?: boolean;
  readonly isColumnist?: (name: string) => boolean;
};

type Gathered = {
  names: string[];
  /** the number of the last line that held a byline or date */
  lastTaken: number;
  dates: { text: string; date: string | undefined; line: SourceLine }[];
  url?: string;
  topics: string[];
  rest: SourceLine[];
  leftOut: LeftOut[];
};

/**
 * Reads the lines above a letter. `column`: its name where that is known already; `several`: other letters follow on the
 * page, so a heading of the first level is the page's, and of two titles the lower one is the letter's.
 */
export function readHead(lines: readonly SourceLine[], known: HeadContext): Head {
  const gathered: Gathered = { lastTaken: 0, names: [], dates: [], topics: [], rest: [], leftOut: [] };
  for (const line of joinLoneBylines(lines)) gather(line, gathered);
  if (known.isColumnist) takeBareByline(gathered, known.isColumnist);
  const { title, column, leftOut } = readTitles(gathered.rest, {
    known: known.column,
    named: gathered.names,
    several: known.several ?? false,
    lastTaken: gathered.lastTaken,
  });
  const columnist = gathered.names.find((name) => !sameName(name, column) && !isColumnByline(name));
  const bylineColumn = gathered.names.find((name) => isColumnByline(name));
  return {
    column: known.column ?? column ?? bylineColumn,
    title,
    columnist,
    ...settleDate(gathered),
    url: gathered.url,
    topics: gathered.topics,
    leftOut: [...gathered.leftOut, ...leftOut].sort((one, other) => one.line - other.line),
  };
}

const LONE_BY = /^\s*by:?\s*\|?\s*$/iu;
/** Why a line is not in the letter as it stands: what it says is. */
const TAKEN = 'a byline, date, address or list of topics';

// "By" on one line and the name on the next one are one byline.
function joinLoneBylines(lines: readonly SourceLine[]): SourceLine[] {
  const solid = lines.filter((line) => !isBlank(line));
  return solid.flatMap((line, at) => {
    const above = solid[at - 1];
    if (above && LONE_BY.test(above.text) && isNameLike(line.text)) return [{ ...line, text: `By ${line.text.trim()}` }];
    return [line];
  });
}

function gather(line: SourceLine, into: Gathered): void {
  const leave = (why: string) => into.leftOut.push({ line: line.number, text: line.text, why });
  if (isRule(line.text)) return void leave('a line that only parts');
  if (takeWhole(line.text, line, into) || LONE_BY.test(line.text)) return void leave(TAKEN);
  const parts = barParts(line.text);
  if (parts.length > 1 && parts.every((part) => isTakeable(part))) {
    for (const part of parts) takeWhole(part, line, into);
    return void leave(TAKEN);
  }
  // "Ask Gus · A Quiet Mower · 12 May 2011": what is no date or byline is looked at by itself.
  if (parts.length > 1 && parts.some((part) => isDateLike(part) || readByline(part) !== undefined)) {
    for (const part of parts) gather({ ...line, text: part }, into);
    return;
  }
  if (isFurniture(line.text) || isSection(line.text) || isInvitation(line.text)) return void leave('page furniture');
  into.rest.push(line);
}

// "Clara Finch" beside the date is a byline when the letters are to Clara.
function takeBareByline(into: Gathered, isColumnist: (name: string) => boolean): void {
  if (into.names.length > 0) return;
  const besideDate = (line: SourceLine) => into.dates.some(({ line: date }) => Math.abs(date.number - line.number) <= 2);
  const found = into.rest.find(
    (line) => isPersonsName(line.text) && besideDate(line) && line.text.trim().split(' ').some(isColumnist),
  );
  if (found === undefined) return;
  into.names.push(found.text.trim());
  into.rest.splice(into.rest.indexOf(found), 1);
  into.leftOut.push({ line: found.number, text: found.text, why: TAKEN });
}

// "Clara Finch": two to four capitalised words, no possessive, no column.
function isPersonsName(text: string): boolean {
  return /^\s*\p{Lu}[\p{L}.-]+(?: \p{Lu}[\p{L}.-]*){1,3}\s*$/u.test(text) && !isColumnLike(text);
}

/** What stands between the bars of "By Jane Doe | March 3, 2014"; one part where the line is too long for that. */
export function barParts(text: string): string[] {
  if (text.length > 300) return [text];
  return text
    .split(/[|•·]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function isTakeable(text: string): boolean {
  return (
    takeWhole(text, undefined, { lastTaken: 0, names: [], dates: [], topics: [], rest: [], leftOut: [] }) ||
    isFurniture(text) ||
    isSection(text)
  );
}

function takeWhole(text: string, line: SourceLine | undefined, into: Gathered): boolean {
  const bare = text.trim().replace(/^[*_]+|[*_]+$/gu, '');
  const byline = readByline(bare);
  if (byline !== undefined) into.names.push(byline);
  if (line && (byline !== undefined || isDateLike(bare))) into.lastTaken = line.number;
  if (byline !== undefined) return true;
  if (isDateLike(bare)) {
    if (line) into.dates.push({ text: bare, date: parseDate(bare), line });
    return true;
  }
  if (/^(?:https?:\/\/\S+)$/iu.test(bare)) {
    into.url ??= bare;
    return true;
  }
  const topics = readTags(bare);
  if (topics) into.topics.push(...topics);
  return topics !== undefined;
}

/** "By Jane Doe", "by | Ask Elizabeth", "Written by Jane Doe, March 3" is not one: the name, or `undefined`. */
export function readByline(text: string): string | undefined {
  if (text.length > 200) return undefined;
  const match = /^(?:written |answered |advice |words )?by:?(?:\s*\|\s*|\s+)(?<name>\S.*)$/iu.exec(text.trim());
  const name = match?.groups?.name
    ?.replace(/,\s*(?:advice columnist|columnist|special to .*|staff writer|for .*|the .*)$/iu, '')
    .trim();
  if (name === undefined || countWords(name) > 5 || !isNameLike(name) || /^(?:the|a|an|my|your|now)\b/iu.test(name))
    return undefined;
  return name;
}

// One date, or one that says "Published": otherwise it is not known which day the column appeared.
function settleDate({ dates }: Gathered): { date?: string } {
  const published = dates.filter(({ text }) => /^(?:first |originally )?(?:published|posted|appeared|date)/iu.test(text));
  const distinct = new Set((published.length > 0 ? published : dates).map(({ date }) => date));
  const [date] = distinct;
  return distinct.size === 1 && date !== undefined ? { date } : {};
}
