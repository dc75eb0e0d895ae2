// The encoder's thread: loads the model that it is told of, then embeds what it is sent, one job after the other.
import { type MessagePort, parentPort } from 'node:worker_threads';
import type { Embedder, PassageVectors } from './embedder.ts';
import { type FromThread, type ToThread, toThread } from './messages.ts';
import { loadModel } from './model.ts';

if (!parentPort) throw new Error('This file is the entry of a thread');
serve(parentPort);

type Job = Extract<ToThread, { kind: 'job' }>;
type Settings = Extract<ToThread, { kind: 'load' }>['settings'];

/** Loads the model, then answers until it is told to close. */
function serve(port: MessagePort): void {
  const say = (message: FromThread, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);
  let embedder: Embedder | undefined;
  let queue = Promise.resolve();
  let isClosing = false;

  async function load(settings: Settings): Promise<void> {
    try {
      embedder = await loadModel(settings);
      say({ kind: 'ready', model: embedder.model });
    } catch (error) {
      say({ kind: 'failed', message: text(error) });
      port.close();
    }
  }

  port.on('message', (raw) => {
    const message = toThread.parse(raw);
    isClosing ||= message.kind === 'close';
    queue = queue.then(async () => {
      if (message.kind === 'load') await load(message.settings);
      else if (message.kind === 'job' && embedder && !isClosing) await run(message, embedder, say);
      else if (message.kind === 'close') {
        await embedder?.close();
        port.close();
      }
    });
  });
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
