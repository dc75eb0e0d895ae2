// How does the bot live on Slack? It connects, takes on what comes, and ends when it is told, with its work done.
import type { Archive } from '../../src/archive.ts';
import { createSeal } from '../../src/state/sealed.ts';
import type { ChatAdapter } from '../adapter.ts';
import { makeSharedBot, type SharedOptions } from '../shared/make-bot.ts';
import { createRunningAdapter } from '../shared/running.ts';
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
export type SlackOptions = SharedOptions & {
  readonly mode: SlackMode;
  /** the address on which we listen for HTTP; left out: all of this machine's */
  readonly host?: string | undefined;
  /** an address on this machine in place of Slack's; for tests */
  readonly apiUrl?: string | undefined;
  /** from the settings */
  readonly people: People;
  /** what is offered beyond the core; left out: nothing */
  readonly switches?: readonly Switch[] | undefined;
};

/** Slack as a chat platform. */
export function createSlackAdapter(options: SlackOptions): ChatAdapter {
  return createRunningAdapter({
    name: PLATFORM,
    logger: options.logger,
    connect(archive, { signal, take, fail }) {
      const bot = makeBot(archive, options, signal);
      const { open, close } = createConnection(connectionOptions(options), {
        logger: bot.logger,
        signal,
        onEnd: fail,
        onDelivery: (delivery) => take(handleDelivery(bot, delivery)),
        onNoToken: (refused) => take(sayNoToken(bot, refused)),
      });
      return {
        async open() {
          if (options.mode.kind === 'oauth') await reportUnreadable(options.store, bot.logger);
          await open();
        },
        // Calls go on working after it is closed.
        stopTaking: close,
      };
    },
  });
}

function connectionOptions({ mode, host, apiUrl, store, logger, clock, switches }: SlackOptions) {
  if (mode.kind !== 'oauth') return { mode, host, apiUrl };
  const { clientId, clientSecret } = mode;
  const oauth = (clientOptions: NonNullable<Parameters<typeof createOauthOptions>[0]['clientOptions']>) =>
    createOauthOptions({ clientId, clientSecret, store, clock, logger, switches, clientOptions });
  return { mode, host, apiUrl, oauth };
}

function makeBot(given: Archive, options: SlackOptions, signal: AbortSignal): Omit<Bot, 'calls'> {
  const { people, clock, store, switches } = options;
  const shared = makeSharedBot(PLATFORM, { archive: given, signal, options });
  return {
    ...shared,
    people,
    uses: createResponseUses(clock),
    seal: createSeal(store.secret, 'question'),
    prompts: switches?.includes('agentView') ? createPrompts(shared.archive, signal) : undefined,
  };
}
