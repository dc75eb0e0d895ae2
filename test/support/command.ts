// Runs the program inside the test, on streams in memory.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { run } from '../../adapters/main.ts';

/** What a command wrote, and how it ended. */
export type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** The world of a command; left out: no input, 80 columns, no terminal, and no setting but a search by words alone, which starts at once. */
export type World = {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
};

/** Runs one command line. */
export async function runCommand(
  words: readonly string[],
  { input = '', env = {}, signal = new AbortController().signal }: World = {},
): Promise<Ran> {
  const [stdout, stderr] = [new Collector(), new Collector()];
  const code = await run(words, {
    stdin: Readable.from([Buffer.from(input)]),
    stdout,
    stderr,
    env: { MODEL: 'none', ...env },
    signal,
  });
  return { code, out: stdout.text(), err: stderr.text() };
}

/** A stream that keeps what is written to it. */
export class Collector extends Writable {
  readonly #chunks: Buffer[] = [];

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }
}

/** The six letters of test/fixtures/archive. */
export const FIXTURE = join(import.meta.dirname, '../fixtures/archive');

/** A copy of the six letters, for commands that write derived files beside them; `remove` it after the tests. */
export async function copyFixture(): Promise<{ readonly directory: string; readonly remove: () => Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'dear-archive-fixture-'));
  await cp(FIXTURE, directory, { recursive: true });
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
}
