// How does the bot live on Discord? It connects, takes on what comes, and ends when it is told, with its work done.
import type { Archive, ArchiveStatus } from '../../src/archive.ts';
import type { Clock } from '../../src/clock.ts';
import type { Logger } from '../../src/logger.ts';
import type { Store } from '../../src/state/store.ts';
import type { ChatAdapter } from '../adapter.ts';
import { createCooldown } from '../shared/cooldown.ts';
import { createCursors } from '../shared/cursor.ts';
import { createDelay, createEnding, finish } from '../shared/life.ts';
import { createOnce } from '../shared/once.ts';
import type { Delay } from '../shared/persist.ts';
import { createTurns, inTurns } from '../shared/turns.ts';
import { type Bot, PLATFORM } from './bot.ts';
import { type Connection, type ConnectionOptions, createConnection } from './client.ts';
import { handleEvent } from './handle.ts';
import { readEvent } from './read.ts';

/** What the adapter is given. */
export type DiscordOptions = ConnectionOptions & {
  readonly store: Store;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly random: () => number;
  readonly version: string;
  /** Reads the letter files again. */
  readonly reload: () => Promise<ArchiveStatus>;
  /** left out: real waiting */
  readonly delay?: Delay | undefined;
  /** milliseconds between a person's questions in a channel; left out: that of the cooldown */
  readonly cooldown?: number | undefined;
};

/** While one question waits for the encoder's thread, another is ranked. */
const SEARCHES_AT_ONCE = 2;

/** Discord as a chat platform. */
export function createDiscordAdapter(options: DiscordOptions): ChatAdapter {
  const ending = new AbortController();
  let running: Promise<void> = Promise.resolve();
  return {
    name: PLATFORM,
    start(archive, signal) {
      running = live(archive, options, AbortSignal.any([signal, ending.signal]));
      return running;
    },
    async stop() {
      ending.abort();
      await running;
    },
  };
}

/** @throws ArchiveError where we can't connect, or Discord ends the connection for good */
async function live(archive: Archive, options: DiscordOptions, signal: AbortSignal): Promise<void> {
  const lastWork = new AbortController();
  const underWay = new Set<Promise<void>>();
  const ended = createEnding();
  let isOpen = true;
  const connection = createConnection(options, {
    logger: options.logger,
    signal: lastWork.signal,
    onEnd: ended.fail,
    onEvent(name, data, self) {
      if (!isOpen) return;
      const work = handleEvent(bot, readEvent(name, data, self)).finally(() => underWay.delete(work));
      underWay.add(work);
    },
  });
  const bot = makeBot(archive, { options, connection, signal: lastWork.signal });
  const { end } = ended;
  signal.addEventListener('abort', end, { once: true });
  try {
    if (signal.aborted) return;
    await Promise.race([connection.open(), ended.reached]);
    if (!signal.aborted) options.logger.info('adapter-started', { platform: PLATFORM });
    await ended.reached;
  } finally {
    signal.removeEventListener('abort', end);
    isOpen = false;
    await finish(underWay, lastWork);
    await connection.close();
    options.logger.info('adapter-stopped', { platform: PLATFORM });
  }
}

function makeBot(
  archive: Archive,
  { options, connection, signal }: { options: DiscordOptions; connection: Connection; signal: AbortSignal },
): Bot {
  const { store, logger, clock, random, version, reload, delay = createDelay(signal), cooldown } = options;
  const { secret } = store;
  return {
    platform: PLATFORM,
    archive: inTurns(archive, createTurns(SEARCHES_AT_ONCE)),
    store,
    calls: connection.calls,
    cursors: createCursors({ secret, clock }),
    cooldown: createCooldown({ clock, secret, milliseconds: cooldown }),
    once: createOnce({ deliveries: store.deliveries, logger, platform: PLATFORM }),
    logger: logger.with({ platform: PLATFORM }),
    clock,
    delay,
    random,
    version,
    reload,
    signal,
  };
}
