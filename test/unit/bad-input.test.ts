// Every kind of bad input that people, files and disks have given to programs: a clear answer each, no crash, nothing lost.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Archive, openArchive } from '../../src/archive.ts';
import { importSources } from '../../src/keeping.ts';
import { readCorpus } from '../../src/letters/corpus.ts';
import type { Findings } from '../../src/search/match.ts';
import { MAX_QUESTION } from '../../src/search/question.ts';
import { COLUMN_FILE, letterFile, makeArchive } from '../support/archive-folder.ts';
import { createFakeEmbedder } from '../support/embedders.ts';
import { inventLetter } from '../support/invented-letters.ts';
import { writeLetters } from '../support/letter-folder.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const IMPORT = fileURLToPath(new URL('../fixtures/import/run.ts', import.meta.url));

const firstOf = (findings: Findings) => (findings.outcome === 'matches' ? findings.matches[0].letter.id : undefined);

describe.each(['words alone', 'words and meaning'])('a question to an archive with %s', (how) => {
  const opened: { archive?: Archive; remove?: () => Promise<void> } = {};
  const ask = async (question: string) => {
    const findings = await opened.archive?.ask(question);
    if (!findings) throw new Error('no archive');
    return findings;
  };
  beforeAll(async () => {
    const letters = Array.from({ length: 12 }, (_, at) => inventLetter(at));
    const { directory, remove } = await writeLetters(letters);
    opened.remove = remove;
    const model = how === 'words alone' ? undefined : async () => createFakeEmbedder({ dimensions: 8 });
    opened.archive = await openArchive({ directory, model });
    await opened.archive.ready;
  });
  afterAll(async () => {
    await opened.archive?.close();
    await opened.remove?.();
  });

  it.each([
    ['empty', ''],
    ['blank', ' \t\n\u00a0\u2003\n '],
    ['only emoji', '🙁🙁👨‍👩‍👧'],
    ['only marks', '?!… — ""'],
    ['only control characters', '\u0000\u0007\u001b\u009f'],
    ['only half surrogate pairs', '\ud83d\udc00\ud83d'],
    ['only words that say nothing', 'what should we do'],
  ])('that is %s has no words to search by, and is told so', async (_, question) => {
    expect(await ask(question)).toMatchObject({ outcome: 'nothing-close', reason: 'no-words', nearest: [] });
  });

  it.each([
    ['is one letter long', 'x'],
    ['is in another script, from right to left', 'אחותי לקחה את הסולם ולא החזירה'],
    ['is in a script without spaces', '姉がはしごを借りたまま返してくれません'],
  ])('that %s is searched, and nothing is near', async (_, question) => {
    expect(await ask(question)).toMatchObject({ outcome: 'nothing-close', reason: 'too-far', searched: { letters: 12 } });
  });

  it('finds the same with what can not be seen in it: control characters, NUL, half pairs, marks that turn the direction', async () => {
    const { question } = inventLetter(4);
    expect(firstOf(await ask(question))).toBe(inventLetter(4).id);
    const words = question.split(' ');
    for (const dirt of ['\u0000', '\u001b', '\ud800', '\u202e', '\ufeff'])
      expect(firstOf(await ask(words.join(` ${dirt}`)))).toBe(inventLetter(4).id);
  });

  it('of 100,000 characters is read in part, which is told, whether it has spaces or not', async () => {
    const { question } = inventLetter(4);
    const long = await ask(`${question} `.repeat(Math.ceil(100_000 / question.length)));
    expect(firstOf(long)).toBe(inventLetter(4).id);
    expect(long.searched.readOnly).toBeGreaterThan(MAX_QUESTION - 100);
    expect(long.searched.readOnly).toBeLessThanOrEqual(MAX_QUESTION);
    expect((await ask('x'.repeat(100_000))).outcome).toBe('nothing-close');
    expect((await ask('🙁'.repeat(50_000))).outcome).toBe('nothing-close');
    expect((await ask('\n'.repeat(100_000))).outcome).toBe('nothing-close');
  });
});

describe('letter files', () => {
  it('with one id cannot be: two that differ in capitals, or are one file by two names, are told', async () => {
    const directory = await makeArchive({
      'letters/ask-ada/column.yml': COLUMN_FILE,
      'letters/ask-ada/Ladder.md': letterFile(),
      'letters/ask-ada/ladder.md': letterFile(),
      'letters/ask-ada/other.md': letterFile({ front: ['title: x', 'id: ask-ada/ladder'] }),
    });
    const { letters, problems } = await readCorpus(directory);
    expect(letters.map(({ id }) => id)).toEqual(['ask-ada/Ladder', 'ask-ada/ladder']);
    expect(problems.map(({ file, line }) => [file.slice(directory.length + 1), line])).toEqual(
      expect.arrayContaining([
        ['letters/ask-ada/other.md', 3],
        [expect.stringMatching(/[Ll]adder\.md$/u), undefined],
      ]),
    );
    const archive = await openArchive({ directory });
    expect((await archive.ask('Should I ask for the ladder back?')).outcome).toBe('matches');
    await archive.close();
  });

  it('in a folder that links back to itself are read once', async () => {
    const directory = await makeArchive({ 'letters/ask-ada/column.yml': COLUMN_FILE, 'letters/ask-ada/a.md': letterFile() });
    await symlink(join(directory, 'letters'), join(directory, 'letters/ask-ada/again'));
    await symlink('.', join(directory, 'letters/loop'));
    const { letters, problems } = await readCorpus(directory);
    expect(letters.map(({ id }) => id)).toEqual(['ask-ada/a']);
    for (const { message } of problems) expect(message).toMatch(/\.$/u);
  });
});

