import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { questionKey } from '../../src/importers/identity.ts';
import { type ImportOptions, importSources } from '../../src/keeping.ts';
import { readCorpus } from '../../src/letters/corpus.ts';
import { lockArchive } from '../../src/storage/lock.ts';
import { writeFileWhole } from '../../src/storage/whole-file.ts';
import { makeArchive } from '../support/archive-folder.ts';
import { fixturePath, fixtureText } from './importers/fixture.ts';

const record = (fields: object) => `${JSON.stringify({ column: 'Ask Ines', columnist: 'Ines M-B', ...fields })}\n`;
const TOWELS = {
  id: 1,
  title: 'Towels',
  question: 'I sit with the towels while the others swim in the lake. Am I too old to learn?',
  answer: 'You are early.',
};

/** A folder with a source in it and no archive yet. */
async function workplace(files: Record<string, string | Uint8Array> = {}) {
  const folder = await makeArchive(files);
  const archive = join(folder, 'archive');
  const source = async (text: string, name = 'source.jsonl') => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const run = (sources: readonly string[], options: Partial<ImportOptions> = {}) =>
    importSources({ archive, sources, ...options });
  const letterFile = async () => join(archive, 'letters', `${(await readCorpus(archive)).letters[0]?.id}.md`);
  return { folder, archive, source, run, letterFile };
}

/** Every file below a folder with its text. */
async function snapshot(folder: string): Promise<Record<string, string>> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const texts = files
    .filter((file) => file.isFile())
    .map(async (file) => [join(file.parentPath, file.name), await readFile(join(file.parentPath, file.name), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(texts));
}

const counts = ({ found, new: added, updated, unchanged, quarantined, skipped }: Awaited<ReturnType<typeof importSources>>) => ({
  found,
  new: added,
  updated,
  unchanged,
  quarantined,
  skipped,
});
const NOTHING = { found: 0, new: 0, updated: 0, unchanged: 0, quarantined: 0, skipped: 0 };

describe('a first import', () => {
  test('writes letter, column and report', async () => {
    const { archive, run } = await workplace();
    const report = await run([fixturePath('reference-shape.txt')]);
    expect(counts(report)).toEqual({ ...NOTHING, found: 1, new: 1 });
    expect(report.letters).toEqual(['ask-ines/undated-is-it-too-late-to-learn-to-swim']);
    const { letters, columns, problems } = await readCorpus(archive);
    expect(problems).toEqual([]);
    expect(columns).toEqual([{ slug: 'ask-ines', name: 'Ask Ines', columnist: 'Ines M-B', show: 'whole' }]);
    expect(letters[0]).toMatchObject({
      title: 'Is It Too Late to Learn to Swim',
      columnist: 'Ines M-B',
      source: { key: expect.stringMatching(/^question:[0-9a-f]{16}$/u) },
    });
    const lines = (await readFile(join(archive, 'import-report.jsonl'), 'utf8')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        version: 1,
        source: fixturePath('reference-shape.txt'),
        line: 6,
        outcome: 'new',
        id: report.letters[0],
        leftOut: [{ line: 3, text: 'by | Ask Ines', why: expect.any(String) }],
      },
    ]);
    expect((await readdir(archive)).sort()).toEqual(['.dear-archive', 'import-report.jsonl', 'letters']);
    expect(await readdir(join(archive, '.dear-archive'))).toEqual([]);
  });

  test('--dry-run reports the same and writes nothing', async () => {
    const { folder, archive, run } = await workplace();
    const sources = ['three-letters.txt', 'no-answer.txt', 'foreign.jsonl'].map(fixturePath);
    const dry = await run(sources, { dryRun: true });
    expect(await readdir(folder)).toEqual([]);
    expect(counts(await run(sources))).toEqual(counts(dry));
    expect((await readCorpus(archive)).letters).toHaveLength(dry.new);
  });

  test('standard input, folders with folders, hidden files, a link that leads back, each file once', async () => {
    const { folder, run } = await workplace({
      'in/a/one.txt': fixtureText('reference-shape.txt'),
      'in/.hidden.txt': fixtureText('capitals.txt'),
      'in/b.txt': fixtureText('own-titles.txt'),
    });
    await symlink(join(folder, 'in'), join(folder, 'in/a/loop'));
    await symlink(join(folder, 'in/b.txt'), join(folder, 'in/z.txt'));
    const stdin = Readable.from([Buffer.from(fixtureText('three-letters.txt'))]);
    const report = await run([join(folder, 'in'), '-', join(folder, 'in/b.txt')], { stdin, column: 'Mixed' });
    expect(counts(report)).toEqual({ ...NOTHING, found: 6, new: 6 });
    expect(report.items.map(({ source }) => source.replace(folder, ''))).toEqual([
      '/in/a/one.txt',
      '/in/b.txt',
      '/in/b.txt',
      'standard input',
      'standard input',
      'standard input',
    ]);
  });

  test('a folder of letters of another archive keeps ids and columns', async () => {
    const { archive, run } = await workplace();
    await run([fixturePath('reference-shape.txt'), fixturePath('three-letters.txt')]);
    const second = await workplace();
    const report = await second.run([archive]);
    expect(counts(report)).toEqual({ ...NOTHING, found: 4, new: 4 });
    const without = async (directory: string) => (await readCorpus(directory)).letters.map(({ source: _, ...letter }) => letter);
    expect(await without(second.archive)).toEqual(await without(archive));
  });
});

