// Which lines does a source have, and where does each stand in it? Offsets let an item be kept exactly as it came.

/** One line of a source, or the part of it that opens a letter or an answer. */
export type SourceLine = {
  /** 1-based, as an editor counts */
  readonly number: number;
  readonly text: string;
  /** where it stands in the source, in UTF-16 units; `end` is behind its last character */
  readonly start: number;
  readonly end: number;
  /** level of a Markdown heading */
  readonly heading?: number | undefined;
  /** stood in a block quotation */
  readonly quoted?: boolean | undefined;
};

/** All lines of a text, whichever of LF, CRLF and CR ends them. */
export function splitLines(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let start = 0;
  for (const match of text.matchAll(/\r\n|\r|\n/gu)) {
    lines.push({ number: lines.length + 1, text: text.slice(start, match.index), start, end: match.index });
    start = match.index + match[0].length;
  }
  if (start < text.length) lines.push({ number: lines.length + 1, text: text.slice(start), start, end: text.length });
  return lines;
}

/** Cuts a line in two at an offset within its text; the white space at the cut goes. */
export function cutLine(line: SourceLine, at: number): [SourceLine, SourceLine] {
  const before = line.text.slice(0, at).trimEnd();
  const behind = line.text.slice(at).trimStart();
  return [
    { ...line, text: before, end: line.start + before.length },
    { ...line, text: behind, start: line.end - behind.length },
  ];
}

/** Is there nothing but white space in it? */
export function isBlank(line: SourceLine): boolean {
  return line.text.trim() === '';
}

/** The index of the nearest line above `at` with something in it; -1: there is none. */
export function solidAbove(lines: readonly SourceLine[], at: number): number {
  for (let index = at - 1; index >= 0; index--) {
    const line = lines[index];
    if (line !== undefined && !isBlank(line)) return index;
  }
  return -1;
}

/** How many words, as separated by white space, a text has. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
