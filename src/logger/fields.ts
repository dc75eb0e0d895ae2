// Which fields may a log line have, and which values? A list of what is allowed, so that what nobody thought of stays out.
import { z } from 'zod';

/** Lower-case words of code, `nothing-close` or `not_in_channel`: no spaces, capitals or digits, so neither a sentence nor a token. */
const word = z.string().regex(/^[a-z]{2,24}(?:[-_][a-z]{1,24}){0,6}$/u);
const count = z.number().min(0).max(Number.MAX_SAFE_INTEGER);

/** Every field. A value that does not fit is written as {@link WITHHELD}; a field that is not here is left out. */
export const FIELDS = {
  /** the reference that a person was told: see adapters/shared/reference.ts */
  reference: z.string().regex(/^[0-9a-z]{4}-[0-9a-z]{4}$/u),
  /** the name of an adapter */
  platform: word,
  /** the kind of a request, a reply, or another of a union's kinds */
  request: word,
  reply: word,
  surface: word,
  outcome: word,
  /** what kind of failure: a platform's number or word, or that of a system (ENOSPC, SQLITE_BUSY) */
  code: z.union([z.int().min(0).max(999_999), word, z.string().regex(/^[A-Z][A-Z_]{1,40}$/u)]),
  /** an HTTP status */
  status: z.int().min(100).max(599),
  /** the name of a setting, never its value */
  setting: z.string().regex(/^[A-Z]+(?:_[A-Z]+){1,4}$/u),
  /** our own version */
  version: z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/u),
  /** how long something took, in milliseconds */
  milliseconds: count,
  letters: count,
  columns: count,
  attempt: count,
  /** how many of whatever the event names */
  count,
  port: z.int().min(1).max(65_535),
} as const;

/** The name of a field. */
export type FieldName = keyof typeof FIELDS;

/** What a field may be given. */
export type FieldValue<Name extends FieldName> = z.input<(typeof FIELDS)[Name]>;

/** In place of a value that does not fit. */
export const WITHHELD = '[withheld]';

const names = Object.keys(FIELDS).filter((name): name is FieldName => Object.hasOwn(FIELDS, name));

/** The fields that may be written, whatever was given; never throws. */
export function allowedFields(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const name of names) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value !== undefined) fields[name] = FIELDS[name].safeParse(value).success ? value : WITHHELD;
  }
  return fields;
}

const EVENT = /^[a-z]{1,24}(?:-[a-z]{1,24}){1,7}$/u;

/** The name of an event; one that is not in form becomes {@link WITHHELD}. */
export function allowedEvent(event: unknown): string {
  return typeof event === 'string' && EVENT.test(event) ? event : WITHHELD;
}
