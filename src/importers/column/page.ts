// What letters are on a page of text? The whole walk: letters, the lines above each, question, answer, leave-taking.

import { normaliseLine, normaliseText } from '../../text/normalise.ts';
import type { Found, FoundUnsure, LeftOut, Source, UnsureReason } from '../importer.ts';
import { foundDraft } from '../importer.ts';
import { countWords, isBlank, type SourceLine } from '../source-lines.ts';
import { isFurniture, isInvitation, readTags } from './furniture.ts';
import { type Head, readHead } from './head.ts';
import { findLetters, type Segment } from './letters.ts';
import { isRule } from './line-kinds.ts';
import { openLines } from './open-lines.ts';
import { takeAnswerMarker, takeOpening, takeSignature } from './parts.ts';
import { partByRules } from './rules.ts';
import { readSignOff, textOf } from './sign-off.ts';
import { type PageHabits, type Split, splitLetter } from './split.ts';
import { deriveTitle } from './title.ts';
import { BELOW_TITLE, PAGE_TITLE } from './titles.ts';

/** What is known of a page before it is read. */
export type PageContext = {
  /** the column's name, from the user or a column.yml */
  readonly column?: string | undefined;
  readonly columnist?: string | undefined;
  /** links of the page, where its format has them */
  readonly links?: readonly string[] | undefined;
};

/** Prose above the first letter of more words than this is no introduction but perhaps a letter: a person decides. */
const LONGEST_INTRODUCTION = 60;

/** Reads all letters of a page. `lines` are the source's, with Markdown's signs taken off where it is Markdown. */
export function readPage(source: Source, lines: readonly SourceLine[], context: PageContext): Found[] {
  const opened = openLines(lines);
  // A first look at the head names column and columnist; with them the letters are told apart.
  const firstHead = readHead(findLetters(opened, [context.column, context.columnist]).segments[0]?.head ?? [], context);
  const { segments: found, ...habits } = findLetters(opened, [
    context.column,
    firstHead.column,
    context.columnist,
    firstHead.columnist,
  ]);
  const segments = partByRules(found, habits);
  const single = segments.filter(({ note }) => !note).length === 1;
  const page = readHead(segments[0]?.head ?? [], { column: context.column, several: !single, isColumnist: habits.isColumnist });
  return segments.flatMap((segment, at) => {
    const first = segment.head[0] ?? segment.body[0];
    const next = segments[at + 1];
    const nextFirst = next?.head[0] ?? next?.body[0];
    if (first === undefined) return [];
    const raw = single ? source.text : source.text.slice(first.start, nextFirst?.start ?? source.text.length).trimEnd();
    const line = (segment.body.find((other) => !isBlank(other)) ?? first).number;
    const head =
      at === 0 ? page : readHead(segment.head, { column: context.column ?? page.column, isColumnist: habits.isColumnist });
    return readSegment(segment, { head, page, at, single, habits, context, place: { line, raw } });
  });
}

type Around = {
  readonly head: Head;
  readonly page: Head;
  readonly at: number;
  readonly single: boolean;
  readonly habits: PageHabits;
  readonly context: PageContext;
  readonly place: { readonly line: number; readonly raw: string };
};

function readSegment(segment: Segment, around: Around): Found[] {
  const { head, page, place, habits } = around;
  const column = head.column ?? page.column;
  if (segment.note)
    return [{ kind: 'skipped', reason: 'note-to-readers', message: 'A note to all readers is no letter.', ...place }];
  const unsure = (reason: UnsureReason, message: string): FoundUnsure => ({ kind: 'unsure', reason, message, column, ...place });
  const introduction = head.leftOut.filter(({ why }) => why.includes('introduction')).map(({ text }) => text);
  const items: Found[] = [];
  if (countWords(introduction.join(' ')) > LONGEST_INTRODUCTION) {
    const message = `Prose stands above this letter and may be a letter too. If so, put a line "Q:" over it and a line "A:" over its answer; if not, remove it.`;
    return [unsure('several-letters', message)];
  }
  const opening = takeOpening(segment.body, segment.opened, habits);
  const tail = takeTail(opening.lines, habits);
  if (tail.lines.every(isBlank))
    return [unsure('no-question', 'There is no question and no answer here. Add them, or leave this out.')];
  const split = splitLetter(tail.lines, habits);
  if (!split.sure || split.best === undefined) return [unsure(...explainSplit(split, tail.lines, opening.opened))];
  const marked = takeAnswerMarker(tail.lines.slice(split.best.at), habits);
  const { question, signature, leftOut: signatureLeft } = takeSignature(tail.lines.slice(0, split.best.at));
  if (hasSecondLetter(marked.lines, habits)) {
    const message =
      'A line parts this answer, and what follows may be another letter. Put a line "Q:" over each question and "A:" over each answer, or remove the line.';
    return [unsure('several-letters', message)];
  }
  const byline = head.columnist ?? page.columnist;
  const end = readSignOff(marked.lines, { byline: byline ?? around.context.columnist, isColumnist: habits.isColumnist });
  const questionText = normaliseText(textOf(question));
  const title = head.title ?? (around.single ? page.title : undefined);
  items.push(
    foundDraft(
      {
        column,
        columnist: lineOf(byline ?? end.columnist ?? around.context.columnist),
        title: title === undefined ? deriveTitle(questionText, signature) : lineOf(title),
        date: head.date ?? page.date,
        url: head.url ?? page.url,
        topics: [...new Set([...head.topics, ...tail.topics, ...(around.at === 0 ? [] : page.topics)])],
        salutation: bodyOf(opening.salutation),
        question: questionText,
        signature: bodyOf(signature),
        answer: normaliseText(textOf(end.answer)),
        signOff: bodyOf(end.signOff),
        links: around.context.links === undefined || around.context.links.length === 0 ? undefined : [...around.context.links],
      },
      {
        ...place,
        derivedTitle: title === undefined,
        columnHint: hintOf(page, opening.salutation),
        leftOut: inOrder([...head.leftOut, ...opening.leftOut, ...signatureLeft, ...marked.leftOut, ...tail.leftOut]),
      },
    ),
  );
  return items;
}

