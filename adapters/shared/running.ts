// How does an adapter run, whatever the platform? It connects, takes on what comes, and ends when it is told, with its work done.
import type { Archive } from '../../src/archive.ts';
import type { ArchiveError } from '../../src/errors.ts';
import type { Logger } from '../../src/logger.ts';
import type { ChatAdapter } from '../adapter.ts';
import { createEnding, finish } from './life.ts';

/** What a connection may do while it runs. */
export type Running = {
  /** aborts when work under way has to end */
  readonly signal: AbortSignal;
  /** Takes work on: the adapter does not end before it is done, or told to end. */
  readonly take: (work: Promise<void>) => void;
  /** Ends the adapter for good, with the reason. */
  readonly fail: (reason: ArchiveError) => void;
};

/** A connection to a platform, as it runs. */
export type RunningConnection = {
  /** @throws ArchiveError where the platform can't be reached or refuses us */
  open(): Promise<void>;
  /** Nothing more is taken; what was is still answered. */
  stopTaking(): Promise<void> | void;
  /** Once the work is done; left out: nothing is left to close */
  close?(): Promise<void>;
};

/** What an adapter goes by. */
export type RunningOptions = {
  readonly name: string;
  readonly logger: Logger;
  readonly connect: (archive: Archive, running: Running) => RunningConnection;
};

/** An adapter that runs over a connection. */
export function createRunningAdapter(options: RunningOptions): ChatAdapter {
  const ending = new AbortController();
  let running: Promise<void> = Promise.resolve();
  return {
    name: options.name,
    start(archive, signal) {
      running = run(archive, options, AbortSignal.any([signal, ending.signal]));
      return running;
    },
    async stop() {
      ending.abort();
      await running;
    },
  };
}

/** @throws ArchiveError where we can't connect, or the platform ends the connection for good */
async function run(archive: Archive, { name, logger, connect }: RunningOptions, signal: AbortSignal): Promise<void> {
  const lastWork = new AbortController();
  const underWay = new Set<Promise<void>>();
  const { end, fail, reached } = createEnding();
  const take = (doing: Promise<void>) => {
    const work = doing.finally(() => underWay.delete(work));
    underWay.add(work);
  };
  const connection = connect(archive, { signal: lastWork.signal, take, fail });
  signal.addEventListener('abort', end, { once: true });
  try {
    if (signal.aborted) return;
    await Promise.race([connection.open(), reached]);
    if (!signal.aborted) logger.info('adapter-started', { platform: name });
    await reached;
  } finally {
    signal.removeEventListener('abort', end);
    // What was acknowledged is done, so first of all nothing more is taken.
    await connection.stopTaking();
    await finish(underWay, lastWork);
    await connection.close?.();
    logger.info('adapter-stopped', { platform: name });
  }
}
