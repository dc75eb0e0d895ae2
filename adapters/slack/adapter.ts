// How does the bot live on Slack? It connects, takes on what comes, and ends when it is told, with its work done.
import type { Archive, ArchiveStatus } from '../../src/archive.ts';
import type { Clock } from '../../src/clock.ts';
import type { Logger } from '../../src/logger.ts';
import { createSeal } from '../../src/state/sealed.ts';
import type { Store } from '../../src/state/store.ts';
import type { ChatAdapter } from '../adapter.ts';
import { createCooldown } from '../shared/cooldown.ts';
import { createCursors } from '../shared/cursor.ts';
import { createDelay, createEnding, finish } from '../shared/life.ts';
import { createOnce } from '../shared/once.ts';
import type { Delay } from '../shared/persist.ts';
import { createTurns, inTurns } from '../shared/turns.ts';
import { type Bot, type People, PLATFORM } from './bot.ts';
import { createConnection } from './client.ts';
import { handleDelivery } from './handle.ts';
import { reportUnreadable } from './installs.ts';
import type { SlackMode } from './mode.ts';
import { sayNoToken } from './no-token.ts';
import { createOauthOptions } from './oauth.ts';
import { createPrompts } from './prompts.ts';
import { createResponseUses } from './response-url.ts';
import type { Switch } from './surface.ts';

/** What the adapter is given. */
export type SlackOptions = {
  readonly mode: SlackMode;
  /** the address on which we listen for HTTP; left out: all of this machine's */
  readonly host?: string | undefined;
  /** what is switched on; left out: nothing */
  readonly switches?: readonly Switch[] | undefined;
  /** an address on this machine in place of Slack's; for tests */
  readonly apiUrl?: string | undefined;
  /** from the settings */
  readonly people: People;
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

/** Slack as a chat platform. */
export function createSlackAdapter(options: SlackOptions): ChatAdapter {
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

/** @throws ArchiveError where we can't connect, or Slack ends the connection for good */
async function live(archive: Archive, options: SlackOptions, signal: AbortSignal): Promise<void> {
  const lastWork = new AbortController();
  const underWay = new Set<Promise<void>>();
  const ended = createEnding();
  const bot = makeBot(archive, options, lastWork.signal);
  const take = (doing: Promise<void>) => {
    const work = doing.finally(() => underWay.delete(work));
    underWay.add(work);
  };
  const connection = createConnection(connectionOptions(options), {
    logger: bot.logger,
    signal: lastWork.signal,
    onEnd: ended.fail,
    onDelivery: (delivery) => take(handleDelivery(bot, delivery)),
    onNoToken: (refused) => take(sayNoToken(bot, refused)),
  });
  const { end } = ended;
  signal.addEventListener('abort', end, { once: true });
  try {
    if (signal.aborted) return;
    if (options.mode.kind === 'oauth') await reportUnreadable(options.store, bot.logger);
    await Promise.race([connection.open(), ended.reached]);
    if (!signal.aborted) options.logger.info('adapter-started', { platform: PLATFORM });
    await ended.reached;
  } finally {
    signal.removeEventListener('abort', end);
    // What was acknowledged is done, so first of all nothing more is taken.
    await connection.close();
    await finish(underWay, lastWork);
    options.logger.info('adapter-stopped', { platform: PLATFORM });
  }
}

function connectionOptions({ mode, host, apiUrl, store, logger, clock, switches }: SlackOptions) {
  if (mode.kind !== 'oauth') return { mode, host, apiUrl };
  const { clientId, clientSecret } = mode;
  const oauth = (clientOptions: NonNullable<Parameters<typeof createOauthOptions>[0]['clientOptions']>) =>
    createOauthOptions({ clientId, clientSecret, store, clock, logger, switches, clientOptions });
  return { mode, host, apiUrl, oauth };
}

function makeBot(given: Archive, options: SlackOptions, signal: AbortSignal): Omit<Bot, 'calls'> {
  const { store, logger, clock, random, version, reload, people, delay = createDelay(signal), cooldown, switches } = options;
  const { secret } = store;
  const archive = inTurns(given, createTurns(SEARCHES_AT_ONCE));
  return {
    platform: PLATFORM,
    archive,
    store,
    people,
    uses: createResponseUses(clock),
    seal: createSeal(secret, 'question'),
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
    prompts: switches?.includes('agentView') ? createPrompts(archive, signal) : undefined,
  };
}
