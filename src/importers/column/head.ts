// What do the lines above a letter say: column, title, columnist, date, address, topics?
import { isDateLike, parseDate } from '../dates.ts';
import type { LeftOut } from '../importer.ts';
import { countWords, isBlank, type SourceLine } from '../source-lines.ts';
import { isFurniture, isInvitation, isSection, readTags } from './furniture.ts';
import { foldName, isNameLike, isRule } from './line-kinds.ts';
import { isColumnByline, isColumnLike, sameName } from './names.ts';

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

/** Why a line of the head is in no field: two headlines, of which the other one is the title. */
export const PAGE_TITLE = 'a title of the page';
export const BELOW_TITLE = 'a line below the title';

type Gathered = {
  names: string[];
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
export function readHead(
  lines: readonly SourceLine[],
  known: { readonly column?: string | undefined; readonly several?: boolean },
): Head {
  const gathered: Gathered = { names: [], dates: [], topics: [], rest: [], leftOut: [] };
  for (const line of joinLoneBylines(lines)) gather(line, gathered);
  const { title, column, leftOut } = titleAndColumn(gathered, known.column, known.several ?? false);
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

// "By" on one line and the name on the next one are one byline.
function joinLoneBylines(lines: readonly SourceLine[]): SourceLine[] {
  const solid = lines.filter((line) => !isBlank(line));
  return solid.flatMap((line, at) => {
    const above = solid[at - 1];
    if (above && /^\s*by:?\s*\|?\s*$/iu.test(above.text) && isNameLike(line.text))
      return [{ ...line, text: `By ${line.text.trim()}` }];
    return [line];
  });
}

function gather(line: SourceLine, into: Gathered): void {
  const leave = (why: string) => into.leftOut.push({ line: line.number, text: line.text, why });
  if (isRule(line.text)) return void leave('a line that only parts');
  if (takeWhole(line.text, line, into)) return void leave('a byline, date, address or list of topics');
  const parts = barParts(line.text);
  if (parts.length > 1 && parts.every((part) => isTakeable(part))) {
    for (const part of parts) takeWhole(part, line, into);
    return void leave('a byline, date, address or list of topics');
  }
  if (isFurniture(line.text) || isSection(line.text) || isInvitation(line.text)) return void leave('page furniture');
  into.rest.push(line);
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
    takeWhole(text, undefined, { names: [], dates: [], topics: [], rest: [], leftOut: [] }) ||
    isFurniture(text) ||
    isSection(text)
  );
}

function takeWhole(text: string, line: SourceLine | undefined, into: Gathered): boolean {
  const bare = text.trim().replace(/^[*_]+|[*_]+$/gu, '');
  const byline = readByline(bare);
  if (byline !== undefined) into.names.push(byline);
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

function titleAndColumn(
  gathered: Gathered,
  known: string | undefined,
  several: boolean,
): { title?: string; column?: string; leftOut: LeftOut[] } {
  const named = [known, ...gathered.names].filter((name) => name !== undefined);
  const isColumn = (text: string) => isColumnLike(text) || named.some((name) => sameName(name, text) || extendsName(text, name));
  let column: string | undefined;
  let title: string | undefined;
  let titleLine = 0;
  const leftOut: LeftOut[] = [];
  for (const line of gathered.rest) {
    const text = line.text.trim();
    const leave = (why: string) => leftOut.push({ line: line.number, text: line.text, why });
    const both = title === undefined ? columnAndTitle(text, isColumn) : undefined;
    if (both) {
      column ??= both.column;
      if (several && line.heading === 1) leave(PAGE_TITLE);
      else title = both.title;
    } else if (isColumn(text.replace(/\s*:$/u, ''))) {
      if (column !== undefined || known !== undefined) leave('repeats the name of the column');
      column ??= text.replace(/\s*:$/u, '');
    } else if (isIntroduction(text) || line.text.length > 200) leave('an introduction above the letter');
    else if (several && line.heading === 1) leave(PAGE_TITLE);
    else if (title === undefined) title = text;
    else if (several) {
      leftOut.push({ line: titleLine, text: title, why: PAGE_TITLE });
      title = text;
    } else leave(BELOW_TITLE);
    if (title === text) titleLine = line.number;
  }
  return { ...(title === undefined ? {} : { title }), ...(column === undefined ? {} : { column }), leftOut };
}

// "The Kitchen Table with Ruth Okafor" repeats "The Kitchen Table".
function extendsName(text: string, name: string): boolean {
  const rest = foldName(text).slice(foldName(name).length);
  return foldName(text).startsWith(`${foldName(name)} `) && /^ (?:with|by|from|the|an?|your|our) /u.test(rest);
}

// "Ask Elizabeth: Can One Person …", "A Husband Gambles | Ask Amy": column and title in one line.
function columnAndTitle(text: string, isColumn: (text: string) => boolean): { column: string; title: string } | undefined {
  if (text.length > 300) return undefined;
  for (const separator of [/\s*:\s+/u, /\s+[|•·]\s+/u, /\s+[–—-]+\s+/u]) {
    const first = separator.exec(text);
    if (!first) continue;
    const left = text.slice(0, first.index);
    const right = text.slice(first.index + first[0].length);
    if (
      left !== '' &&
      right !== '' &&
      isColumn(left) &&
      !/^(?:the|an?|your|our) (?:\p{Ll}+ )?(?:column|advice|problem)/u.test(right)
    )
      return { column: left, title: right };
    const last = [...text.matchAll(new RegExp(separator, 'gu'))].at(-1) ?? first;
    const head = text.slice(0, last.index);
    const tail = text.slice(last.index + last[0].length);
    if (!separator.source.includes(':') && head !== '' && tail !== '' && isColumn(tail)) return { column: tail, title: head };
  }
  return undefined;
}

// Prose above the salutation introduces the column or the letter; it is no title.
function isIntroduction(text: string): boolean {
  return countWords(text) > 24 || /[.!?…]["”’)]*\s+\p{Lu}/u.test(text) || (/\.["”’)]*$/u.test(text) && countWords(text) > 12);
}

// One date, or one that says "Published": otherwise it is not known which day the column appeared.
function settleDate({ dates }: Gathered): { date?: string } {
  const published = dates.filter(({ text }) => /^(?:first |originally )?(?:published|posted|appeared|date)/iu.test(text));
  const distinct = new Set((published.length > 0 ? published : dates).map(({ date }) => date));
  const [date] = distinct;
  return distinct.size === 1 && date !== undefined ? { date } : {};
}

/** Could the line be the title of a letter: no sentence of prose, not too long? */
export function isTitleLike(text: string): boolean {
  if (text.length > 200) return false;
  const bare = text.trim();
  return (
    bare.length <= 140 &&
    countWords(bare) >= 1 &&
    countWords(bare) <= 18 &&
    !/[.,;:!]$/u.test(bare) &&
    !/^(?:[-*•]\s|["“]?\p{Ll})/u.test(bare)
  );
}

/** Is it set like a headline: capitals throughout, or most longer words with a capital? */
export function isHeadlineCase(text: string): boolean {
  const words = (text.match(/\p{L}[\p{L}’'-]*/gu) ?? []).filter((word) => word.length > 3);
  return words.length > 0 && foldName(text) !== '' && words.filter((word) => /^\p{Lu}/u.test(word)).length >= words.length * 0.7;
}
