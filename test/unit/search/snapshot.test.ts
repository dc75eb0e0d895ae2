import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openSections, writeSections } from '../../../src/storage/sections.ts';
import { COLUMN_FILE, makeArchive } from '../../support/archive-folder.ts';
import { createFakeEmbedder } from '../../support/embedders.ts';
import { readSnapshot, startArchive, startFresh } from '../../support/indexing.ts';
import { type InventedLetter, inventLetter } from '../../support/invented-letters.ts';
import { pickBelow, seededNumbers } from '../../support/seeded.ts';

const FILES = ['families.json', 'fit.bin', 'labels.bin', 'vectors.bin', 'words.bin'] as const;
const LETTERS = Array.from({ length: 24 }, (_, at) => inventLetter(at));
const OUTDATED = /^The letters have changed since .* It is brought up to date\.$/u;

/** An archive that was indexed, and how to change its letters. */
async function makeIndexed() {
  // One letter is there twice, so that there are families.
  const copy = { ...inventLetter(3), path: 'letters/ask-ada/the-copy.md' };
  const directory = await makeArchive({
    'letters/ask-ada/column.yml': COLUMN_FILE,
    ...Object.fromEntries([...LETTERS, copy].map(({ path, text }) => [path, text])),
  });
  const write = async ({ path, text }: InventedLetter) => writeFile(join(directory, path), text);
  const first = await startArchive(directory);
  return { directory, write, first, made: await readSnapshot(directory) };
}

describe('a snapshot', () => {
  it('has five files, is told about by nobody, and is not made again at the next start, which embeds nothing', async () => {
    const { directory, first, made } = await makeIndexed();
    expect(Object.keys(made)).toEqual([...FILES]);
    expect(first.told).toEqual([]);
    expect(await startArchive(directory)).toEqual({ ...first, embedded: [] });
    expect(await readSnapshot(directory)).toEqual(made);
  });

  it('that can not be kept is told, and the answers are the same', async () => {
    const { directory, first } = await makeIndexed();
    await rm(join(directory, 'index'), { recursive: true });
    await writeFile(join(directory, 'index'), 'a file where a folder should be');
    const { answers, told } = await startArchive(directory);
    expect(answers).toEqual(first.answers);
    for (const file of FILES)
      expect(told).toContainEqual(
        expect.stringMatching(new RegExp(`index/${file} can't be (?:kept|read): a part of the path`, 'u')),
      );
  });

  it('that holds folders in the place of its files is told, and the answers are the same', async () => {
    const { directory, first } = await makeIndexed();
    await rm(join(directory, 'index'), { recursive: true });
    for (const file of FILES) await mkdir(join(directory, 'index', file, 'x'), { recursive: true });
    const { answers, told } = await startArchive(directory);
    expect(answers).toEqual(first.answers);
    expect(told.filter((sentence) => sentence.includes("can't be read: it is a folder"))).toHaveLength(FILES.length);
  });
});

describe.each(FILES)('a damaged %s', (file) => {
  /** Spoils the file in many ways, one after the other: each is told, mended on disk, and changes no answer. */
  async function trySpoiling(spoils: readonly ((bytes: Buffer) => Buffer)[]) {
    const { directory, first, made } = await makeIndexed();
    const path = join(directory, 'index', file);
    const right = await readFile(path);
    for (const spoil of spoils) {
      await writeFile(path, spoil(Buffer.from(right)));
      const { answers, told } = await startArchive(directory);
      expect(told).toEqual([
        expect.stringMatching(new RegExp(`index/${file} can't be used \\(.+\\)\\. It is made again\\.$`, 'u')),
      ]);
      expect(answers).toEqual(first.answers);
      expect(await readSnapshot(directory)).toEqual(made);
    }
  }

  it('that was cut anywhere is made again, and that is told', async () => {
    const places = [0, 1, 7, 8, 31, 32, 40, 0.3, 0.6, 0.9];
    await trySpoiling([
      ...places.map((place) => (bytes: Buffer) => bytes.subarray(0, place < 1 ? Math.floor(place * bytes.length) : place)),
      (bytes) => bytes.subarray(0, -2),
    ]);
  }, 60_000);

  it('in which a bit was flipped is made again, and that is told', async () => {
    const next = seededNumbers(`flips of ${file}`);
    const flip = (bytes: Buffer) => {
      const at = pickBelow(next, bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << pickBelow(next, 8));
      return bytes;
    };
    await trySpoiling(Array.from({ length: 12 }, () => flip));
  }, 60_000);

  it('that is something else altogether is made again, and that is told', async () => {
    await trySpoiling([() => Buffer.from('{"pairs":[]}'), (bytes) => Buffer.concat([bytes, Buffer.from('more')])]);
  });
});

describe('a snapshot of another version of the program', () => {
  /** Writes the file again as another version would have written it: whole, with its checksums. */
  async function rewrite(path: string, kind: string, shape: Parameters<typeof openSections>[2], about: object) {
    const opened = openSections(await readFile(path), kind, shape);
    if (!opened.ok) throw new Error(opened.detail);
    const before = typeof opened.about === 'object' ? opened.about : {};
    await writeFile(path, writeSections({ kind, about: { ...before, ...about }, arrays: opened.arrays }));
  }

  it.each([
    ['words.bin', 'letters-by-words', { frozen: Uint8Array, hashes: Uint8Array }, { analyser: 'another' }],
    [
      'fit.bin',
      'fit',
      {
        mean: Float32Array,
        metric: Float32Array,
        keys: Uint8Array,
        lengths: Float32Array,
        background: Int8Array,
        backgroundScales: Float32Array,
      },
      { recipe: 'another' },
    ],
  ] as const)('is made again, and that is told: %s', async (file, kind, shape, about) => {
    const { directory, first, made } = await makeIndexed();
    await rewrite(join(directory, 'index', file), kind, shape, about);
    const { answers, told } = await startArchive(directory);
    expect(told).toEqual([expect.stringContaining(`${file} can't be used (another version of this program made it)`)]);
    expect(answers).toEqual(first.answers);
    expect(await readSnapshot(directory)).toEqual(made);
  });
});

