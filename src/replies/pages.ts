// How is a whole letter parted into pages?
import type { Letter } from '../letters/letter.ts';
import { borderBefore } from '../text/borders.ts';
import { sentences } from '../text/sentences.ts';
import type { LetterPart } from './reply.ts';

const ORDER = ['salutation', 'question', 'signature', 'answer', 'signOff'] as const;

/** The parts on one page, in reading order. */
export type LetterPage = readonly LetterPart[];

/**
 * The pages of a letter, each of at most `pageSize` UTF-16 units of text. Pages break between paragraphs; a paragraph that
 * is longer than a page breaks between sentences, a longer sentence between words. Only white space at a page's edge is
 * left out.
 */
export function paginate(letter: Letter, pageSize: number): readonly [LetterPage, ...LetterPage[]] {
  const all = ORDER.flatMap((field) => pieces(letter, field, pageSize));
  return fill(letter, all, pageSize);
}

function fill(letter: Letter, all: readonly LetterPart[], pageSize: number): readonly [LetterPage, ...LetterPage[]] {
  const pages: LetterPart[][] = [[]];
  let room = pageSize;
  for (const part of all) {
    const page = pages.at(-1) ?? [];
    const last = page.at(-1);
    const between =
      last?.field === part.field ? (letter[part.field] ?? '').slice(last.start + last.text.length, part.start) : undefined;
    const needed = (between?.length ?? 0) + part.text.length;
    if (last && needed > room) {
      pages.push([part]);
      room = pageSize - part.text.length;
    } else {
      if (last && between !== undefined) page[page.length - 1] = { ...last, text: last.text + between + part.text };
      else page.push(part);
      room -= needed;
    }
  }
  const [first = [], ...rest] = pages;
  return [first, ...rest];
}

/** Units of each text that are shown where the publisher allows excerpts only. */
const OPENING = { question: 300, answer: 600 } as const;

/** How question and answer begin, cut between sentences. */
export function opening(letter: Letter): LetterPage {
  return (['question', 'answer'] as const).flatMap(
    (field) => fill(letter, pieces(letter, field, OPENING[field]), OPENING[field])[0],
  );
}

/** A field as pieces that each fit on a page: paragraphs, and parts of those that are longer. */
function pieces(letter: Letter, field: LetterPart['field'], pageSize: number): LetterPart[] {
  const text = letter[field] ?? '';
  return paragraphs(text)
    .flatMap((range) => parts(text, range, pageSize))
    .map(({ start, end }) => ({ field, text: text.slice(start, end), start }));
}

type Range = { readonly start: number; readonly end: number };

function paragraphs(text: string): Range[] {
  const found: Range[] = [];
  let start = 0;
  for (const gap of text.matchAll(/\n\n/gu)) {
    found.push({ start, end: gap.index });
    start = gap.index + gap[0].length;
  }
  return text === '' ? [] : [...found, { start, end: text.length }];
}

function parts(text: string, { start, end }: Range, pageSize: number): Range[] {
  if (end - start <= pageSize) return [{ start, end }];
  const sentenceEnds = sentences(text.slice(start, end)).map((span) => start + span.end);
  const found: Range[] = [];
  for (let from = start; from < end; ) {
    const border = wholeCharacter(text, from, from + Math.max(1, borderBefore(text.slice(from, end), pageSize)));
    const to = border < end ? (sentenceEnds.findLast((at) => at > from && at <= border) ?? border) : end;
    found.push({ start: from, end: from + text.slice(from, to).trimEnd().length });
    from = to + text.slice(to, end).search(/\S|$/u);
  }
  return found;
}

/** A border that cuts no surrogate pair: where one visible character is wider than a page, any border may be wished. */
function wholeCharacter(text: string, from: number, border: number): number {
  const cutsPair = /[\ud800-\udbff]/.test(text.charAt(border - 1)) && /[\udc00-\udfff]/.test(text.charAt(border));
  if (!cutsPair) return border;
  return border - 1 > from ? border - 1 : border + 1;
}
