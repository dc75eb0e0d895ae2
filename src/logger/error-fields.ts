// What of an error may be logged? Its kind, its code and where in the program it arose. Messages can hold what somebody wrote.
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
const NAME = /^[A-Z][A-Za-z]{1,50}$/u;
const FRAME = /^ {4}at (?:.* \()?(?:file:\/\/)?(?<path>[^()]+?):(?<line>\d+):(?<column>\d+)\)?$/u;
/** From the last part of a path that is ours or a package's; what is before it is the machine's. */
const OWN = /^(?:.*\/)?(?<path>(?:src|adapters|bin|node_modules\/[@\w.-]+(?:\/[\w.-]+)?)\/[\w./-]+|node:[\w/]+)$/u;

/** What may be written of anything that was thrown; never throws. */
export function errorFields(error: unknown, depth = 0): ErrorFields {
  try {
    if (!(error instanceof Error)) return { name: typeof error };
    const at = frames(error);
    return {
      name: NAME.test(error.name) ? error.name : 'Error',
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

/** A stack begins with name and message, in which anything may stand, also what looks like a frame: it is cut off by its length. */
function frames({ name, message, stack = '' }: Error): string[] {
  const head = message === '' ? name : `${name}: ${message}`;
  if (!stack.startsWith(`${head}\n`)) return [];
  return stack
    .slice(head.length + 1)
    .split('\n')
    .flatMap((line) => {
      const { path = '', line: row, column } = FRAME.exec(line)?.groups ?? {};
      const own = OWN.exec(path.replaceAll('\\', '/'))?.groups?.path;
      return own === undefined ? [] : [`${own}:${row}:${column}`];
    })
    .slice(0, FRAMES);
}
