// Which headline is the title of a letter, and which names the column?
import type { LeftOut } from '../importer.ts';
import { countWords, type SourceLine } from '../source-lines.ts';
import { foldName } from './line-kinds.ts';
import { isColumnLike, sameName } from './names.ts';

/** Why a line of the head is in no field: two headlines, of which the other one is the title. */
export const PAGE_TITLE = 'a title of the page';
export const BELOW_TITLE = 'a line below the title';

/** What is known besides the lines: the column, names in bylines, whether several letters follow, where bylines end. */
export type TitleContext = {
  readonly known: string | undefined;
  readonly named: readonly string[];
  readonly several: boolean;
  readonly lastTaken: number;
};

/** Tells the title of the letter and the name of the column among the headlines of a page. */
export function readTitles(
  lines: readonly SourceLine[],
  context: TitleContext,
): { title?: string; column?: string; leftOut: LeftOut[] } {
  const { known, several } = context;
  const named = [known, ...context.named].filter((name) => name !== undefined);
  const isColumn = (text: string) => isColumnLike(text) || named.some((name) => sameName(name, text) || extendsName(text, name));
  let column: string | undefined;
  let title: string | undefined;
  let titleLine = 0;
  const leftOut: LeftOut[] = [];
  for (const line of lines) {
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
    if (title === text || both) titleLine = line.number;
  }
  // Of several headlines that stand above the byline, none is the first letter's alone.
  if (several && title !== undefined && titleLine < context.lastTaken && leftOut.some(({ why }) => why === PAGE_TITLE)) {
    leftOut.push({ line: titleLine, text: title, why: PAGE_TITLE });
    title = undefined;
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
