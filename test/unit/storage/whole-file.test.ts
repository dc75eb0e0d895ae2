import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeTemporaries, writeFileWhole } from '../../../src/storage/whole-file.ts';
import { makeArchive } from '../../support/archive-folder.ts';

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));
const WRITER = fileURLToPath(new URL('../../fixtures/storage/write.ts', import.meta.url));

describe('a file that is written whole', () => {
  it('holds the text or the bytes, in folders that are made for it, and leaves nothing beside it', async () => {
    const folder = await makeArchive({});
    await writeFileWhole(join(folder, 'a/b/text'), 'é🙁\n');
    await writeFileWhole(join(folder, 'a/b/bytes'), Uint8Array.of(9, 0, 255, 9).subarray(1, 3));
    expect(await readFile(join(folder, 'a/b/text'), 'utf8')).toBe('é🙁\n');
    expect([...(await readFile(join(folder, 'a/b/bytes')))]).toEqual([0, 255]);
    expect((await readdir(join(folder, 'a/b'))).sort()).toEqual(['bytes', 'text']);
  });

  it('is one of two that are written at once, never a mixture', async () => {
    const folder = await makeArchive({});
    const contents = Array.from({ length: 20 }, (_, at) => String(at).repeat(50_000));
    await Promise.all(contents.map((content) => writeFileWhole(join(folder, 'file'), content)));
    expect(contents).toContain(await readFile(join(folder, 'file'), 'utf8'));
    expect(await readdir(folder)).toEqual(['file']);
  });
});

// A limit on the length of a file makes the kernel write short first and refuse then, just as a disk that fills up does.
describe.skipIf(process.platform === 'win32')('a write that the system cuts short', () => {
  it('fails, keeps what stood there before, and leaves no half file', async () => {
    const folder = await makeArchive({ file: 'before' });
    const order = `trap '' XFSZ; ulimit -f 64; exec "$0" --import tsx "$1" "$2" 200000`;
    const { status, stderr } = spawnSync('bash', ['-c', order, process.execPath, WRITER, join(folder, 'file')], {
      cwd: PROJECT,
      encoding: 'utf8',
    });
    expect({ status, code: /EFBIG/u.test(stderr) }).toEqual({ status: 1, code: true });
    expect(await readFile(join(folder, 'file'), 'utf8')).toBe('before');
    expect(await readdir(folder)).toEqual(['file']);
  });
});

describe('what was left behind', () => {
  const DEAD = 2 ** 22 + 1;
  const files = { [`.a.${DEAD}-1.tmp`]: 'half', [`.b.${process.pid}-9.tmp`]: 'half', '.notes.tmp': 'mine', a: 'whole' };

  it('by a dead process is removed, what a living one writes is not', async () => {
    const folder = await makeArchive(files);
    await removeTemporaries([folder, join(folder, 'nowhere'), join(folder, 'a')], 'the-dead');
    expect((await readdir(folder)).sort()).toEqual([`.b.${process.pid}-9.tmp`, '.notes.tmp', 'a']);
  });

  it('by anybody is removed where nobody else writes', async () => {
    const folder = await makeArchive(files);
    await removeTemporaries([folder], 'anybody');
    expect((await readdir(folder)).sort()).toEqual(['.notes.tmp', 'a']);
  });
});

// A real full disk: a file system of 64 KB in memory, which only an administrator may mount.
const disk = { folder: '', isMounted: false };
beforeAll(async () => {
  disk.folder = await mkdtemp(join(tmpdir(), 'dear-archive-disk-'));
  disk.isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk.folder]).status === 0;
});
afterAll(async () => {
  if (disk.isMounted) execFileSync('umount', [disk.folder]);
  await rm(disk.folder, { recursive: true, force: true });
});

describe('a full disk', () => {
  it('refuses the file, keeps the one before and what else is there', async (context) => {
    context.skip(!disk.isMounted, 'a small file system can be mounted by an administrator only');
    await mkdir(join(disk.folder, 'in'), { recursive: true });
    await writeFileWhole(join(disk.folder, 'in/file'), 'before');
    await writeFile(join(disk.folder, 'in/other'), 'x'.repeat(20_000));
    await expect(writeFileWhole(join(disk.folder, 'in/file'), 'y'.repeat(60_000))).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await readFile(join(disk.folder, 'in/file'), 'utf8')).toBe('before');
    expect((await readdir(join(disk.folder, 'in'))).sort()).toEqual(['file', 'other']);
    await writeFileWhole(join(disk.folder, 'in/file'), 'y'.repeat(20_000));
    expect(await readFile(join(disk.folder, 'in/file'), 'utf8')).toHaveLength(20_000);
  });
});
