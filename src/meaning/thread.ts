// The encoder's thread: loads the model once, then embeds what it is sent, one job after the other.
import { parentPort, workerData } from 'node:worker_threads';
import type { PassageVectors } from './embedder.ts';
import { type FromThread, type ToThread, threadSettings, toThread } from './messages.ts';
import { loadModel } from './model.ts';

const port = parentPort;
if (!port) throw new Error('This file is the entry of a thread');

type Job = Extract<ToThread, { kind: 'job' }>;
const say = (message: FromThread, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);
const text = (error: unknown) => (error instanceof Error ? error.message : String(error));

try {
  const embedder = await loadModel(threadSettings.parse(workerData));
  let queue = Promise.resolve();
  let isClosing = false;
  port.on('message', (raw) => {
    const message = toThread.parse(raw);
    if (message.kind === 'job') queue = queue.then(() => run(message));
    else {
      isClosing = true;
      queue = queue.then(async () => {
        await embedder.close();
        port.close();
      });
    }
  });
  say({ kind: 'ready', model: embedder.model });

  async function run({ job, passages }: Job): Promise<void> {
    if (isClosing) return;
    try {
      const found = await embedder.embed(passages);
      const vectors = pack(found, embedder.model.dimensions);
      say({ kind: 'done', job, counts: found.map(({ parts }) => 1 + parts.length), vectors }, [vectors.buffer]);
    } catch (error) {
      say({ kind: 'job-failed', job, message: text(error) });
    }
  }
} catch (error) {
  say({ kind: 'failed', message: text(error) });
  port.close();
}

function pack(found: readonly PassageVectors[], dimensions: number): Float32Array<ArrayBuffer> {
  const rows = found.flatMap(({ whole, parts }) => [whole, ...parts]);
  const packed = new Float32Array(rows.length * dimensions);
  rows.forEach((row, index) => {
    packed.set(row, index * dimensions);
  });
  return packed;
}