function explainSplit(split: Split, lines: readonly SourceLine[], opened: boolean): [UnsureReason, string] {
  const cure = 'Put a line "Q:" over the question and a line "A:" over the answer, then import this again.';
  const best = split.best === undefined ? undefined : lines[split.best.at];
  if (best === undefined || split.best === undefined || split.best.score < 2) {
    const what = opened ? 'No answer was found to this question.' : 'No question with an answer was found here.';
    return [opened ? 'no-answer' : 'no-question', `${what} If there are both, ${cure[0]?.toLowerCase()}${cure.slice(1)}`];
  }
  const guess = `the best guess is line ${best.number} (${Math.round(split.confidence * 100)} %: ${split.best.signs.join(', ')})`;
  return ['split-not-sure', `Where the question ends and the answer begins is not sure; ${guess}. ${cure}`];
}

// With two headlines, the upper one may be the column's name; else the salutation may be.
function hintOf(page: Head, salutation: string | undefined): string | undefined {
  const pageTitle = page.leftOut.find(({ why }) => why === PAGE_TITLE)?.text.trim();
  if (pageTitle !== undefined) return pageTitle;
  if (page.leftOut.some(({ why }) => why === BELOW_TITLE)) return page.title;
  const named = /^(?<name>[^:]{3,40}):\s/u.exec(page.title ?? '')?.groups?.name;
  if (named !== undefined && countWords(named) <= 4) return named;
  return salutation === undefined ? undefined : normaliseLine(salutation.replace(/[,:;!.–—-]+$/u, ''));
}

type Tail = { readonly lines: readonly SourceLine[]; readonly leftOut: readonly LeftOut[]; readonly topics: readonly string[] };

// Behind an answer: rules, buttons, invitations to write, topics.
function takeTail(lines: readonly SourceLine[], habits: PageHabits): Tail {
  const leftOut: LeftOut[] = [];
  const topics: string[] = [];
  let end = lines.length;
  while (end > 0) {
    const line = lines[end - 1];
    if (line === undefined) break;
    const labels = readTags(line.text);
    const why = isRule(line.text) ? 'a line that only parts' : labels ? 'topics' : 'page furniture';
    if (
      !isBlank(line) &&
      !isRule(line.text) &&
      !labels &&
      !isFurniture(line.text) &&
      !isInvitation(line.text) &&
      !presents(line.text, habits)
    )
      break;
    if (!isBlank(line)) leftOut.push({ line: line.number, text: line.text, why });
    topics.unshift(...(labels ?? []));
    end--;
  }
  return { lines: lines.slice(0, end), leftOut, topics };
}

// "Clara Finch is the author of …", below the last answer.
function presents(text: string, { isColumnist }: PageHabits): boolean {
  const name = /^[*_(]*(?<name>\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){0,3}) (?:is|was) (?:an?|the) \p{L}/u.exec(text)?.groups
    ?.name;
  return name?.split(' ').some(isColumnist) ?? false;
}

// A rule inside an answer may part sections of it, or begin a letter whose salutation is missing.
function hasSecondLetter(answer: readonly SourceLine[], habits: PageHabits): boolean {
  const rule = answer.findIndex((line) => isRule(line.text));
  if (rule < 0) return false;
  const behind = answer.slice(rule + 1);
  return splitLetter(behind, habits).sure || hasSecondLetter(behind, habits);
}

function inOrder(leftOut: readonly LeftOut[]): LeftOut[] {
  return [...leftOut].sort((one, other) => one.line - other.line);
}

function lineOf(text: string | undefined): string | undefined {
  const line = normaliseLine(text ?? '');
  return line === '' ? undefined : line;
}

function bodyOf(text: string | undefined): string | undefined {
  const body = normaliseText(text ?? '');
  return body === '' ? undefined : body;
}
