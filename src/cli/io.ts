// What does a command get from the world, and what does it give back? Streams, settings, a signal; an exit code.
import type { Readable, Writable } from 'node:stream';
import { Command } from 'commander';

/** 0 done, 1 failed, 2 usage or configuration, 3 done but something needs you, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

/** The world as a command sees it; tests pass their own. */
export type Io = {
  readonly stdin: Readable & { readonly isTTY?: boolean | undefined };
  readonly stdout: Writable & { readonly isTTY?: boolean | undefined; readonly columns?: number | undefined };
  readonly stderr: Writable & { readonly isTTY?: boolean | undefined };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** aborts when the user presses Ctrl-C or the process is told to end */
  readonly signal: AbortSignal;
  /**
   * From now on a failure that nobody handled is told and does not end the process, until the returned function is called.
   * For what runs for long and must outlive one bad event; absent: such a failure ends the process.
   */
  readonly guard?: ((tell: (error: unknown) => void) => () => void) | undefined;
};

/** Told the exit code of the action that ran. */
export type Finish = (code: ExitCode) => void;

/** A command of the program: given the world, it makes the commander command whose action reports its exit code. */
export type CommandMaker = (io: Io, finish: Finish) => Command;

/** A commander command that throws instead of ending the process, and refuses unknown words. */
export function createCommand(name: string, io: Io): Command {
  return new Command(name)
    .exitOverride()
    .allowExcessArguments(false)
    .showHelpAfterError(`(dear-archive ${name} --help tells more)`)
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns || USUAL_WIDTH,
      getErrHelpWidth: () => io.stdout.columns || USUAL_WIDTH,
      outputError: (text, write) => write(text.replace(/^error: (.)/u, (_, first: string) => first.toUpperCase())),
    });
}

const USUAL_WIDTH = 80;

/** Writes one JSON value and a line feed. Every object has `"version": 1`. */
export function writeJson(io: Io, value: { readonly version: 1 } & Readonly<Record<string, unknown>>): void {
  io.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
