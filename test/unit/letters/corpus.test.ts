import { execFileSync } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCorpus } from '../../../src/letters/corpus.ts';
import { letterKey } from '../../../src/letters/letter.ts';
import { COLUMN_FILE, letterFile, makeArchive } from '../../support/archive-folder.ts';
import { idOf } from '../../support/letters.ts';

/** Problems as "path below the archive:line: message". */
async function read(directory: string) {
  const { letters, columns, problems } = await readCorpus(directory);
  return {
    ids: letters.map(({ id }) => id),
    columns: columns.map(({ name }) => name),
    problems: problems.map(
      ({ file, line, message }) => `${file.slice(directory.length + 1)}${line ? `:${line}` : ''}: ${message}`,
    ),
  };
}

describe('readCorpus', () => {
  it('reads the letters of all columns in the order of their ids', async () => {
    const directory = await makeArchive({
      'letters/ask-bob/column.yml': 'name: Ask Bob',
      'letters/ask-bob/undated-b.md': letterFile(),
      'letters/ask-ada/column.yml': COLUMN_FILE,
      'letters/ask-ada/2020-01-02-a.md': letterFile(),
      'letters/ask-ada/2019-a.md': letterFile(),
      'letters/.git/x.md': 'not ours',
      'letters/ask-ada/.draft.md': 'not ours',
      'letters/ask-ada/README': 'not ours',
    });
    expect(await read(directory)).toEqual({
      ids: ['ask-ada/2019-a', 'ask-ada/2020-01-02-a', 'ask-bob/undated-b'],
      columns: ['Ask Ada', 'Ask Bob'],
      problems: [],
    });
  });

  it('lists everything that is wrong at once, and still reads what is right', async () => {
    const directory = await makeArchive({
      'letters/ask-ada/column.yml': COLUMN_FILE,
      'letters/ask-ada/good.md': letterFile(),
      'letters/ask-ada/no-answer.md': '---\ntitle: x\n---\n## Question\nq\n',
      'letters/ask-ada/latin-1.md': Buffer.from('---\ntitle: caf\xe9\n---\n', 'latin1'),
      'letters/ask-ada/nul.md': '---\ntitle: x\n\0',
      'letters/ask-ada/Ein Brief.md': letterFile(),
      'letters/ask-ada/loop.md': { linkTo: 'loop.md' },
      'letters/ask-ada/gone.md': { linkTo: 'nowhere.md' },
      'letters/ask-ada/folder.md/x.txt': '',
      'letters/ask-ada/2020/lost.md': letterFile(),
      'letters/ask-ada/shouted.MD': letterFile(),
      'letters/ask-ada/refers.md': letterFile({ front: ['title: x', 'updateOf: ask-ada/nobody'] }),
      'letters/Ask Bob/x.md': letterFile(),
      'letters/stray.md': letterFile(),
      'letters/circle': { linkTo: 'circle' },
    });
    const { ids, problems } = await read(directory);
    expect(ids).toEqual(['ask-ada/good', 'ask-ada/refers']);
    expect(problems.toSorted()).toEqual(
      [
        'letters/Ask Bob/column.yml: There is no column.yml in this folder; the column is called "Ask Bob" until there is one. Write at least "name: Ask Bob" into it.',
        'letters/Ask Bob: The name of this folder can\'t begin a letter\'s id. Rename it in a-z, 0-9 and "-", e.g. "ask-bob".',
        'letters/ask-ada/2020: A folder inside a column is not read. Move its letters into the column.',
        'letters/ask-ada/Ein Brief.md: "ask-ada/Ein Brief" is no letter id: <column-slug>/<file name without .md>, in a-z, 0-9 and "-". Rename the file.',
        'letters/ask-ada/folder.md: A folder inside a column is not read. Move its letters into the column.',
        "letters/ask-ada/gone.md: This file can't be read: there is no such file or folder.",
        'letters/ask-ada/latin-1.md:2: From here on this is not UTF-8. Save the file as UTF-8.',
        "letters/ask-ada/loop.md: This file can't be read: a link that leads back to itself: remove the link.",
        'letters/ask-ada/no-answer.md:6: There is no line "## Answer": a letter needs a question and an answer, each below its heading.',
        'letters/ask-ada/nul.md:3: There is a NUL byte here, so this is no text file. Save it as UTF-8 text.',
        'letters/ask-ada/refers.md: "updateOf" names ask-ada/nobody, and there is no such letter. Correct the id or remove the line.',
        'letters/ask-ada/shouted.MD: This is not read: the name of a letter file ends in ".md". Rename it.',
        "letters/circle: This can't be read: a link that leads back to itself: remove the link.",
        'letters/stray.md: A letter lies outside a column. Move it into letters/<column>/.',
      ].toSorted(),
    );
  });

  it('is not held up by a pipe that has the name of a letter', async () => {
    const directory = await makeArchive({ 'letters/ask-ada/column.yml': COLUMN_FILE });
    execFileSync('mkfifo', [join(directory, 'letters/ask-ada/pipe.md')]);
    expect((await read(directory)).problems).toEqual(['letters/ask-ada/pipe.md: This is no regular file. Remove it.']);
  });

  it.skipIf(process.getuid?.() === 0)(
    'tells which folder and file it may not read (skipped for root, whom no mode stops)',
    async () => {
      const directory = await makeArchive({
        'letters/ask-ada/a.md': letterFile(),
        'letters/ask-bob/column.yml': 'name: Ask Bob',
        'letters/ask-bob/b.md': letterFile(),
      });
      await chmod(join(directory, 'letters/ask-ada'), 0o000);
      await chmod(join(directory, 'letters/ask-bob/b.md'), 0o000);
      const { problems } = await read(directory);
      await chmod(join(directory, 'letters/ask-ada'), 0o700);
      expect(problems).toEqual([
        "letters/ask-ada: This folder can't be listed: permission denied: give the user that runs dear-archive access to it.",
        "letters/ask-bob/b.md: This file can't be read: permission denied: give the user that runs dear-archive access to it.",
      ]);
    },
  );

  it('allows excerpts only where a column.yml is there and can’t be read', async () => {
    const directory = await makeArchive({
      'letters/ask-ada/column.yml': { linkTo: 'column.yml' },
      'letters/ask-ada/a.md': letterFile(),
    });
    const { columns, letters, problems } = await readCorpus(directory);
    expect(columns).toMatchObject([{ name: 'Ask Ada', show: 'excerpt' }]);
    expect(letters).toHaveLength(1);
    expect(problems).toHaveLength(1);
  });

  it('finds two ids with one short key', async () => {
    // Found by hashing ids until two had the same first six bytes.
    const [one, other] = ['a-column/clash-11539256', 'a-column/clash-13471953'];
    expect(letterKey(idOf(one))).toBe(letterKey(idOf(other)));
    const directory = await makeArchive({
      'letters/a-column/column.yml': 'name: A Column',
      [`letters/${one}.md`]: letterFile(),
      [`letters/${other}.md`]: letterFile(),
    });
    expect((await read(directory)).problems).toEqual([
      `letters/${other}.md: This letter and ${one} have the same short key. Rename one of the two files.`,
    ]);
  });

  it('has nothing to read where there is no archive, and says what an archive is', async () => {
    const directory = await makeArchive({ README: '' });
    await expect(readCorpus(directory)).rejects.toThrow(
      /can't be read: .*letters: there is no such file or folder\. An archive keeps its letters in/u,
    );
    await expect(readCorpus(join(directory, 'README'))).rejects.toMatchObject({ code: 'io' });
  });

  it('reads an archive without letters', async () => {
    expect(await read(await makeArchive({ 'letters/ask-ada/column.yml': COLUMN_FILE }))).toEqual({
      ids: [],
      columns: ['Ask Ada'],
      problems: [],
    });
  });
});
