// How does a button on a private card carry what was asked, so that "next" and "why" have it again?
import { z } from 'zod';
import { headOf } from '../../src/replies/shorten.ts';
import { LONGEST } from '../shared/cursor.ts';
import type { Asked } from '../shared/render-context.ts';
import { LIMITS } from './limits.ts';

/**
 * A press on a private message comes without that message, so the question rides in the pressed element: the signed cursor, a
 * space, then what was asked, as base64url of JSON. That needs no signature, because it is the reader's own text. It stands in
 * no alphabet in which Slack could read markup, escape `&` or turn emoji into codes: what comes back is what was sent.
 */
export const BETWEEN = ' ';

/** UTF-16 units of an element's value. */
export const MOST_VALUE = LIMITS.buttonValue;

const written = z.tuple([z.string().min(1), z.string().nullable(), z.string().nullable()]);

/** What an element says: a signed cursor, and what was asked, if it carries that. */
export type ParsedValue = { readonly cursor: string; readonly asked?: Asked | undefined };

/** What of a question is kept. */
export type Kept = {
  /** left out: not one word has room */
  readonly asked?: Asked | undefined;
  /** only the beginning of the question is kept; whoever shows it must say so */
  readonly cut: boolean;
};

/**
 * As much of what was asked as rides in an element: the beginning of the question, cut between words where there is a border.
 * @param units at most so many UTF-16 units of the question
 * @param most at most so many units of the whole value
 */
export function keepAsked(asked: Asked, units: number = Number.POSITIVE_INFINITY, most: number = MOST_VALUE): Kept {
  const { question } = asked;
  const fits = (length: number) =>
    write({ ...asked, question: question.slice(0, length) }).length <= most - LONGEST - BETWEEN.length;
  const wanted = Math.min(question.length, units);
  let [kept, tooMany] = [fits(wanted) ? wanted : 0, wanted + 1];
  while (tooMany - kept > 1) {
    const middle = Math.floor((kept + tooMany) / 2);
    if (fits(middle)) kept = middle;
    else tooMany = middle;
  }
  const head = headOf(question, kept);
  return head === '' ? { cut: true } : { asked: { ...asked, question: head }, cut: head.length < question.length };
}

/**
 * The value of an element: at most {@link MOST_VALUE} units, or `most`. Of a question that is too long the beginning is in it;
 * {@link keepAsked} tells beforehand.
 * @param cursor as `Cursors.format` made it: no space is in it
 * @param asked left out: nothing is asked, and the value is the cursor
 */
export function formatValue(cursor: string, asked?: Asked, most: number = MOST_VALUE): string {
  const kept = asked === undefined ? undefined : keepAsked(asked, Number.POSITIVE_INFINITY, most).asked;
  return kept === undefined ? cursor : `${cursor}${BETWEEN}${write(kept)}`;
}

/** What a value says; never throws. Whether the cursor is of our making is for `Cursors.parse` to say. */
export function parseValue(value: string): ParsedValue {
  const border = value.indexOf(BETWEEN);
  if (border < 0) return { cursor: value };
  const asked = read(value.slice(border + BETWEEN.length));
  return { cursor: value.slice(0, border), ...(asked !== undefined && { asked }) };
}

function write(asked: Asked): string {
  return Buffer.from(writeAsked(asked)).toString('base64url');
}

function read(text: string): Asked | undefined {
  return readAsked(Buffer.from(text, 'base64url').toString());
}

/** What was asked, as JSON. */
export function writeAsked({ question, topic, column }: Asked): string {
  return JSON.stringify([question, topic ?? null, column ?? null]);
}

/** What {@link writeAsked} wrote; `undefined`: it is not that. Never throws. */
export function readAsked(text: string): Asked | undefined {
  try {
    const [question, topic, column] = written.parse(JSON.parse(text));
    return { question, ...(topic !== null && { topic }), ...(column !== null && { column }) };
  } catch {
    return undefined;
  }
}

const valued = z.looseObject({ value: z.string() });

/** What was asked, from the blocks of a message or view of ours. `undefined`: nothing in them says. */
export function askedIn(blocks: readonly unknown[]): Asked | undefined {
  for (const value of valuesIn(blocks)) {
    const { asked } = parseValue(value);
    if (asked !== undefined) return asked;
  }
  return undefined;
}

function* valuesIn(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  const parsed = valued.safeParse(node);
  if (parsed.success) yield parsed.data.value;
  for (const inner of Object.values(node)) yield* valuesIn(inner);
}
