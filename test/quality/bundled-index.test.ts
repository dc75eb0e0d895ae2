// Is what is derived from the bundled letters current, so that a fresh clone makes nothing again and says nothing of it?
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openArchive } from '../../src/archive.ts';
import { BUNDLED_ARCHIVE } from '../../src/config/bundled.ts';

const CURE = 'made anew by "npx dear-archive index --archive corpus"';

it('words and families of the bundled letters are taken as they were committed', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'dear-archive-bundled-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  await cp(BUNDLED_ARCHIVE, directory, { recursive: true });
  const told: string[] = [];
  const archive = await openArchive({ directory, tell: (sentence) => told.push(sentence) });
  await archive.close();
  expect(told, CURE).toEqual([]);
  for (const name of ['words.bin', 'families.json']) {
    const [before, after] = await Promise.all(
      [BUNDLED_ARCHIVE, directory].map((folder) => readFile(join(folder, 'index', name))),
    );
    expect(before && after?.equals(before), `${name}: ${CURE}`).toBe(true);
  }
});
