import { describe, expect, it } from 'vitest';
import type { Embedder, Passage } from '../../../src/meaning/embedder.ts';
import { openThread } from '../../../src/meaning/encoder-thread.ts';
import { startEmbedder } from '../../../src/meaning/threaded.ts';

const ENTRY = new URL('../../fixtures/meaning/thread.mjs', import.meta.url);
const start = (directory = 'good'): Promise<Embedder> => startEmbedder({ directory, threads: 1 }, openThread(ENTRY));
const say = (...parts: string[]): Passage[] => [{ parts, each: false }];
const WAITING = say('wait');

describe('an encoder in a thread', () => {
  it('gives each passage its own vectors, parts where they are wanted', async () => {
    const embedder = await start();
    expect(embedder.model).toEqual({ name: 'thread', fingerprint: 'f', dimensions: 4 });
    const found = await embedder.embed([
      { parts: ['a', 'b'], each: true },
      { parts: ['c', 'd'], each: false },
    ]);
    const rows = found.map(({ whole, parts }) => [whole, ...parts].map((row) => [...row]));
    expect(rows).toEqual([
      [
        [0, 0, 0, 0],
        [1, 1, 1, 1],
        [2, 2, 2, 2],
      ],
      [[3, 3, 3, 3]],
    ]);
    expect(await embedder.embed([])).toEqual([]);
    await embedder.close();
  });

  it('says in the words of the loader why it can not start', async () => {
    await expect(start('fail')).rejects.toMatchObject({ code: 'model', message: 'no such model' });
    await expect(start('exit')).rejects.toMatchObject({
      code: 'model',
      message:
        'The thread of the sentence encoder ended: it left with code 3. Words go on; start the program again to get meaning back.',
    });
  });

  it('stops waiting when the signal aborts, before or while it works, and works on for others', async () => {
    const embedder = await start();
    await expect(embedder.embed(WAITING, AbortSignal.abort())).rejects.toMatchObject({ code: 'interrupted' });
    const stop = new AbortController();
    const stopped = embedder.embed(WAITING, stop.signal);
    const other = embedder.embed(say('a'));
    stop.abort();
    await expect(stopped).rejects.toMatchObject({ code: 'interrupted' });
    expect(await other).toHaveLength(1);
    await embedder.close();
  });

  it('fails at one job and goes on with the next', async () => {
    const embedder = await start();
    await expect(embedder.embed(say('refuse'))).rejects.toMatchObject({
      code: 'model',
      message: 'The sentence encoder failed: a bad text',
    });
    expect(await embedder.embed(say('a'))).toHaveLength(1);
    await embedder.close();
  });

  it.each([
    ['throw', 'out of memory'],
    ['exit', 'it left with code 7'],
  ])('whose thread dies (%s) tells all who wait and all who come, for the true reason, and can be closed', async (order, why) => {
    const embedder = await start();
    const jobs = [embedder.embed(WAITING), embedder.embed(say(order))];
    const message = `The thread of the sentence encoder ended: ${why}. Words go on; start the program again to get meaning back.`;
    for (const { status, reason } of (await Promise.allSettled(jobs)).map((settled) => ({ reason: undefined, ...settled })))
      expect({ status, reason }).toMatchObject({ status: 'rejected', reason: { code: 'model', message } });
    await expect(embedder.embed(say('a'))).rejects.toMatchObject({ code: 'model', message });
    await embedder.close();
  });

  it('that is closed forgets what waits, and may be closed twice', async () => {
    const embedder = await start();
    const waiting = embedder.embed(WAITING);
    const refused = expect(waiting).rejects.toMatchObject({ code: 'model', message: 'The sentence encoder was closed.' });
    await Promise.all([embedder.close(), embedder.close()]);
    await refused;
    await embedder.close();
    await expect(embedder.embed(say('a'))).rejects.toMatchObject({ code: 'model' });
  });
});
