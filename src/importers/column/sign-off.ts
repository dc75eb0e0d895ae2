// How does the columnist take leave, and under which name?
import { isBlank, type SourceLine } from '../source-lines.ts';
import { closingWithName, dashName, isClosing, isNameLike } from './line-kinds.ts';

/** The answer without its end, the lines of the end, and the name that stands there. */
export type SignOff = { readonly answer: readonly SourceLine[]; readonly signOff?: string; readonly columnist?: string };

/** What is known of the columnist before the end of the answer is read. */
export type KnownColumnist = { readonly byline?: string | undefined; readonly isColumnist: (name: string) => boolean };

/**
 * Takes leave-taking and name off the end of an answer. Every line of it stands unchanged in one field: where a byline
 * gives the columnist, the whole end is the sign-off; where none does, a name on a line of its own is the columnist.
 */
export function readSignOff(lines: readonly SourceLine[], known: KnownColumnist): SignOff {
  const solid = lines.flatMap((line, index) => (isBlank(line) ? [] : [{ text: line.text.trim(), index }]));
  const last = solid.at(-1);
  const above = solid.at(-2);
  if (last === undefined || above === undefined) return { answer: lines };
  const take = (from: number, until: number) => textOf(lines.slice(from, until));
  const end = lines.length;
  if (isNameLike(last.text) && last.text.split(/\s+/u).length <= 5) {
    if (solid.length > 2 && isClosing(above.text) && !isClosing(last.text)) {
      const answer = lines.slice(0, above.index);
      if (known.byline !== undefined) return { answer, signOff: take(above.index, end) };
      return { answer, signOff: take(above.index, last.index), columnist: last.text };
    }
    if (known.isColumnist(last.text)) {
      const answer = lines.slice(0, last.index);
      return known.byline === undefined ? { answer, columnist: last.text } : { answer, signOff: take(last.index, end) };
    }
  }
  const inline = nameInLine(last.text, known.isColumnist);
  if (inline !== undefined) {
    const columnist = known.byline === undefined ? { columnist: inline } : {};
    return { answer: lines.slice(0, last.index), signOff: take(last.index, end), ...columnist };
  }
  if (isClosing(last.text) && /,$/u.test(last.text))
    return { answer: lines.slice(0, last.index), signOff: take(last.index, end) };
  return { answer: lines };
}

// "Love, Amy", "— Amy", "xo Amy": leave-taking and name in one line. A dash alone may also name whom the answer quotes.
function nameInLine(text: string, isColumnist: (name: string) => boolean): string | undefined {
  const closed = closingWithName(text)?.name;
  if (closed !== undefined && (isColumnist(closed) || closed.split(/\s+/u).length <= 3)) return closed;
  const dashed = dashName(text);
  if (dashed !== undefined && isColumnist(dashed)) return dashed;
  const words = text.split(/\s+/u);
  const name = words.at(-1) ?? '';
  const short = words.length > 1 && words.length <= 4 && !/[.?!:;]$/u.test(text);
  return short && /^\p{Lu}/u.test(name) && isColumnist(name) && isClosing(words.slice(0, -1).join(' ')) ? name : undefined;
}

/** The lines as they stand, joined. */
export function textOf(lines: readonly SourceLine[]): string {
  return lines.map(({ text }) => text).join('\n');
}