describe('importing again', () => {
  test('the same changes no file but the report, quarantine included', async () => {
    const { archive, run } = await workplace();
    const sources = ['reference-shape.txt', 'three-letters.txt', 'no-answer.txt', 'blog-post.md', 'foreign.jsonl'].map(
      fixturePath,
    );
    const first = await run(sources, { column: 'Ask Ines' });
    const { [join(archive, 'import-report.jsonl')]: _, ...before } = await snapshot(archive);
    const again = await run(sources, { column: 'Ask Ines' });
    const { [join(archive, 'import-report.jsonl')]: __, ...after } = await snapshot(archive);
    expect(after).toEqual(before);
    expect(counts(again)).toEqual({ ...counts(first), new: 0, unchanged: first.new });
  });

  test('a changed source updates its letter, which keeps id and what was added by hand', async () => {
    const { archive, source, run, letterFile } = await workplace();
    await run([await source(record(TOWELS))]);
    const file = await letterFile();
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace('title: Towels\n', 'title: Towels\ntopics: [swimming]\nsignature: On the Shore\n'),
    );
    const report = await run([
      await source(record({ ...TOWELS, title: 'The Towels', answer: 'You are early. Go on Tuesday.', date: '2020-05-01' })),
    ]);
    expect(counts(report)).toEqual({ ...NOTHING, found: 1, updated: 1 });
    const { letters } = await readCorpus(archive);
    expect(letters).toMatchObject([
      {
        id: 'ask-ines/undated-towels',
        title: 'The Towels',
        date: '2020-05-01',
        answer: 'You are early. Go on Tuesday.',
        topics: ['swimming'],
        signature: 'On the Shore',
      },
    ]);
  });

  test('topics of a changed source join those added by hand', async () => {
    const { archive, source, run, letterFile } = await workplace();
    await run([await source(record(TOWELS))]);
    const file = await letterFile();
    await writeFile(file, (await readFile(file, 'utf8')).replace('title: Towels\n', 'title: Towels\ntopics: [swimming]\n'));
    await run([await source(record({ ...TOWELS, topics: ['age'] }))]);
    expect((await readCorpus(archive)).letters[0]?.topics).toEqual(['swimming', 'age']);
  });

  test('a letter edited by hand stays, and its changed source waits as changed-in-both, once', async () => {
    const { archive, source, run, letterFile } = await workplace();
    await run([await source(record(TOWELS))]);
    const file = await letterFile();
    const edited = (await readFile(file, 'utf8')).replace('You are early.', 'You are early, dear.');
    await writeFile(file, edited);
    expect(counts(await run([await source(record(TOWELS))]))).toMatchObject({ unchanged: 1 });
    const changed = await source(record({ ...TOWELS, answer: 'You are late.' }));
    for (let time = 0; time < 2; time++) {
      const report = await run([changed]);
      expect(counts(report)).toEqual({ ...NOTHING, found: 1, quarantined: 1 });
      expect(report.items[0]).toMatchObject({ reason: 'changed-in-both', id: 'ask-ines/undated-towels' });
    }
    expect(await readFile(file, 'utf8')).toBe(edited);
    const waiting = await readdir(join(archive, 'quarantine'));
    expect(waiting).toHaveLength(2);
    expect(await readFile(join(archive, 'quarantine', waiting.find((name) => name.endsWith('.jsonl')) ?? ''), 'utf8')).toBe(
      record({ ...TOWELS, answer: 'You are late.' }).trim(),
    );
  });

  test('correcting the columnist in column.yml is no edit of the letters', async () => {
    const { archive, source, run } = await workplace();
    await run([await source(record(TOWELS))]);
    await writeFile(join(archive, 'letters/ask-ines/column.yml'), 'name: Ask Ines\ncolumnist: Ines Moreau-Bell\n');
    expect(counts(await run([await source(record(TOWELS))]))).toMatchObject({ unchanged: 1 });
    expect(counts(await run([await source(record({ ...TOWELS, answer: 'You are late.' }))]))).toMatchObject({ updated: 1 });
  });

  test('a corrected question under the same title is the same letter', async () => {
    const { archive, run, source } = await workplace();
    const text = fixtureText('reference-shape.txt');
    await run([await source(text, 'a.txt')]);
    expect(
      counts(
        await run([
          await source(text.replace('I signed up for a course twice', 'I signed up for a swimming course twice'), 'a.txt'),
        ]),
      ),
    ).toMatchObject({ found: 1, updated: 1 });
    expect((await readCorpus(archive)).letters).toHaveLength(1);
    expect(counts(await run([join(archive, '../a.txt')]))).toMatchObject({ unchanged: 1 });
  });
});

