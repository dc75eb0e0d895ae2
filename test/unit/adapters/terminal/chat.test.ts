// The chat as somebody has it: on a screen, and through a pipe.
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createTerminalAdapter } from '../../../../adapters/terminal/client.ts';
import type { Archive } from '../../../../src/archive.ts';
import { Collector } from '../../../support/command.ts';
import { openFixtureArchive } from '../../../support/fixture-archive.ts';
import { FakeTerminal } from '../../../support/terminal.ts';

const QUESTION = 'My neighbour borrowed the lawnmower and never brings it back.';

let archive: Archive;
let close = async () => {};
beforeAll(async () => {
  ({ archive, close } = await openFixtureArchive());
});
afterAll(() => close());

/** Opens the chat on a screen. */
async function open(size: { columns?: number; rows?: number } = {}, env: Record<string, string> = {}) {
  const terminal = new FakeTerminal(size);
  const adapter = createTerminalAdapter({
    input: terminal.input,
    output: terminal.output,
    env,
    random: () => 0,
    version: '1.2.3',
  });
  const ended = adapter.start(archive, new AbortController().signal);
  ended.catch(() => {});
  onTestFinished(() => adapter.stop().catch(() => {}));
  const greeting = await terminal.prompted();
  return { terminal, adapter, ended, greeting };
}

/** Sends lines through a pipe and gives what comes out. */
async function pipe(input: string | Uint8Array, env: Record<string, string> = {}): Promise<string> {
  const output = new Collector();
  const adapter = createTerminalAdapter({
    input: Readable.from([Buffer.from(input)]),
    output,
    env,
    random: () => 0,
    version: '1.2.3',
  });
  await adapter.start(archive, new AbortController().signal);
  return output.text();
}

