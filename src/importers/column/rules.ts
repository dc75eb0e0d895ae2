// Do lines like "* * *" part letters that have neither salutation nor marker?
import { isBlank, type SourceLine } from '../source-lines.ts';
import type { Segment } from './letters.ts';
import { isRule } from './line-kinds.ts';
import { type PageHabits, splitLetter } from './split.ts';

/**
 * Parts a page without salutations and markers at its rules and headings, when at least two of the parts are surely
 * letters. A single rule may as well stand between question and answer, so then the page stays whole.
 */
export function partByRules(segments: readonly Segment[], habits: PageHabits): Segment[] {
  const [only] = segments;
  if (only === undefined || segments.length > 1 || only.opened) return [...segments];
  const parts = cutAt(only.body, (line) => isRule(line.text) || line.heading !== undefined);
  const letters = parts.filter((part) => splitLetter(part.lines, habits).sure);
  if (letters.length < 2) return [only];
  return parts.map((part, at) => ({
    head: at === 0 ? [...only.head, ...part.head] : part.head,
    body: part.lines,
    note: false,
    opened: false,
  }));
}

type Part = { readonly head: SourceLine[]; readonly lines: SourceLine[] };

function cutAt(lines: readonly SourceLine[], parts: (line: SourceLine) => boolean): Part[] {
  const found: Part[] = [{ head: [], lines: [] }];
  for (const line of lines) {
    const current = found.at(-1);
    if (current === undefined) break;
    if (!parts(line)) current.lines.push(line);
    else if (current.lines.every(isBlank)) current.head.push(line);
    else found.push({ head: [line], lines: [] });
  }
  return found.filter((part) => part.lines.some((line) => !isBlank(line)));
}
