// What commands write for people, and how they end.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { COLUMN_FILE, letterFile, makeArchive } from '../../support/archive-folder.ts';
import { copyFixture, runCommand } from '../../support/command.ts';

const QUESTION = 'My neighbour borrowed the lawnmower and never brings it back.';
const LAWNMOWER = 'ask-nora/2012-03-09-the-borrowed-lawnmower';

let directory = '';
let remove = async () => {};
beforeAll(async () => {
  ({ directory, remove } = await copyFixture());
});
afterAll(() => remove());

const runHere = (...words: string[]) => runCommand([...words, '--archive', directory]);

describe('what commands write', () => {
  it('ask shows the letter, its quotation, and the command that opens it', async () => {
    const { code, out, err } = await runHere('ask', QUESTION);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^1\. The Borrowed Lawnmower/u);
    expect(out).toMatch(/\n {3}dear-archive letter ask-nora\/20\d\d/u);
    expect(out).toMatch(/Nora Winter answered:[\s\S]*│ .*Ring the bell/u);
  });

  it('the command at a letter opens it in the archive that was asked, called as the program was', async () => {
    const command = /^ {3}(npx )?dear-archive (letter .+)$/mu;
    const named = command.exec((await runHere('ask', QUESTION)).out);
    expect(named?.[1]).toBeUndefined();
    expect((await runCommand(named?.[2]?.split(' ') ?? [])).out).toMatch(/^The Borrowed Lawnmower/u);
    const env = { ARCHIVE_DIR: directory, npm_command: 'exec' };
    const [, npx, words] = command.exec((await runCommand(['similar', LAWNMOWER], { env })).out) ?? [];
    expect(npx).toBe('npx ');
    expect(words).not.toContain('--archive');
    expect((await runCommand(words?.split(' ') ?? [], { env })).code).toBe(0);
  });

  it('a folder with a space in its name is quoted for the shell', async () => {
    const spaced = join(await makeArchive({}), "nora's letters");
    await cp(directory, spaced, { recursive: true });
    const { out } = await runCommand(['ask', QUESTION, '--archive', spaced]);
    expect(out).toContain(` --archive '${spaced.replace("'", "'\\''")}'\n`);
  });

  it('letter shows the whole letter, though it is noted', async () => {
    const { code, out } = await runHere('letter', 'night-desk/2019-11-02-the-door-at-three');
    expect(code).toBe(0);
    expect(out).toContain('Content note: abuse.');
    expect(out).toContain('│ Tell one person whose door has a lock.');
  });

  it('similar says what the letters are like', async () => {
    expect((await runHere('similar', LAWNMOWER)).out).toMatch(/^(?:Letters like “The Borrowed Lawnmower”:|I searched)/u);
  });

  it('topics writes one a line, for other programs', async () => {
    expect((await runHere('topics')).out).toContain('\n  neighbours 2\n');
  });

  it('status says in words what is there', async () => {
    const { out } = await runHere('status');
    expect(out).toBe('5 letters; 1 more is held back.\n  Ask Nora: 3 letters\n  The Night Desk: 2 letters\nNothing needs you.\n');
  });

  it('check says so when nothing is wrong', async () => {
    expect(await runHere('check')).toEqual({ code: 0, out: '6 letters read, no problem.\n', err: '' });
  });

  it('follows COLUMNS', async () => {
    const { out } = await runCommand(['letter', LAWNMOWER, '--archive', directory], { env: { COLUMNS: '40' } });
    const quoted = out.split('\n').filter((line) => line.startsWith('│'));
    expect(quoted.length).toBeGreaterThan(10);
    expect(Math.max(...quoted.map((line) => line.length))).toBeLessThanOrEqual(40);
  });
});

