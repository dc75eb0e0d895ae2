// How does the program say what it does, without saying who asked what? The logger that is passed in everywhere.
import type { FieldName, FieldValue } from './logger/fields.ts';

/** How much is written, the most first; `silent`: nothing. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** One of {@link LOG_LEVELS}. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What a line may carry: only fields of the list in logger/fields.ts, and of their values only those that fit. */
export type LogFields = { readonly [Name in FieldName]?: FieldValue<Name> | undefined };

/**
 * The name of what happened, such as `reply-sent`: two to eight lower-case words with hyphens. It must be written out where
 * it is logged, so that no text of a person can come into it: a variable of type `string` does not compile.
 */
// A record of names that are not all known, `string` or `a-${string}`, is one that {} fits.
export type EventName<Name extends string> = Record<never, never> extends Record<Name, unknown> ? never : Name;

/** Writes one line. `error` may be anything that was thrown: its kind, code and place are written, never its message. */
type Write = <const Name extends string>(event: EventName<Name>, fields?: LogFields, error?: unknown) => void;

/** A structured log. */
export type Logger = {
  /** for looking into a fault */
  readonly debug: Write;
  /** the course of things */
  readonly info: Write;
  /** something went wrong and was dealt with */
  readonly warn: Write;
  /** something needs somebody */
  readonly error: Write;
  /** The same log, every line with these fields: a request's `reference`, say. */
  with(fields: LogFields): Logger;
};

const nothing = () => {};

/** Writes nothing. */
export const SILENT: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing, with: () => SILENT };
