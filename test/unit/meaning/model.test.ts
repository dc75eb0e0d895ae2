import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { BUNDLED_MODEL } from '../../../src/config/bundled.ts';
import { type Embedder, embedText } from '../../../src/meaning/embedder.ts';
import { loadModel } from '../../../src/meaning/model.ts';
import { makeArchive } from '../../support/archive-folder.ts';
import { writeTinyModel } from '../../support/tiny-model.ts';
import { cosine, dot } from '../../support/vectors.ts';

const referenceSchema = z.array(z.object({ what: z.string(), text: z.string(), vector: z.array(z.number()).length(384) }));

describe('the bundled sentence encoder', () => {
  const bundled: { embedder?: Embedder } = {};
  const encoder = (): Embedder => {
    if (!bundled.embedder) throw new Error('not loaded');
    return bundled.embedder;
  };
  beforeAll(async () => {
    bundled.embedder = await loadModel({ directory: BUNDLED_MODEL, threads: 1 });
  });
  afterAll(() => encoder().close());

  it('gives the vectors of the fp32 model, at a cosine of .995 or more (models/minilm/README.md)', async () => {
    const reference = referenceSchema.parse(JSON.parse(await readFile(join(BUNDLED_MODEL, 'vectors-reference.json'), 'utf8')));
    expect(reference).toHaveLength(12);
    for (const { what, text, vector } of reference) {
      const own = await embedText(encoder(), text);
      expect({ what, near: cosine(own, vector) >= 0.995 }).toEqual({ what, near: true });
      expect(dot(own, own)).toBeCloseTo(1, 5);
    }
  });

  it('reads parts in the light of each other, and the whole as one text', async () => {
    const parts = ['My brother borrowed money.', 'He never gave it back.', ''];
    const [each] = await encoder().embed([{ parts, each: true }]);
    const [whole] = await encoder().embed([{ parts, each: false }]);
    const alone = await embedText(encoder(), parts[1] ?? '');
    expect(each?.parts).toHaveLength(3);
    expect(cosine(each?.whole ?? [], whole?.whole ?? [])).toBeCloseTo(1, 5);
    expect(cosine(each?.parts[1] ?? [], alone)).toBeGreaterThan(cosine(each?.parts[0] ?? [], alone));
    expect(cosine(each?.parts[1] ?? [], alone)).toBeLessThan(0.999);
    expect(dot(each?.parts[2] ?? [], each?.parts[2] ?? [])).toBe(0);
    expect(whole?.parts).toEqual([]);
  });

  it('gives parts beyond its window vectors too', async () => {
    const parts = Array.from({ length: 40 }, (_, at) => `This is sentence number ${at} about a borrowed ladder.`);
    const [found] = await encoder().embed([{ parts, each: true }]);
    for (const part of found?.parts ?? []) expect(dot(part, part)).toBeCloseTo(1, 5);
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \n '],
    ['emoji', '🙁🙁🙁'],
    ['another script', 'שלום עולם'],
    ['half a surrogate pair', 'a \ud83d b'],
    ['100,000 characters', 'ladder '.repeat(14_286)],
  ])('takes %s', async (_, text) => {
    const vector = await embedText(encoder(), text);
    expect(vector.every(Number.isFinite)).toBe(true);
    expect(dot(vector, vector)).toBeCloseTo(1, 5);
  });

  it('stops between passages', async () => {
    await expect(embedText(encoder(), 'a', AbortSignal.abort())).rejects.toMatchObject({ code: 'interrupted' });
  });
});

describe('a model folder', () => {
  const load = (directory: string) => loadModel({ directory, threads: 1 });

  it('of another model is one with other dimensions and fingerprint', async () => {
    const folder = await makeArchive({});
    await writeTinyModel(join(folder, 'a'));
    await writeTinyModel(join(folder, 'b'), { seed: 'other' });
    await writeTinyModel(join(folder, 'c'), { manifest: null });
    const [a, b, c] = await Promise.all(['a', 'b', 'c'].map((name) => load(join(folder, name))));
    expect(a?.model).toMatchObject({ name: 'a', dimensions: 8 });
    expect(a?.model.fingerprint).toMatch(/^[0-9a-f]{64}$/u);
    expect(b?.model.fingerprint).not.toBe(a?.model.fingerprint);
    expect(c?.model.fingerprint).toBe(a?.model.fingerprint);
    await Promise.all([a, b, c].map((embedder) => embedder?.close()));
  });

  it('that is not there is named, with what to do', async () => {
    await expect(load('/nowhere/model')).rejects.toMatchObject({
      code: 'model',
      message: expect.stringMatching(
        /^The sentence encoder can't be read: \/nowhere\/model\/\S+: there is no such file or folder\. Put /u,
      ),
    });
  });

  const refusals: readonly [string, (folder: string) => Promise<void>, RegExp][] = [
    [
      'has a cut file',
      async (folder) => truncate(join(folder, 'model.onnx'), 1000),
      /model\.onnx has another checksum than model\.json says/u,
    ],
    [
      'has another checksum',
      async (folder) => writeFile(join(folder, 'model.json'), '{"files":{"model.onnx":{"sha256":"00"}}}'),
      /model\.onnx has another checksum than model\.json says/u,
    ],
    [
      'has a list that is no JSON',
      async (folder) => writeFile(join(folder, 'model.json'), '{'),
      /model\.json is not a list of files with checksums/u,
    ],
    [
      'has a list of another kind',
      async (folder) => writeFile(join(folder, 'model.json'), '[]'),
      /model\.json is not a list of files with checksums/u,
    ],
    ['has a tokenizer that is no JSON', async (folder) => writeFile(join(folder, 'tokenizer.json'), ''), /JSON/u],
    [
      'has vectors of six numbers',
      async (folder) => writeTinyModel(folder, { dimensions: 6 }),
      /its vectors have 6 numbers, and only multiples of 4 can be kept/u,
    ],
    [
      'is no model',
      async (folder) => {
        await writeTinyModel(folder, { manifest: null });
        await writeFile(join(folder, 'model.onnx'), 'nothing of that kind');
        await writeFile(join(folder, 'model.json'), '{"files":{}}');
      },
      /./u,
    ],
  ];
  it.each(refusals)('that %s is refused with the reason and a cure', async (_, spoil, reason) => {
    const folder = await makeArchive({});
    await writeTinyModel(folder);
    await spoil(folder);
    const refused = load(folder);
    await expect(refused).rejects.toMatchObject({ code: 'model', message: expect.stringMatching(reason) });
    await expect(refused).rejects.toThrow(`The sentence encoder in ${folder} can't be used: `);
    await expect(refused).rejects.toThrow('Restore its files');
  });
});
