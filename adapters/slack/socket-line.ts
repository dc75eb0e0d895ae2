// How do we stay connected by sockets? Bolt's own way back waits for seconds, and where the network fails meanwhile it gives up.
import { setTimeout as wait } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import type { ArchiveError } from '../../src/errors.ts';
import type { Logger } from '../../src/logger.ts';
import { sayClosed, sayNoConnection } from './closing.ts';
import { failureOf } from './failure.ts';
import { GOODBYE, type Line } from './line.ts';

/** What is needed for it. */
export type SocketLineOptions = {
  /** one that does not connect again by itself */
  readonly receiver: SocketModeReceiver;
  readonly logger: Logger;
  /** ends every wait */
  readonly signal: AbortSignal;
  /** Slack takes us no more */
  readonly onEnd: (reason: ArchiveError) => void;
};

/** Milliseconds before each try to connect again; the last one again and again. */
const PAUSES = [0, 250, 1000, 2000, 5000, 10_000, 30_000] as const;

/** Sockets, one after the other: what is not acknowledged on one comes again on the next. */
export function createSocketLine({ receiver: { client }, logger, signal, onEnd }: SocketLineOptions): Line {
  let isOpen = false;
  let isConnecting = false;

  async function connectAgain(): Promise<void> {
    isConnecting = true;
    for (let tries = 0; isOpen; tries++) {
      const pause = PAUSES[Math.min(tries, PAUSES.length - 1)] ?? 0;
      if (pause > 0) await wait(pause, undefined, { signal }).catch(() => {});
      if (!isOpen || (await connectOnce())) break;
    }
    isConnecting = false;
  }

  /** @returns whether it is done: connected, or ended for good */
  async function connectOnce(): Promise<boolean> {
    try {
      await client.start();
      // It was closed while it connected.
      if (!isOpen) await client.disconnect();
      else logger.info('slack-connected');
      return true;
    } catch (error) {
      if (failureOf(error).kind === 'no-token') {
        isOpen = false;
        onEnd(sayClosed(error));
        return true;
      }
      logger.warn('slack-connection-failed', {}, error);
      return false;
    }
  }

  client.on('disconnected', () => {
    if (!isOpen || isConnecting) return;
    logger.info('slack-reconnecting');
    void connectAgain();
  });
  return {
    async open() {
      try {
        await client.start();
        isOpen = true;
        logger.info('slack-connected');
      } catch (error) {
        throw sayNoConnection(error, 'SLACK_APP_TOKEN');
      }
    },
    async close() {
      const wasOpen = isOpen;
      isOpen = false;
      if (wasOpen) await Promise.race([client.disconnect(), wait(GOODBYE)]);
    },
  };
}