describe('bad letter files', () => {
  const files = {
    'letters/ask-ada/column.yml': COLUMN_FILE,
    'letters/ask-ada/good.md': letterFile(),
    'letters/ask-ada/bad.md': '---\ntitle: No Answer\n---\n\n## Question\n\nWhy?\n',
  };

  it('check lists them all, and ends with 3: done, but something needs you', async () => {
    const archive = await makeArchive(files);
    const { code, out } = await runCommand(['check', '--archive', archive]);
    expect(code).toBe(3);
    expect(out).toMatch(/bad\.md:\d+: .*## Answer[\s\S]*1 letter read, 1 problem\.\n$/u);
    const inJson = await runCommand(['check', '--json', '--archive', archive]);
    expect(inJson.code).toBe(3);
    expect(JSON.parse(inJson.out)).toMatchObject({ letters: 1, problems: [{ file: expect.stringContaining('bad.md') }] });
  });

  it('status ends with 3 as well', async () => {
    expect((await runCommand(['status', '--archive', await makeArchive(files)])).code).toBe(3);
  });

  it('other commands work with the good ones, and say one sentence on standard error', async () => {
    const { code, out, err } = await runCommand(['letter', 'ask-ada/good', '--archive', await makeArchive(files)]);
    expect(code).toBe(0);
    expect(out).toContain('Ask on Saturday.');
    expect(err).toBe('1 problem in the letter files: "dear-archive check" lists it.\n');
  });
});

describe('which archive', () => {
  it('ARCHIVE_DIR names it, and --archive wins over that', async () => {
    const env = { ARCHIVE_DIR: directory };
    expect((await runCommand(['status'], { env })).out).toMatch(/^5 letters/u);
    const other = await makeArchive({ 'letters/ask-ada/column.yml': COLUMN_FILE, 'letters/ask-ada/good.md': letterFile() });
    expect((await runCommand(['status', '--archive', other], { env })).out).toMatch(/^1 letter;/u);
  });

  it('an empty ARCHIVE_DIR is none', async () => {
    const { out, code } = await runCommand(['status', '--json'], { env: { ARCHIVE_DIR: '' } });
    expect(code).toBe(0);
    expect(JSON.parse(out).directory).toBe('corpus');
  });

  it('a misspelt ARCHIVE_DIR is an error that names the right one', async () => {
    expect(await runCommand(['status'], { env: { ARCHIVE_DIRS: directory } })).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean ARCHIVE_DIR?'),
    });
  });
});

