// How are log lines written? As JSON, one a line, by pino; what does not pass the list of fields never reaches it.
import { pino } from 'pino';
import type { Clock } from '../clock.ts';
import type { LogFields, Logger, LogLevel } from '../logger.ts';
import { errorFields } from './error-fields.ts';
import { allowedEvent, allowedFields } from './fields.ts';

/** What the log goes by. */
export type LogOptions = {
  /** gets each line, with its line feed */
  readonly output: { write(line: string): unknown };
  readonly clock: Clock;
  readonly level: LogLevel;
};

/** The log of a program. Lines have `level`, `time` (ISO 8601), `event`, the allowed fields, and `error` where there was one. */
export function createLogger({ output, clock, level }: LogOptions): Logger {
  const lines = pino(
    {
      level,
      // No process number, no name of the machine: who runs several adds them where the lines are gathered.
      base: null,
      timestamp: () => `,"time":"${new Date(clock.now()).toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line: string) => void output.write(line) },
  );
  return bind((at, line) => lines[at](line), {});
}

type Level = Exclude<LogLevel, 'silent'>;
type WriteLine = (level: Level, line: Readonly<Record<string, unknown>>) => void;

function bind(write: WriteLine, bound: LogFields): Logger {
  const at =
    (level: Level): Logger[Level] =>
    (event, fields, error) =>
      write(level, {
        event: allowedEvent(event),
        ...allowedFields({ ...bound, ...fields }),
        ...(error !== undefined && { error: errorFields(error) }),
      });
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    with: (fields) => bind(write, { ...bound, ...fields }),
  };
}
