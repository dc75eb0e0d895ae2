// How does the bot live on Discord? It connects, takes on what comes, and ends when it is told, with its work done.
import type { ChatAdapter } from '../adapter.ts';
import { makeSharedBot, type SharedOptions } from '../shared/make-bot.ts';
import { createRunningAdapter } from '../shared/running.ts';
import { type Bot, PLATFORM } from './bot.ts';
import { type ConnectionOptions, createConnection } from './client.ts';
import { handleEvent } from './handle.ts';
import { readEvent } from './read.ts';

/** What the adapter is given. */
export type DiscordOptions = ConnectionOptions & SharedOptions;

/** Discord as a chat platform. */
export function createDiscordAdapter(options: DiscordOptions): ChatAdapter {
  return createRunningAdapter({
    name: PLATFORM,
    logger: options.logger,
    connect(archive, { signal, take, fail }) {
      let isTaking = true;
      const connection = createConnection(options, {
        logger: options.logger,
        signal,
        onEnd: fail,
        onEvent(name, data, self) {
          if (isTaking) take(handleEvent(bot, readEvent(name, data, self)));
        },
      });
      const bot: Bot = { ...makeSharedBot(PLATFORM, { archive, signal, options }), calls: connection.calls };
      return {
        open: connection.open,
        stopTaking() {
          isTaking = false;
        },
        close: connection.close,
      };
    },
  });
}
