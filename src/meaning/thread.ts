// The encoder's thread: loads the model once, then embeds what it is sent, one job after the other.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Embedder, PassageVectors } from './embedder.ts';
import { type FromThread, type ToThread, threadSettings, toThread } from './messages.ts';
import { loadModel } from './model.ts';

if (!parentPort) throw new Error('This file is the entry of a thread');
// No await at the top level: the thread's loader takes this file for CommonJS.
void serve(parentPort);

type Job = Extract<ToThread, { kind: 'job' }>;

/** Loads the model, then answers until it is told to close. */
async function serve(port: MessagePort): Promise<void> {
  const say = (message: FromThread, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);
  try {
    const embedder = await loadModel(threadSettings.parse(workerData));
    let queue = Promise.resolve();
    let isClosing = false;
    port.on('message', (raw) => {
      const message = toThread.parse(raw);
      if (message.kind === 'job') queue = queue.then(() => (isClosing ? undefined : run(message, embedder, say)));
      else {
        isClosing = true;
        queue = queue.then(async () => {
          await embedder.close();
          port.close();
        });
      }
    });
    say({ kind: 'ready', model: embedder.model });
  } catch (error) {
    say({ kind: 'failed', message: text(error) });
    port.close();
  }
}

async function run(
  { job, passages }: Job,
  embedder: Embedder,
  say: (message: FromThread, transfer?: ArrayBuffer[]) => void,
): Promise<void> {
  try {
    const found = await embedder.embed(passages);
    const vectors = pack(found, embedder.model.dimensions);
    say({ kind: 'done', job, counts: found.map(({ parts }) => 1 + parts.length), vectors }, [vectors.buffer]);
  } catch (error) {
    say({ kind: 'job-failed', job, message: text(error) });
  }
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function pack(found: readonly PassageVectors[], dimensions: number): Float32Array<ArrayBuffer> {
  const rows = found.flatMap(({ whole, parts }) => [whole, ...parts]);
  const packed = new Float32Array(rows.length * dimensions);
  rows.forEach((row, index) => {
    packed.set(row, index * dimensions);
  });
  return packed;
}