describe('a folder that may not be read', () => {
  // No mode stops an administrator, so then another user reads it in a process of its own.
  const isRoot = process.getuid?.() === 0;
  const reader = isRoot ? ['setpriv', '--reuid', '65534', '--clear-groups', process.execPath] : [process.execPath];
  const run = (words: readonly string[]) => {
    const [command = '', ...own] = [...reader, 'bin/dear-archive.mjs', ...words];
    return spawnSync(command, own, { cwd: PROJECT, encoding: 'utf8', env: { ...process.env, MODEL: 'none' } });
  };

  it('is named with what to do, and the other letters are there', async (context) => {
    const { status, error } = run(['--version']);
    context.skip(error !== undefined || status !== 0, 'no other user may run this program here');
    const directory = await makeArchive({
      'letters/ask-ada/a.md': letterFile(),
      'letters/ask-bob/column.yml': 'name: Ask Bob\n',
      'letters/ask-bob/b.md': letterFile(),
    });
    await chmod(directory, 0o755);
    await chmod(join(directory, 'letters/ask-ada'), 0o000);
    const check = run(['check', '--archive', directory]);
    await chmod(join(directory, 'letters/ask-ada'), 0o755);
    expect(check.status).toBe(3);
    expect(check.stdout).toContain("ask-ada: This folder can't be listed: permission denied: give the user");
    expect(check.stdout).not.toContain('ask-bob/b.md');
  });
});

describe('a disk that is full while letters are imported', () => {
  const disk = { folder: '', isMounted: false };
  beforeAll(async () => {
    disk.folder = await mkdtemp(join(tmpdir(), 'dear-archive-disk-'));
    disk.isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', disk.folder]).status === 0;
  });
  afterAll(async () => {
    if (disk.isMounted) execFileSync('umount', [disk.folder]);
    await rm(disk.folder, { recursive: true, force: true });
  });
  const records = (count: number, length: number) =>
    Array.from({ length: count }, (_, at) => {
      const { title, question } = inventLetter(at);
      return `${JSON.stringify({ id: at, column: 'Ask Ada', title, question, answer: `${'Ask again. '.repeat(length)}` })}\n`;
    }).join('');

  it('keeps whole what was written, names the rest, and goes on when there is room', async (context) => {
    context.skip(!disk.isMounted, 'a small file system can be mounted by an administrator only');
    const source = join(await makeArchive({ 'source.jsonl': records(60, 300) }), 'source.jsonl');
    const archive = join(disk.folder, 'archive');
    const report = await importSources({ archive, sources: [source] });
    expect(report.failed).toBe(true);
    expect(report.problems.some(({ message }) => message.includes('the disk is full'))).toBe(true);
    expect(report.new).toBeGreaterThan(5);
    expect(report.new + report.skipped).toBe(60);
    const { letters, problems } = await readCorpus(archive);
    expect(problems).toEqual([]);
    expect(letters).toHaveLength(report.new);
    const names = await readdir(archive, { recursive: true });
    expect(names.filter((name) => /\.(?:tmp|lock)$/u.test(name))).toEqual([]);
    const told: string[] = [];
    const reader = await openArchive({ directory: archive, tell: (sentence) => told.push(sentence) });
    expect((await reader.ask(letters[0]?.question ?? '')).outcome).toBe('matches');
    await reader.close();
    expect(told.every((sentence) => /can't be kept: the disk is full/u.test(sentence))).toBe(true);
    execFileSync('mount', ['-o', 'remount,size=4m', disk.folder]);
    expect(await importSources({ archive, sources: [source] })).toMatchObject({ found: 60, failed: false, problems: [] });
    expect((await readCorpus(archive)).letters).toHaveLength(60);
  });

  // The kernel cuts a write at the limit first and refuses the next, as a disk with little room does.
  it('that cuts one long letter short keeps the others whole', async () => {
    const folder = await makeArchive({ 'source.jsonl': records(3, 10) });
    const source = join(folder, 'source.jsonl');
    const long = JSON.stringify({
      id: 99,
      column: 'Ask Ada',
      title: 'Long',
      question: 'Is it long?',
      answer: 'Yes. '.repeat(30_000),
    });
    await writeFile(source, `${await readFile(source, 'utf8')}${long}\n`);
    const archive = join(folder, 'archive');
    const order = `trap '' XFSZ; ulimit -f 64; exec "$0" --import tsx "$1" "$2" "$3"`;
    spawnSync('bash', ['-c', order, process.execPath, IMPORT, archive, source], { cwd: PROJECT });
    const { letters, problems } = await readCorpus(archive);
    expect(problems).toEqual([]);
    expect(letters).toHaveLength(3);
    expect(await importSources({ archive, sources: [source] })).toMatchObject({ new: 1, unchanged: 3, problems: [] });
  });
});
