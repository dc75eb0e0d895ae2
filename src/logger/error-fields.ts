// What of an error may be logged? Its kind, its code and where in the program it arose. Messages can hold what somebody wrote.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FIELDS } from './fields.ts';

/** What is written of an error. */
export type ErrorFields = {
  readonly name: string;
  readonly code?: string | number | undefined;
  /** `file:line:column`, innermost first, below the folder of the program */
  readonly at?: readonly string[] | undefined;
  readonly cause?: ErrorFields | undefined;
};

/** Errors are wrapped once or twice; a chain that is longer is cut. */
const CAUSES = 3;
const FRAMES = 8;
/** Some platforms' errors have their code in the name: `ApiError[50035]`. */
const NAME = /^(?<name>[A-Z][A-Za-z]{1,50})(?:\[\d{1,8}\])?$/u;
const FRAME = /^ {4}at (?:.* \()?(?:file:\/\/)?(?<path>[^()]+?):(?<line>\d{1,6}):(?<column>\d{1,6})\)?$/u;
/** From the last part of a path that is ours or a package's; what is before it is the machine's. */
const OWN = /^(?:.*\/)?(?<path>(?:src|adapters|bin|node_modules\/[@\w.-]+(?:\/[\w.-]+)?)\/[\w./-]+)$/u;
const PROGRAM = fileURLToPath(new URL('../..', import.meta.url));

/** What may be written of anything that was thrown; never throws. */
export function errorFields(error: unknown, depth = 0): ErrorFields {
  try {
    if (!(error instanceof Error)) return { name: typeof error };
    const at = frames(error);
    return {
      name: NAME.exec(error.name)?.groups?.name ?? 'Error',
      code: 'code' in error ? codeOf(error.code) : undefined,
      ...(at.length > 0 && { at }),
      ...(error.cause !== undefined && depth < CAUSES && { cause: errorFields(error.cause, depth + 1) }),
    };
  } catch {
    // A getter that throws: such an error says nothing of itself.
    return { name: 'Error' };
  }
}

const codeSchema = FIELDS.code.optional().catch(undefined);

function codeOf(code: unknown): string | number | undefined {
  return codeSchema.parse(code);
}

/** A stack begins with the message, in which anything may stand, also what looks like a frame: only files of the program count. */
function frames({ stack = '' }: Error): string[] {
  return stack
    .split('\n')
    .flatMap((line) => {
      const { path = '', line: row, column } = FRAME.exec(line)?.groups ?? {};
      const own = OWN.exec(path.replaceAll('\\', '/'))?.groups?.path;
      return own === undefined || !existsSync(join(PROGRAM, own)) ? [] : [`${own}:${row}:${column}`];
    })
    .slice(0, FRAMES);
}
