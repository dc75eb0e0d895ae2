// `start`: which adapter, with which settings; and the program as a process of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeArchive } from '../../support/archive-folder.ts';
import { copyFixture, runCommand } from '../../support/command.ts';

const BIN = join(import.meta.dirname, '../../../bin/dear-archive.mjs');

let directory = '';
let remove = async () => {};
beforeAll(async () => {
  ({ directory, remove } = await copyFixture());
});
afterAll(() => remove());

describe('start', () => {
  it('without credentials is the chat in the terminal', async () => {
    const { code, out } = await runCommand(['start', '--archive', directory], { input: 'status\n' });
    expect(code).toBe(0);
    expect(out).toMatch(/^ask> status\n5 letters;/u);
  });

  it('with half of what a platform needs says what is missing, before anything is opened', async () => {
    const { code, out, err } = await runCommand(['start', '--archive', directory], { env: { SLACK_BOT_TOKEN: 'xoxb-1' } });
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/SLACK_APP_TOKEN is not set.*SLACK_SIGNING_SECRET/u);
  });

  it('refuses settings that can not be used', async () => {
    const { code, err } = await runCommand(['start', '--archive', directory], { env: { DISCORD_TOKN: 'abc' } });
    expect(code).toBe(2);
    expect(err).toContain('Did you mean DISCORD_TOKEN?');
  });
});

describe('the program as a process', () => {
  /** Starts the real bin; its environment is ours without settings. */
  function start(
    words: readonly string[],
    { cwd = directory, env = {} }: { cwd?: string; env?: Record<string, string> } = {},
  ): ChildProcess {
    const { PATH = '', HOME = '' } = process.env;
    return spawn(process.execPath, [BIN, ...words], {
      cwd,
      env: { PATH, HOME, MODEL: 'none', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  }

  async function finish(child: ChildProcess, input?: string | Uint8Array) {
    const ended = new Promise<number | string | null>((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
    child.stdin?.end(input);
    const [out, err] = await Promise.all([child.stdout ? text(child.stdout) : '', child.stderr ? text(child.stderr) : '']);
    return { code: await ended, out, err };
  }

  it('answers piped lines and ends with the input', async () => {
    const child = start(['start', '--archive', directory]);
    const { code, out, err } = await finish(child, 'topics\r\nMy neighbour borrowed the lawnmower.');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/neighbours 2[\s\S]*\n\nask> My neighbour borrowed the lawnmower\.\n1\. The Borrowed Lawnmower/u);
  });

  it('answers a question of 100,000 characters on its command line, by meaning', async () => {
    const child = start(['ask', '--limit', '1', '--archive', directory, 'borrowed lawnmower '.repeat(5264)], {
      env: { MODEL: '' },
    });
    const { code, out, err } = await finish(child);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^That was very long: I read its first [\d,]+ characters\.\n/u);
    expect(out).not.toContain('words alone');
  });

  it('finds by meaning with the sentence encoder that came with it', async () => {
    const child = start(['ask', '--json', '--archive', directory, 'May I keep what my neighbor lent me?'], {
      env: { MODEL: '' },
    });
    const { code, out } = await finish(child);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ version: 1, help: [] });
  });

  it('has its own letters with it, wherever it is called from', async () => {
    const nowhere = await makeArchive({ 'keep.txt': '' });
    const { code, out } = await finish(start(['status', '--json'], { cwd: nowhere }));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ directory: join(BIN, '../../corpus') });
    const elsewhere = await makeArchive({ 'corpus/letters/ask-ada/column.yml': 'name: Ask Ada\n' });
    expect(JSON.parse((await finish(start(['status', '--json'], { cwd: elsewhere }))).out)).toMatchObject({
      directory: 'corpus',
      letters: 0,
    });
  });

  it('does not fall back on its own letters where another archive is named', async () => {
    const nowhere = await makeArchive({ 'keep.txt': '' });
    expect(await finish(start(['status', '--archive', 'corpus'], { cwd: nowhere }))).toMatchObject({ code: 2, out: '' });
    expect(await finish(start(['status'], { cwd: nowhere, env: { ARCHIVE_DIR: 'corpus' } }))).toMatchObject({ code: 2, out: '' });
  });

  it('is content when its reader goes away', async () => {
    const child = start(['topics', '--archive', directory]);
    child.stdout?.destroy();
    expect(
      await finish({
        ...child,
        stdout: null,
        stdin: child.stdin,
        stderr: child.stderr,
        once: child.once.bind(child),
      } as unknown as ChildProcess),
    ).toEqual({ code: 0, out: '', err: '' });
  });

  it('ends with 130 when it is interrupted, and says nothing more', async () => {
    const child = start(['start', '--archive', directory]);
    // An answer shows that it is up; the input stays open.
    child.stdin?.write('status\n');
    await new Promise<void>((resolve) => child.stdout?.once('data', () => resolve()));
    const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(child.stderr ? await text(child.stderr) : '').toBe('');
  });
});
