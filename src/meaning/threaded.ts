// A sentence encoder in a thread of its own: the thread that answers people never waits for it.
import { ArchiveError, throwIfAborted } from '../errors.ts';
import type { Embedder, Passage, PassageVectors } from './embedder.ts';
import { takeThread } from './encoder-thread.ts';
import { fromThread, type ToThread } from './messages.ts';
import type { ModelOptions } from './model.ts';

type Waiting = { readonly resolve: (vectors: readonly PassageVectors[]) => void; readonly reject: (error: Error) => void };

/**
 * Loads the model in a thread. An idle thread does not keep the process alive; `close` before the process ends.
 * @param worker left out: the thread that was started early, or a new one; tests have threads that fail
 * @throws ArchiveError `model` when the model can't be loaded, in the words of `loadModel`
 */
export function startEmbedder(options: ModelOptions, worker = takeThread()): Promise<Embedder> {
  const waiting = new Map<number, Waiting>();
  let failure: ArchiveError | undefined;
  let isClosing = false;
  let jobs = 0;

  return new Promise((ready, refuse) => {
    const fail = (message: string) => {
      // The first reason is the true one: a thread that failed ends as well.
      failure ??= new ArchiveError('model', message);
      refuse(failure);
      for (const { reject } of waiting.values()) reject(failure);
      waiting.clear();
    };
    const ended = (why: string) =>
      `The thread of the sentence encoder ended: ${why}. Words go on; start the program again to get meaning back.`;
    worker.on('error', (error) => fail(ended(error.message)));
    worker.on('exit', (code) => fail(isClosing ? 'The sentence encoder was closed.' : ended(`it left with code ${code}`)));
    worker.on('message', (raw) => {
      const message = fromThread.parse(raw);
      switch (message.kind) {
        case 'ready':
          worker.unref();
          ready({ model: message.model, embed, close });
          break;
        case 'failed':
          fail(message.message);
          break;
        case 'done':
          settle(message.job)?.resolve(unpack(message.vectors, message.counts));
          break;
        case 'job-failed':
          settle(message.job)?.reject(new ArchiveError('model', `The sentence encoder failed: ${message.message}`));
          break;
      }
    });
    worker.ref();
    const load: ToThread = { kind: 'load', settings: options };
    worker.postMessage(load);
  });

  // The runtime aborts the whole process when its thread is ended in the middle of a pass, so the thread ends by itself.
  function close(): Promise<void> {
    if (failure) return Promise.resolve();
    isClosing = true;
    const message: ToThread = { kind: 'close' };
    return new Promise((resolve) => {
      worker.ref();
      worker.once('exit', () => resolve());
      worker.postMessage(message);
    });
  }

  function settle(job: number): Waiting | undefined {
    const waiter = waiting.get(job);
    waiting.delete(job);
    // The answer to a job that was given up may still come while `close` waits: the process must not end before the thread does.
    if (waiting.size === 0 && !isClosing) worker.unref();
    return waiter;
  }

  async function embed(passages: readonly Passage[], signal?: AbortSignal): Promise<readonly PassageVectors[]> {
    throwIfAborted(signal);
    if (failure) throw failure;
    if (passages.length === 0) return [];
    const job = jobs++;
    const message: ToThread = { kind: 'job', job, passages: passages.map(({ parts, each }) => ({ parts: [...parts], each })) };
    return new Promise((resolve, reject) => {
      const stop = () => settle(job)?.reject(new ArchiveError('interrupted', 'Stopped, because the caller asked for it.'));
      signal?.addEventListener('abort', stop, { once: true });
      const end = () => signal?.removeEventListener('abort', stop);
      waiting.set(job, {
        resolve(vectors) {
          end();
          resolve(vectors);
        },
        reject(error) {
          end();
          reject(error);
        },
      });
      worker.ref();
      worker.postMessage(message);
    });
  }
}

function unpack(packed: Float32Array, counts: readonly number[]): PassageVectors[] {
  const rows = counts.reduce((sum, count) => sum + count, 0);
  const dimensions = packed.length / Math.max(1, rows);
  let row = 0;
  const next = () => packed.subarray(row * dimensions, ++row * dimensions);
  return counts.map((count) => ({ whole: next(), parts: Array.from({ length: count - 1 }, next) }));
}
