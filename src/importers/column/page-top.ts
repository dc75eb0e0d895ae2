// Where does the first letter of a page begin that has neither salutation nor marker?
import { isDateLike } from '../dates.ts';
import { isBlank, type SourceLine } from '../source-lines.ts';
import { isFurniture, isInvitation, isSection, readTags } from './furniture.ts';
import { barParts, readByline } from './head.ts';
import { isRule } from './line-kinds.ts';
import { isColumnLike } from './names.ts';
import { isHeadlineCase, isTitleLike } from './titles.ts';

/** The index of the first line that is no longer the top of a page: title, column, byline, date, furniture. */
export function findBody(lines: readonly SourceLine[]): number {
  let titles = 0;
  // A date or byline among the first lines ends the top of the page, whatever stands above it.
  const top = lines.flatMap((line, at) => (isBlank(line) ? [] : [at])).slice(0, TOP_LINES);
  let body = (top.findLast((at) => isDateOrByline(lines[at]?.text ?? '')) ?? -1) + 1;
  for (let at = body; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || isBlank(line)) continue;
    const kind = isAboveLetter(line) ? 'head' : isTitleAt(lines, at, titles) ? 'title' : 'body';
    if (kind === 'body') return at;
    if (kind === 'title' && !isColumnLike(line.text)) titles++;
    body = at + 1;
  }
  return body;
}

const TOP_LINES = 7;

function isDateOrByline(text: string): boolean {
  return barParts(text).some((part) => isDateLike(part) || readByline(part) !== undefined);
}

/** Is it a line as they stand above letters: a date, byline, rule, name of a section or column, a button? */
export function isAboveLetter({ text, heading }: SourceLine): boolean {
  const bare = text.trim();
  const single = isRule(text) || isFurniture(text) || isSection(text) || isInvitation(text) || readByline(bare) !== undefined;
  const parts = barParts(bare);
  const taken = (part: string) => isDateLike(part) || readByline(part) !== undefined || isFurniture(part) || isColumnLike(part);
  return (
    single ||
    isDateLike(bare) ||
    readTags(bare) !== undefined ||
    /^https?:\/\/\S+$/u.test(bare) ||
    heading !== undefined ||
    parts.every(taken)
  );
}

// Behind a first title another one is believed only over a byline or a date (a column's name stood first).
function isTitleAt(lines: readonly SourceLine[], at: number, titles: number): boolean {
  const text = lines[at]?.text ?? '';
  const next = lines[at + 1];
  const solid = lines.slice(at + 1).filter((line) => !isBlank(line));
  if (!isTitleLike(text) || solid.length < 2) return false;
  if (solid[0] && isAboveLetter(solid[0])) return titles < 3;
  if (titles > 0) return false;
  if (next !== undefined && !isBlank(next) && !isHeadlineCase(text)) return false;
  return isHeadlineCase(text) || !/\?$/u.test(text.trim());
}