describe('the same letter', () => {
  test('from two sources is one letter, in one import and in two', async () => {
    const { archive, run, source } = await workplace();
    const text = fixtureText('reference-shape.txt');
    const { question = '', answer = '' } = (await letterOf(text)) ?? {};
    const other = record({ question: question.replaceAll('’', "'"), answer, id: 'abc' });
    expect(counts(await run([await source(text, 'a.txt'), await source(other)]))).toEqual({
      ...NOTHING,
      found: 2,
      new: 1,
      unchanged: 1,
    });
    expect(counts(await run([await source(other)]))).toEqual({ ...NOTHING, found: 1, unchanged: 1 });
    expect((await readCorpus(archive)).letters).toHaveLength(1);
  });

  test('with two answers waits for a person', async () => {
    const { run, source } = await workplace();
    const twice = record(TOWELS) + record({ ...TOWELS, id: 2, answer: 'Quite another answer.' });
    const report = await run([await source(twice)]);
    expect(report.items.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['new', undefined],
      ['quarantined', 'two-versions'],
    ]);
    expect((await run([await source(record({ ...TOWELS, id: 2, answer: 'Quite another answer.' }))])).items[0]).toMatchObject({
      reason: 'same-question',
    });
  });

  test('a key that a source gives to another letter overwrites nothing', async () => {
    const { archive, run, source } = await workplace();
    await run([await source(record(TOWELS))]);
    const report = await run([
      await source(record({ id: 1, question: 'My cat has moved out. How can we win her heart again?', answer: 'Fish.' })),
    ]);
    expect(report.items[0]).toMatchObject({ outcome: 'quarantined', reason: 'key-reused' });
    expect((await readCorpus(archive)).letters[0]?.title).toBe('Towels');
  });

  test('two letters with one title get two ids', async () => {
    const { run, source } = await workplace();
    const report = await run([
      await source(record(TOWELS) + record({ id: 2, title: 'Towels', question: 'My cat sleeps on them.', answer: 'Let her.' })),
    ]);
    expect(report.letters).toEqual(['ask-ines/undated-towels', 'ask-ines/undated-towels-2']);
  });
});

async function letterOf(text: string) {
  const place = await workplace();
  await place.run([await place.source(text, 'a.txt')]);
  return (await readCorpus(place.archive)).letters[0];
}

