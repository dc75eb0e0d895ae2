// A terminal in memory: a test types a line, and waits until the prompt comes back.
import { PassThrough, Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';

/** A screen of a given size that somebody types at. */
export class FakeTerminal {
  readonly input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => this.input });
  readonly output: Writable & { isTTY: boolean; columns: number; rows: number };
  /** all that was ever written, codes and all */
  raw = '';
  #shown = '';
  #waiting: (() => void) | undefined;

  constructor({ columns = 80, rows = 40 } = {}) {
    const write = (chunk: Buffer, _encoding: string, done: () => void) => {
      this.raw += chunk.toString('utf8');
      this.#shown += chunk.toString('utf8');
      this.#waiting?.();
      done();
    };
    this.output = Object.assign(new Writable({ write }), { isTTY: true, columns, rows });
  }

  /** What was written since the last time, codes taken away. */
  take(): string {
    const taken = stripVTControlCharacters(this.#shown);
    this.#shown = '';
    return taken;
  }

  /** Waits for the prompt, and gives what stands before it. */
  async prompted(): Promise<string> {
    while (!/ask> $/u.test(stripVTControlCharacters(this.#shown)))
      await new Promise<void>((resolve) => (this.#waiting = resolve));
    return this.take();
  }

  /** Types a line and gives what is shown until the next prompt. */
  async type(line: string): Promise<string> {
    this.input.write(`${line}\r`);
    const shown = await this.prompted();
    return shown.slice(shown.indexOf('\n') + 1).replace(/\n*ask> $/u, '');
  }

  /** Presses keys, as the terminal sends them. */
  press(keys: string): void {
    this.input.write(keys);
  }
}
