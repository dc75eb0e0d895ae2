import { rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Archive, openArchive } from '../../src/archive.ts';
import { openThread } from '../../src/meaning/encoder-thread.ts';
import { startEmbedder } from '../../src/meaning/threaded.ts';
import { COLUMN_FILE, makeArchive } from '../support/archive-folder.ts';
import { createFakeEmbedder } from '../support/embedders.ts';
import { INVENTED_QUESTIONS, inventLetter } from '../support/invented-letters.ts';
import { writeTinyModel } from '../support/tiny-model.ts';

const LETTERS = Array.from({ length: 12 }, (_, at) => inventLetter(at));
const THREAD = new URL('../fixtures/meaning/thread.mjs', import.meta.url);

async function makeLetters(): Promise<string> {
  return makeArchive({
    'letters/ask-ada/column.yml': COLUMN_FILE,
    ...Object.fromEntries(LETTERS.map(({ path, text }) => [path, text])),
  });
}

/** Asks what a letter says, once the search by meaning is known to be there or not. */
async function askFirst(archive: Archive, signal?: AbortSignal) {
  await archive.ready;
  const findings = await archive.ask(LETTERS[3]?.question ?? '', { limit: 1, signal });
  const first = findings.outcome === 'matches' ? findings.matches[0].letter.id : undefined;
  return { first, without: findings.searched.without };
}

describe('an archive whose sentence encoder can not be loaded', () => {
  it.each<[string, (model: string) => Promise<void>, RegExp]>([
    [
      'because it is missing',
      async (model) => rm(model, { recursive: true }),
      /can't be read: .*\/model\/[a-z_]+\.(?:onnx|json): there is no such file/u,
    ],
    ['because it is cut', async (model) => truncate(join(model, 'model.onnx'), 5000), /another checksum than model\.json says/u],
    [
      'because its numbers can not be kept',
      async (model) => writeTinyModel(model, { dimensions: 6 }),
      /its vectors have 6 numbers/u,
    ],
    [
      'because its list of files is broken',
      async (model) => writeFile(join(model, 'model.json'), 'x'),
      /model\.json is not a list/u,
    ],
  ])('%s answers by words, and says so to the reader, the log and the status', async (_, spoil, reason) => {
    const directory = await makeLetters();
    const model = join(directory, 'model');
    await writeTinyModel(model);
    await spoil(model);
    const told: string[] = [];
    const archive = await openArchive({
      directory,
      model: { directory: model, threads: 1 },
      tell: (sentence) => told.push(sentence),
    });
    const { first, without } = await askFirst(archive);
    expect(first).toBe(LETTERS[3]?.id);
    expect(without).toMatch(/^The search by meaning is not at work, so this was found by words alone\. \(The sentence encoder /u);
    expect(without).toMatch(reason);
    expect(archive.status().withoutMeaning).toBe(without);
    expect(told).toEqual([expect.stringMatching(reason)]);
    await archive.close();
  });
});

describe('an archive whose sentence encoder', () => {
  it('is at work finds by meaning, and has nothing to add', async () => {
    const directory = await makeLetters();
    await writeTinyModel(join(directory, 'model'));
    const archive = await openArchive({ directory, model: { directory: join(directory, 'model'), threads: 1 } });
    expect(await askFirst(archive)).toEqual({ first: LETTERS[3]?.id, without: undefined });
    await archive.close();
  });

  it('dies later goes on with words, tells every reader, and the log once', async () => {
    const directory = await makeLetters();
    const told: string[] = [];
    const life = { isOver: false };
    const archive = await openArchive({
      directory,
      model: async () => {
        const thread = await startEmbedder({ directory: 'good', threads: 1 }, openThread(THREAD));
        const death = [{ parts: ['throw'], each: false }];
        return { ...thread, embed: (passages, signal) => thread.embed(life.isOver ? death : passages, signal) };
      },
      tell: (sentence) => told.push(sentence),
    });
    expect((await askFirst(archive)).without).toBeUndefined();
    life.isOver = true;
    for (const { first, without } of [await askFirst(archive), await askFirst(archive)]) {
      expect(first).toBe(LETTERS[3]?.id);
      expect(without).toMatch(/found by words alone\. \(The thread of the sentence encoder ended: out of memory\./u);
    }
    expect(told).toEqual([expect.stringMatching(/^The thread of the sentence encoder ended: out of memory\./u)]);
    await archive.close();
  });

  it('is still loading answers by words, and says that it is loading', async () => {
    const directory = await makeLetters();
    const gate = deferred();
    const archive = await openArchive({ directory, model: async () => gate.promise.then(() => createFakeEmbedder()) });
    const loading = await archive.ask(INVENTED_QUESTIONS[0] ?? '');
    expect(loading.searched.without).toBe('The search by meaning is still loading, so this was found by words alone.');
    expect(loading.outcome).toBe('matches');
    gate.resolve();
    expect((await askFirst(archive)).without).toBeUndefined();
    await archive.close();
  });

  it('is busy with a question that nobody waits for any more gives the question up', async () => {
    const directory = await makeLetters();
    const archive = await openArchive({ directory, model: async () => createFakeEmbedder() });
    await expect(askFirst(archive, AbortSignal.abort())).rejects.toMatchObject({ code: 'interrupted' });
    await archive.close();
  });
});

function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
