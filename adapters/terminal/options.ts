// What does the chat in a terminal run on?
import type { Readable, Writable } from 'node:stream';

/** The streams and facts that the chat runs on. */
export type TerminalOptions = {
  readonly input: Readable & {
    readonly isTTY?: boolean | undefined;
    readonly setRawMode?: ((raw: boolean) => unknown) | undefined;
  };
  readonly output: Writable & {
    readonly isTTY?: boolean | undefined;
    readonly columns?: number | undefined;
    readonly rows?: number | undefined;
  };
  /** NO_COLOR, TERM and COLUMNS are read */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly random: () => number;
  readonly version: string;
};