describe('a snapshot of another model', () => {
  it('is made again whole, and that is told', async () => {
    const { directory } = await makeIndexed();
    const other = () => createFakeEmbedder({ dimensions: 8, fingerprint: 'fake-2' });
    const fresh = await startFresh(directory, { embedder: other() });
    const { answers, told, embedded } = await startArchive(directory, { embedder: other() });
    expect(told).toEqual([
      expect.stringMatching(/vectors\.bin can't be used \(another model made it \(fake, not fake\)\)/u),
      expect.stringMatching(/labels\.bin can't be used \(another model made it \(fake, not fake\)\)/u),
      expect.stringMatching(/fit\.bin can't be used \(it was fitted to vectors of another model\)/u),
    ]);
    expect(embedded.toSorted()).toEqual(fresh.embedded.toSorted());
    expect(answers).toEqual(fresh.answers);
    expect((await startArchive(directory, { embedder: other() })).told).toEqual([]);
  });
});

describe('letters that changed', () => {
  const passages = ({ title, question }: InventedLetter) => [
    title,
    expect.stringContaining(question.slice(-20)),
    expect.any(String),
  ];

  it('few of them: only these are embedded, it is told once, and they are found as they are now', async () => {
    const { directory, write, made } = await makeIndexed();
    const changed = inventLetter(5, 2);
    await write(changed);
    await rm(join(directory, LETTERS[6]?.path ?? ''));
    const questions = [changed.question, LETTERS[5]?.question ?? '', LETTERS[6]?.question ?? ''];
    const { answers, told, embedded } = await startArchive(directory, { questions });
    expect(told).toEqual([expect.stringMatching(OUTDATED)]);
    expect(embedded).toEqual(passages(changed));
    expect(answers[0]).toHaveProperty('matches.0.letter.id', changed.id);
    expect(answers[0]).toHaveProperty('matches.0.letter.title', changed.title);
    expect(JSON.stringify(answers)).not.toContain('number6?');
    const now = await readSnapshot(directory);
    expect(now['words.bin']).toBe(made['words.bin']);
    expect(now['vectors.bin']).not.toBe(made['vectors.bin']);
    const again = await startArchive(directory, { questions });
    expect(again).toEqual({ answers, told: [], embedded: [] });
    expect(await readSnapshot(directory)).toEqual(now);
  });

  it('many of them: only these are embedded, it is told once, and the answers are those of a new index', async () => {
    const { directory, write } = await makeIndexed();
    const changed = [1, 2, 4, 8, 9].map((number) => inventLetter(number, 2));
    const added = [40, 41, 42].map((number) => inventLetter(number));
    for (const letter of [...changed, ...added]) await write(letter);
    for (const number of [10, 11, 12]) await rm(join(directory, LETTERS[number]?.path ?? ''));
    const fresh = await startFresh(directory);
    const { answers, told, embedded } = await startArchive(directory);
    expect(told).toEqual([expect.stringMatching(OUTDATED)]);
    expect(answers).toEqual(fresh.answers);
    const unchanged = new Set(LETTERS.map(({ title }) => title));
    expect(embedded.filter((text) => unchanged.has(text))).toEqual([]);
    for (const { title } of [...changed, ...added]) expect(embedded).toContain(title);
    expect(await startArchive(directory)).toEqual({ answers, told: [], embedded: [] });
  });

  it('all of them, as many as before: whitening and gate are those of the new letters', async () => {
    const { directory, write } = await makeIndexed();
    await rm(join(directory, 'letters/ask-ada/the-copy.md'));
    for (const { path } of LETTERS) await rm(join(directory, path));
    for (let number = 100; number < 125; number++) await write(inventLetter(number));
    const fresh = await startFresh(directory);
    const { answers, told } = await startArchive(directory);
    expect(answers).toEqual(fresh.answers);
    expect(told).toEqual([expect.stringMatching(OUTDATED)]);
  });

  it('one at a time: when they are more than a tenth, the answers are those of a new index again', async () => {
    const { directory, write, made } = await makeIndexed();
    const fitted = z.object({ about: z.object({ fittedTo: z.number(), changedSince: z.number() }) });
    const changes: number[] = [];
    const words: boolean[] = [];
    for (const number of [0, 1, 2]) {
      await write(inventLetter(number, 3));
      const { answers } = await startArchive(directory);
      const now = await readSnapshot(directory);
      const fit = openSections(await readFile(join(directory, 'index/fit.bin')), 'fit', {});
      changes.push(fitted.parse(fit).about.changedSince);
      words.push(now['words.bin'] === made['words.bin']);
      if (number === 2) expect(answers).toEqual((await startFresh(directory)).answers);
    }
    // Three of 25 letters, or 9 of their 75 passages, are more than a tenth.
    expect(changes).toEqual([3, 6, 0]);
    expect(words).toEqual([true, true, false]);
  });

  it('until none is left: nothing is found, and nothing fails', async () => {
    const { directory } = await makeIndexed();
    await rm(join(directory, 'letters/ask-ada'), { recursive: true });
    const { answers } = await startArchive(directory);
    for (const answer of answers) expect(answer).toMatchObject({ outcome: 'nothing-close', nearest: [] });
  });
});