describe('withdrawn letters', () => {
  const stone = { id: 'ask-ines/undated-towels', key: 'abcdefgh', date: '2021-01-01', reason: 'request' };

  test.each([
    [
      'by id',
      {},
      {
        version: 1,
        id: stone.id,
        title: 'Towels',
        topics: [],
        contentNotes: [],
        question: TOWELS.question,
        answer: 'x',
        status: 'published',
      },
    ],
    ['by source key', { sourceKey: 'id:1' }, TOWELS],
    ['by question, from another source', { questionKey: questionKey(TOWELS.question) }, { ...TOWELS, id: 99 }],
  ])('do not come back: %s', async (_, keys, fields) => {
    const { archive, run, source } = await workplace({
      'archive/tombstones.jsonl': `${JSON.stringify({ ...stone, ...keys })}\n`,
    });
    const report = await run([await source(record(fields))]);
    expect(report.items[0]).toMatchObject({ outcome: 'skipped', reason: 'withdrawn' });
    expect(report.problems).toEqual([]);
    expect(await readdir(archive)).not.toContain('letters');
  });

  test('an unreadable list of them stops everything, with file and line', async () => {
    const { run, source } = await workplace({ 'archive/tombstones.jsonl': `${JSON.stringify(stone)}\n{"id":\n` });
    await expect(run([await source(record(TOWELS))])).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(/tombstones\.jsonl:2/u),
    });
  });
});

describe('bad input', () => {
  test('all that can’t be read is listed at once, and the rest is imported', async () => {
    const { folder, run } = await workplace({
      'in/empty.txt': '',
      'in/broken.txt': Buffer.concat([Buffer.from('“It’s”\n'), Buffer.from([0xe2, 0x28, 10])]),
      'in/nul.txt': 'one\ntwo\0 and so on',
      'in/photo.png': Buffer.from([0x89, 0x50, 0x4e, 0x47]),
      'in/page.html': '<html><body>Hi</body></html>',
      'in/good.txt': fixtureText('reference-shape.txt'),
      'in/no-column.txt': fixtureText('no-habits.txt'),
    });
    await symlink('loop', join(folder, 'in/loop'));
    const report = await run([join(folder, 'in'), join(folder, 'missing.txt')]);
    expect(counts(report)).toEqual({ ...NOTHING, found: 7, new: 1, skipped: 6 });
    expect(
      report.problems.map(({ file, line, message }) => [file.replace(`${folder}/`, ''), line, message.split(/[.:;]/u)[0]]),
    ).toEqual([
      ['in/loop', undefined, "This can't be read"],
      ['missing.txt', undefined, "This can't be read"],
      ['in/broken.txt', 2, 'There is a broken character here'],
      ['in/empty.txt', 1, 'There is nothing in it'],
      ['in/no-column.txt', 1, 'The source does not say which column this letter is from'],
      ['in/nul.txt', 2, 'There is a NUL byte here, so this is no text'],
      ['in/page.html', 1, 'This is HTML, a format that is not read yet'],
    ]);
  });

  test('a letter file that can’t be read is neither overwritten nor doubled', async () => {
    const { archive, run } = await workplace({
      'archive/letters/ask-ines/undated-is-it-too-late-to-learn-to-swim.md': 'half a letter',
    });
    const report = await run([fixturePath('reference-shape.txt')]);
    expect(report.items[0]).toMatchObject({ outcome: 'quarantined', reason: 'bad-letter-file' });
    expect(await readFile(join(archive, 'letters/ask-ines/undated-is-it-too-late-to-learn-to-swim.md'), 'utf8')).toBe(
      'half a letter',
    );
  });

  test('what waits is there as it came, with the reason and how to settle it', async () => {
    const { archive, run } = await workplace();
    await run([fixturePath('no-answer.txt')], { column: 'Ask Nora' });
    const [item = '', note = ''] = (await readdir(join(archive, 'quarantine'))).sort();
    expect(await readFile(join(archive, 'quarantine', item), 'utf8')).toBe(fixtureText('no-answer.txt'));
    expect(parse(await readFile(join(archive, 'quarantine', note), 'utf8'))).toMatchObject({
      version: 1,
      item,
      reason: 'no-answer',
      message: expect.stringMatching(/^No answer was found/u),
      settle: expect.stringContaining(`import "${archive}/quarantine/${item}" --column "Ask Nora"`),
      source: fixturePath('no-answer.txt'),
      line: 1,
      format: 'column-text',
      column: 'Ask Nora',
    });
  });

  test('an unknown format or field of --map is refused with the nearest right word', async () => {
    const { run } = await workplace();
    await expect(run(['x'], { format: 'markdwon' })).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(/did you mean "markdown"\?/u),
    });
    await expect(run(['x'], { map: ['awnser=a'] })).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(/did you mean "answer"\?/u),
    });
  });
});