describe('on a screen', () => {
  it('greets, and says what to do', async () => {
    expect((await open()).greeting).toMatch(
      /^Dear Archive: 5 letters from 2 advice columns\.\nAsk a question .*"help"\.\n\nask> $/u,
    );
  });

  it('answers a question, and says what can be typed next', async () => {
    const { terminal } = await open();
    const shown = await terminal.type(QUESTION);
    expect(shown).toMatch(/^1\. The Borrowed Lawnmower/u);
    expect(shown).toMatch(/open 1 \(whole letter\) · like 1 \(similar\) · help$/u);
  });

  it('opens, likens and explains the letters of an answer', async () => {
    const { terminal } = await open();
    await terminal.type(QUESTION);
    expect(await terminal.type('why 1')).toMatch(/^1\. The Borrowed Lawnmower[\s\S]*“Close” means/u);
    expect(await terminal.type('open 1')).toMatch(/^The Borrowed Lawnmower.*\nAsk Nora · Nora Winter[\s\S]*│ Ring the bell\./u);
    expect(await terminal.type('like')).toMatch(/^(?:Letters like|No other letter seems close to) “The Borrowed Lawnmower/u);
    expect(await terminal.type('why 1')).toMatch(/being like “The Borrowed\sLawnmower”/u);
  });

  it('keeps the letters on the screen when a command is mistyped, and after thanks', async () => {
    const { terminal } = await open();
    await terminal.type(QUESTION);
    expect(await terminal.type('opne 1')).toBe('Did you mean "open 1"? To ask "opne 1" as a question, type "/ask opne 1".');
    expect(await terminal.type('thanks')).toMatch(/^You are welcome\./u);
    expect(await terminal.type('why 1')).toMatch(/^1\. The Borrowed Lawnmower/u);
  });

  it('lists topics, and the letters of one', async () => {
    const { terminal } = await open();
    expect(await terminal.type('topics')).toMatch(/neighbours 2[\s\S]*topic neighbours \(its letters\) · help$/u);
    expect(await terminal.type('topic neighbours')).toMatch(
      /^Letters on neighbours:\n1\. The Borrowed Lawnmower, Again\n[\s\S]*\n2\. The Borrowed Lawnmower\n/u,
    );
    expect(await terminal.type('2')).toMatch(/^The Borrowed Lawnmower\n/u);
    expect(await terminal.type('topic neigbours')).toMatch(
      /^No letter has the topic “neigbours”; nearest is “neighbours”\.\n\nTopics to browse: neighbours, /u,
    );
  });

  it('covers a noted letter until it is opened', async () => {
    const { terminal } = await open();
    const shown = await terminal.type('My husband drinks and breaks things, last week my wrist.');
    const [place] = /(\d)(?=\. The Door at Three)/u.exec(shown) ?? [];
    expect(shown).toMatch(/Content note: abuse\. Its text is covered until you open it\./u);
    expect(shown).not.toContain('my wrist');
    expect(await terminal.type(`open ${place}`)).toContain('│ When my husband drinks he breaks things');
  });

  it('draws a letter by chance, tells about itself, helps', async () => {
    const { terminal } = await open();
    expect(await terminal.type('random')).toMatch(/^The Borrowed Lawnmower\n/u);
    expect(await terminal.type('about')).toMatch(
      /^Dear Archive finds[\s\S]*5 letters, 2012 to 2020, from Ask Nora and The Night Desk\.\ndear-archive 1\.2\.3/u,
    );
    expect(await terminal.type('help')).toMatch(/^Type a question[\s\S]*\n {2}like 2 +letters like number 2\n/u);
    expect(await terminal.type('status')).toMatch(/^5 letters; 1 more is held back\./u);
  });

  it('turns the pages of a letter that is longer than the screen, and loses no word', async () => {
    const { terminal } = await open({ rows: 16, columns: 60 });
    await terminal.type('topic neighbours');
    let shown = await terminal.type('more');
    shown = await terminal.type('open 2');
    expect(shown).toMatch(/\nPage 1 of [2-9]\.\n\nmore \(page 2\) · /u);
    const quoted = [shown];
    while (/more \(page \d/u.test(shown) && quoted.length < 20) {
      shown = await terminal.type('more');
      expect(shown.split('\n').length).toBeLessThanOrEqual(16);
      quoted.push(shown);
    }
    const words = quoted
      .join('\n')
      .split('\n')
      .filter((line) => line.startsWith('│'))
      .join(' ')
      .replace(/[│\s]+/gu, ' ')
      .trim();
    const { salutation, question, signature, answer, signOff } = archive.letter('ask-nora/2012-03-09-the-borrowed-lawnmower');
    expect(words).toBe([salutation, question, signature, answer, signOff].join(' ').replace(/\s+/gu, ' '));
  });

  it('keeps the pages of a letter as they were when the window changes its size', async () => {
    const { terminal } = await open({ rows: 16, columns: 60 });
    await terminal.type('random');
    terminal.output.rows = 60;
    const second = await terminal.type('more');
    expect(second).toMatch(/Someone wrote \(continued\):|answered:/u);
    expect(second).toMatch(/Page 2 of/u);
    expect(second).not.toContain('My neighbour borrowed our lawnmower');
  });

  it('shows as many matches as fit, and the others with "more"', async () => {
    const low = await open({ rows: 12 });
    const first = await low.terminal.type(
      'My boss, my neighbour, my mother and my sister: what do I say about the ring, the lawnmower and the spreadsheet?',
    );
    expect(first).toMatch(/^1\. /u);
    expect(first).not.toMatch(/^2\. /mu);
    expect(first).toMatch(/\nmore \(\d letters?\) · open 1/u);
    const second = await low.terminal.type('more');
    expect(second).toMatch(/^2\. /u);
    expect(await low.terminal.type('open 1')).not.toMatch(/no number/u);
  });

  it('is coloured, but for NO_COLOR', async () => {
    const raw = async (env: Record<string, string>) => {
      const { terminal } = await open({}, env);
      await terminal.type(QUESTION);
      return terminal.raw;
    };
    expect(await raw({})).toContain('\u001b[1m');
    expect(await raw({ NO_COLOR: '1' })).not.toContain('\u001b[1m');
  });

  it('takes a pasted letter of several lines as one question, which waits for the return key', async () => {
    const { terminal } = await open();
    const shown = await terminal.type('\u001b[200~Dear Nora,\n\nMy neighbour borrowed\nthe lawnmower.\n\u001b[201~');
    expect(shown).toMatch(/^1\. The Borrowed Lawnmower/u);
    expect(shown).not.toContain('ask> ');
  });

  it('asks the terminal to mark pastes until it ends; a dumb terminal is asked nothing', async () => {
    const { terminal, ended } = await open();
    expect(terminal.raw).toContain('\u001b[?2004h');
    terminal.press('quit\r');
    await ended;
    expect(terminal.raw.endsWith('\u001b[?2004l')).toBe(true);
    expect((await open({}, { TERM: 'dumb' })).terminal.raw).not.toContain('2004');
  });

  it('brings back what was typed with the arrow key', async () => {
    const { terminal } = await open();
    await terminal.type('about');
    // The recalled line is shown, then answered.
    expect(await terminal.type('\u001b[A')).toMatch(/about\r?\nDear Archive finds/u);
  });

  it('says nothing to an empty line but the prompt', async () => {
    const { terminal } = await open();
    expect((await terminal.type('')).trim()).toBe('');
  });

  it('ends with quit and with Ctrl-D', async () => {
    for (const keys of ['quit\r', '\u0004']) {
      const { terminal, ended } = await open();
      terminal.press(keys);
      await expect(ended).resolves.toBeUndefined();
    }
  });

  it('ends with Ctrl-C as interrupted, the cursor on a line of its own', async () => {
    const { terminal, ended } = await open();
    terminal.press('half a quest\u0003');
    await expect(ended).rejects.toMatchObject({ code: 'interrupted' });
    expect(terminal.take().endsWith('\n')).toBe(true);
  });

  it('ends when it is stopped', async () => {
    const { adapter, ended } = await open();
    await adapter.stop();
    await expect(ended).resolves.toBeUndefined();
  });
});

describe('through a pipe', () => {
  it('answers every line, says each again, and parts the answers by an empty line', async () => {
    const out = await pipe('about\nstatus');
    expect(out).toMatch(
      /^ask> about\nDear Archive finds[\s\S]*\ndear-archive 1\.2\.3\n\nask> status\n5 letters; 1 more is held back\.\n[\s\S]*Nothing needs you\.\n$/u,
    );
  });

  it.each([
    ['LF at the end', 'about\n'],
    ['none at the end', 'about'],
    ['CR LF', 'about\r\n'],
    ['CR', 'about\r'],
  ])('takes lines with %s', async (_, input) => {
    const out = await pipe(input);
    expect(out.match(/^ask> /gmu)).toHaveLength(1);
    expect(out).toContain('Dear Archive finds');
  });

  it('says a sentence to an empty line, for every line has an answer', async () => {
    expect(await pipe('\n')).toBe('ask> \nThat line was empty. Ask a question in a sentence or two.\n');
  });

  it('says nothing to no input', async () => {
    expect(await pipe('')).toBe('');
  });

  it('stops at quit', async () => {
    expect(await pipe('status\nquit\nabout\n')).not.toContain('Dear Archive finds');
  });

  it('shows letters whole and never asks to type what nobody can see', async () => {
    const out = await pipe('topic neighbours\nopen 2\n');
    expect(out).toContain('that nobody said.');
    expect(out).not.toMatch(/Page 1|whole letter\)/u);
  });

  it('takes anything for a question, and passes no orders on', async () => {
    const bytes = Buffer.concat([
      Buffer.from('\u001b[2J\u009b31m\u0000\u0007 lawnmower \n'),
      Buffer.from([0xff, 0xfe, 0x80, 0x0a]),
      Buffer.from('🙁🙁\nשלום עולם\ntopic \u001b[31mx\n'),
    ]);
    const out = await pipe(bytes);
    expect(out.match(/^ask> /gmu)).toHaveLength(5);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal obeys control characters
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/u);
  });

  it('says one row of a question that is a document, and that it read its beginning', async () => {
    const out = await pipe(`${'lawnmower neighbour '.repeat(6000)}\n`);
    const [first = ''] = out.split('\n');
    expect(first).toMatch(/^ask> lawnmower .* …$/u);
    expect(first.length).toBeLessThanOrEqual(80);
    expect(out).toMatch(/That was very long: I read its first [\d,]+ characters\./u);
  });

  it('keeps to COLUMNS', async () => {
    const out = await pipe(`${QUESTION}\nhelp\n`, { COLUMNS: '40' });
    for (const line of out.split('\n')) if (!line.includes('https:')) expect(line.length).toBeLessThanOrEqual(40);
  });
});
