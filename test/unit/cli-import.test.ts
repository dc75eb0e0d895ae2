import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { CommanderError } from 'commander';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { importCommand } from '../../src/cli/import.ts';
import { letterIdSchema } from '../../src/letters/letter.ts';
import { makeArchive } from '../support/archive-folder.ts';
import { fixturePath, fixtureText } from './importers/fixture.ts';

/** Runs the command in an archive folder that does not exist yet. */
async function run(
  words: readonly string[],
  { files = {}, stdin = '', archive = '', signal = new AbortController().signal } = {},
) {
  const folder = await makeArchive(files);
  const directory = archive === '' ? join(folder, 'archive') : archive;
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  let code: number | undefined;
  const io = { stdin: Readable.from([Buffer.from(stdin)]), stdout, stderr, env: {}, signal };
  const command = importCommand(io, (reached) => {
    code = reached;
  });
  const thrown = await command
    .parseAsync([...words.map((word) => word.replace('FOLDER', folder)), '--archive', directory], { from: 'user' })
    .then(
      () => undefined,
      (error: unknown) => error,
    );
  return {
    code,
    thrown,
    archive: directory,
    folder,
    out: String(stdout.read() ?? '').replaceAll(folder, 'FOLDER'),
    err: String(stderr.read() ?? ''),
  };
}

const jsonSchema = z.strictObject({
  version: z.literal(1),
  dryRun: z.boolean(),
  interrupted: z.boolean(),
  found: z.number(),
  new: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  quarantined: z.number(),
  skipped: z.number(),
  letters: z.array(letterIdSchema),
  problems: z.array(z.strictObject({ file: z.string(), line: z.number().nullable(), message: z.string() })),
  items: z.array(
    z.looseObject({
      source: z.string(),
      line: z.number(),
      outcome: z.enum(['new', 'updated', 'unchanged', 'quarantined', 'skipped']),
    }),
  ),
});

describe('dear-archive import', () => {
  test('says what was found and where it is', async () => {
    const { code, out } = await run([fixturePath('reference-shape.txt')]);
    expect(code).toBe(0);
    expect(out).toBe(
      '1 item found: 1 new.\n' +
        '1 line of page furniture, markers and bylines left out; FOLDER/archive/import-report.jsonl lists them.\n' +
        'In FOLDER/archive/letters: ask-ines/undated-is-it-too-late-to-learn-to-swim\n',
    );
  });

  test('--json holds to its contract, and its numbers add up', async () => {
    const { code, out } = await run([
      fixturePath('three-letters.txt'),
      fixturePath('foreign.jsonl'),
      '--column',
      'Ask Maud',
      '--json',
    ]);
    const report = jsonSchema.parse(JSON.parse(out));
    expect(code).toBe(3);
    expect(report).toMatchObject({ found: 11, new: 7, quarantined: 4, skipped: 0 });
    expect(report.items).toHaveLength(report.found);
    expect(report.letters).toHaveLength(report.new + report.updated);
  });

  test('lists problems as file:line: message, and ends with 3 when something waits', async () => {
    const { code, out } = await run(['FOLDER/in.txt', '--column', 'Ask Nora'], {
      files: { 'in.txt': fixtureText('no-answer.txt') },
    });
    expect(code).toBe(3);
    expect(out).toMatch(
      /^FOLDER\/in\.txt:1: No answer was found to this question\. .* It waits in FOLDER\/archive\/quarantine\/in-[0-9a-f]{10}\.txt\.\n1 item found: 1 quarantined\.\n$/u,
    );
  });

  test('reads standard input, and writes nothing with --dry-run', async () => {
    const { code, out, archive } = await run(['-', '--dry-run'], { stdin: fixtureText('three-letters.txt') });
    expect(code).toBe(0);
    expect(out).toBe('3 items found: 3 new (nothing was written: --dry-run).\n');
    await expect(readdir(archive)).rejects.toThrow();
  });

  test('without a column anywhere it needs --column: usage', async () => {
    const { code, out } = await run([fixturePath('own-titles.txt')]);
    expect(code).toBe(2);
    expect(out).toContain(
      `${fixturePath('own-titles.txt')}:7: The source does not say which column this letter is from. Import it with --column "The Kitchen Table with Ruth Okafor".`,
    );
    expect((await run([fixturePath('own-titles.txt'), fixturePath('three-letters.txt')])).code).toBe(3);
  });

  test('--map takes its words one by one or in a row', async () => {
    const files = { 'in.jsonl': '{"ask":"May I?","reply text":"You may."}\n' };
    for (const words of [
      ['--map', 'question=ask', '--map', 'answer=reply text'],
      ['--map', 'question=ask', 'answer=reply text'],
    ]) {
      expect((await run(['FOLDER/in.jsonl', '--column', 'Ask Ines', ...words], { files })).out).toContain('1 new');
    }
  });

  test.each([
    [
      'nothing but a missing file',
      ['FOLDER/missing.txt'],
      1,
      /missing\.txt: This can't be read: there is no such file or folder\. Check the name\.\n0 items found\.\n$/u,
    ],
    ['nothing but a file in a format nobody reads', ['FOLDER/a.csv'], 1, /a\.csv:1: This is CSV, a format that is not read yet/u],
    ['an empty folder', ['FOLDER/empty'], 0, /^0 items found\.\n$/u],
  ])('%s', async (_, words, code, out) => {
    const files = { 'a.csv': 'question,answer\n', 'empty/.keep': '' };
    const done = await run(words, { files });
    expect(done.code).toBe(code);
    expect(done.out).toMatch(out);
  });

  test('an archive that can’t be written fails with a clear message', async () => {
    const done = await run([fixturePath('reference-shape.txt')], { archive: '/dev/null/archive' });
    expect(done.thrown).toMatchObject({
      code: 'io',
      message: expect.stringMatching(/can't be written: .*a part of the path is a file/u),
    });
  });

  test('no source, or an unknown option, is a usage error', async () => {
    expect((await run([])).thrown).toBeInstanceOf(CommanderError);
    expect((await run(['x', '--colum', 'y'])).thrown).toBeInstanceOf(CommanderError);
  });

  test('stopped, it ends with 130 and says how to go on', async () => {
    const { code, out } = await run([fixturePath('three-letters.txt')], { signal: AbortSignal.abort() });
    expect(code).toBe(130);
    expect(out).toMatch(/3 items found: 3 skipped\.\nStopped\. .*import again to go on/u);
  });

  test('importing into an archive twice says "unchanged"', async () => {
    const folder = await makeArchive({});
    const archive = join(folder, 'archive');
    await mkdir(archive);
    await run([fixturePath('three-letters.txt')], { archive });
    expect((await run([fixturePath('three-letters.txt')], { archive })).out).toBe('3 items found: 3 unchanged.\n');
  });
});