describe('writing', () => {
  const many = Array.from({ length: 20 }, (_, at) =>
    record({ id: at, title: `Letter ${at}`, question: `Question of letter ${at}?`, answer: 'Yes.' }),
  ).join('');
  const fullAfter = (files: number) => {
    let written = 0;
    return async (path: string, text: string | Uint8Array) => {
      if (++written > files) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      await writeFileWhole(path, text);
    };
  };

  test.each([0, 1, 7, 20, 21])('a disk that is full after %i files: what is there is whole, the rest is named', async (files) => {
    const { archive, run, source } = await workplace();
    const report = await run([await source(many)], { write: fullAfter(files) });
    const written = Math.max(0, files - 1);
    expect(counts(report)).toEqual({ ...NOTHING, found: 20, new: Math.min(20, written), skipped: 20 - Math.min(20, written) });
    expect(report.failed).toBe(true);
    expect(report.problems.filter(({ message }) => message.includes('the disk is full')).length).toBeGreaterThan(0);
    if (written > 0)
      expect(await readCorpus(archive)).toMatchObject({ problems: [], letters: { length: Math.min(20, written) } });
    expect(Object.keys(await snapshot(archive)).filter((path) => path.endsWith('.tmp') || path.endsWith('.lock'))).toEqual([]);
    expect(counts(await run([await source(many)]))).toMatchObject({
      found: 20,
      new: 20 - Math.min(20, written),
      unchanged: Math.min(20, written),
    });
  });

  test('a signal stops between letters, and the next import goes on', async () => {
    const { archive, run, source } = await workplace();
    const stop = new AbortController();
    let files = 0;
    const write = async (path: string, text: string | Uint8Array) => {
      await writeFileWhole(path, text);
      if (++files === 6) stop.abort();
    };
    const report = await run([await source(many)], { write, signal: stop.signal });
    expect(counts(report)).toEqual({ ...NOTHING, found: 20, new: 5, skipped: 15 });
    expect(report.interrupted).toBe(true);
    expect((await readCorpus(archive)).problems).toEqual([]);
    expect(counts(await run([await source(many)]))).toMatchObject({ new: 15, unchanged: 5 });
  });

  test('only one import at a time; a lock of a dead process counts for nothing', async () => {
    const { archive, run, source } = await workplace();
    const unlock = await lockArchive(archive);
    await expect(run([await source(many)])).rejects.toMatchObject({
      code: 'io',
      message: expect.stringMatching(/being written.*writing\.lock/su),
    });
    expect(counts(await run([await source(many)], { dryRun: true }))).toMatchObject({ new: 20 });
    await unlock();
    const lock = join(archive, '.dear-archive/writing.lock');
    const { hostname } = await import('node:os');
    for (const stale of [
      JSON.stringify({ pid: 2 ** 22 + 1, host: hostname(), since: 'x' }),
      JSON.stringify({ pid: process.pid, host: hostname(), since: 'x' }),
      'half',
    ]) {
      await writeFile(lock, stale);
      expect((await run([await source(many)])).found).toBe(20);
    }
    await writeFile(lock, JSON.stringify({ pid: 1, host: 'elsewhere', since: 'x' }));
    await expect(run([await source(many)])).rejects.toMatchObject({ code: 'io' });
  });

  test('what a killed import left behind is removed, and nothing else', async () => {
    const { archive, run, source } = await workplace();
    await mkdir(join(archive, 'letters/ask-ines'), { recursive: true });
    await writeFile(join(archive, 'letters/ask-ines/.undated-x.md.123-4.tmp'), 'half');
    await writeFile(join(archive, 'letters/ask-ines/.notes.tmp'), 'mine');
    await run([await source(record(TOWELS))]);
    expect((await readdir(join(archive, 'letters/ask-ines'))).sort()).toEqual(['.notes.tmp', 'column.yml', 'undated-towels.md']);
    await rm(join(archive, 'letters/ask-ines/.notes.tmp'));
  });

  test('a file that can’t be replaced stays, without a half one beside it', async () => {
    const folder = await makeArchive({ 'target/inside.txt': 'x' });
    await expect(writeFileWhole(join(folder, 'target'), 'text')).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['target']);
  });
});
