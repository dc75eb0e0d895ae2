import type { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { dismissThread, openThreadEarly, takeThread } from '../../../src/meaning/encoder-thread.ts';
import { startEmbedder } from '../../../src/meaning/threaded.ts';

const SPEAKS = new URL('../../fixtures/meaning/thread.mjs', import.meta.url);
const BREAKS = new URL('data:text/javascript,throw new Error("no such file")');
const taken: Worker[] = [];
const take = () => {
  const thread = takeThread();
  taken.push(thread);
  return thread;
};

describe('the thread of the encoder', () => {
  afterEach(async () => {
    dismissThread();
    for (const thread of taken.splice(0)) await thread.terminate();
  });

  it('is the one that was opened early, for one user', async () => {
    const early = openThreadEarly(SPEAKS);
    const embedder = await startEmbedder({ directory: 'good', threads: 1 });
    expect(embedder.model.name).toBe('thread');
    expect(take()).not.toBe(early);
    await embedder.close();
  });

  it('is a new one where the early one broke before anybody asked for it', async () => {
    const early = openThreadEarly(BREAKS);
    await new Promise((resolve) => early.on('exit', resolve));
    expect(take()).not.toBe(early);
  });
});