describe('usage errors end with 2 and name what is wrong', () => {
  it.each([
    ['an unknown command', ['asl', 'x'], /Unknown command 'asl'\n\(Did you mean ask\?\)/u],
    ['an unknown option', ['ask', '--limt', '3', 'x'], /Unknown option '--limt'\n\(Did you mean --limit\?\)/u],
    ['a missing question', ['ask'], /Missing required argument 'question'\n\(dear-archive ask --help/u],
    ['an empty question', ['ask', ''], /The question is empty/u],
    ['a blank question', ['ask', ' \t\n'], /The question is empty/u],
    ['a limit of 0', ['ask', '--limit', '0', QUESTION], /--limit takes a whole number from 1 to 50, not "0"/u],
    ['a limit of 51', ['ask', '--limit', '51', QUESTION], /not "51"/u],
    ['a limit that is no number', ['ask', '--limit', 'five', QUESTION], /not "five"/u],
    ['a limit in another notation', ['similar', LAWNMOWER, '--limit', '1e1'], /not "1e1"/u],
    ['an option without its value', ['ask', QUESTION, '--topic'], /argument missing/u],
    [
      'a misspelt topic',
      ['ask', QUESTION, '--topic', 'neigbours'],
      /No letter has the topic "neigbours"\. Did you mean "neighbours"\?/u,
    ],
    ['a topic like no other', ['ask', QUESTION, '--topic', 'zeppelins'], /"dear-archive topics" lists all topics/u],
    ['a misspelt column', ['random', '--column', 'Ask Norah'], /no column "Ask Norah"\. Did you mean "Ask Nora"\?/u],
    ['a column like no other', ['random', '--column', 'zeppelins'], /This archive has: Ask Nora, The Night Desk\./u],
    ['a missing id', ['letter'], /Missing required argument 'id'/u],
    ['an id too many', ['letter', LAWNMOWER, LAWNMOWER], /Too many arguments for 'letter'/u],
    ['help for no command', ['help', 'chekc'], /no command "chekc"\. Did you mean "check"\?/u],
  ])('%s', async (_, words, message) => {
    const atHome = words[0] === 'help' || words[0] === 'asl' || words.at(-1) === '--topic';
    const { code, out, err } = await (atHome
      ? runCommand(words)
      : runCommand(['--archive', directory].reduceRight<string[]>((all, word) => [all[0] ?? '', word, ...all.slice(1)], words)));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
  });

  it('no command at all shows what there is', async () => {
    const { code, err } = await runCommand([]);
    expect(code).toBe(2);
    expect(err).toMatch(/Usage: dear-archive <command>[\s\S]*\n {2}ask /u);
  });

  it.each([['ask', QUESTION], ['topics'], ['check'], ['index']])('no archive where --archive points: %s', async (...words) => {
    const { code, err } = await runCommand([...words, '--archive', '/nowhere/at/all']);
    expect(code).toBe(2);
    expect(err).toMatch(/^There is no archive at "\/nowhere\/at\/all"\. .*--archive DIR.*import/u);
  });

  it('orders to the terminal in what was typed are not passed on to it', async () => {
    const { err } = await runHere('letter', 'evil\u001b[2J\u009b31mid');
    expect(err).toContain('evil[2J31mid');
  });
});

describe('failures end with 1', () => {
  it('a letter that does not exist, with the nearest id', async () => {
    const { code, out, err } = await runHere('letter', 'ask-nora/2012-the-borrowed-lawnmowr');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(`Did you mean "${LAWNMOWER}"?`);
  });

  it('a held letter is as if it did not exist', async () => {
    expect((await runHere('letter', 'night-desk/2021-01-15-a-letter-held-back')).code).toBe(1);
  });
});

describe('words of a command line', () => {
  it('may come in any order, and a question needs no quotes', async () => {
    const { out } = await runCommand(['ask', '--limit', '1', ...QUESTION.split(' '), '--json', '--archive', directory]);
    expect(JSON.parse(out)).toMatchObject({ question: QUESTION, matches: [{ column: 'Ask Nora' }] });
  });

  it('may be a question that begins with "-"', async () => {
    const question = '-5 degrees, and my neighbour has our lawnmower';
    expect(JSON.parse((await runCommand(['ask', question, '--json', '--archive', directory])).out).question).toBe(question);
    expect(JSON.parse((await runCommand(['ask', '--json', '--archive', directory, '--', '--limt'])).out).question).toBe('--limt');
  });
});

describe('help', () => {
  it('lists all commands on standard output and ends with 0', async () => {
    const { code, out, err } = await runCommand(['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const command of ['start', 'ask', 'letter', 'similar', 'topics', 'random', 'check', 'status', 'evaluate', 'help'])
      expect(out).toMatch(new RegExp(`^ {2}${command} `, 'mu'));
    expect((await runCommand(['help'])).out).toContain('Commands:');
  });

  it('of a command is the same in both ways', async () => {
    const asked = await runCommand(['help', 'ask']);
    expect(asked.code).toBe(0);
    expect(asked.out).toContain('Usage: dear-archive ask');
    expect(asked.out).toContain('--limit <n>');
    expect((await runCommand(['ask', '--help'])).out).toContain('Usage: dear-archive ask');
  });

  it('--version says the version', async () => {
    expect(await runCommand(['--version'])).toEqual({ code: 0, out: `${packageJson.version}\n`, err: '' });
  });
});

describe('interruption', () => {
  it('ends with 130 and writes nothing', async () => {
    expect(await runCommand(['ask', QUESTION, '--archive', directory], { signal: AbortSignal.abort() })).toMatchObject({
      code: 130,
      out: '',
    });
  });
});
