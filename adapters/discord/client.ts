// How are we connected to Discord? The only file that runs discord.js: events come in as they stand on the wire, calls go out.
import {
  Client,
  type ClientOptions,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  Partials,
  REST,
  RESTEvents,
  Routes,
} from 'discord.js';
import { z } from 'zod';
import { ArchiveError } from '../../src/errors.ts';
import type { Logger } from '../../src/logger.ts';
import { createAbortable } from '../shared/abortable.ts';
import type { DiscordCalls, Posted } from './calls.ts';
import { sayClosed, sayNoConnection, TOKEN_REFUSED } from './closing.ts';
import type { RegistrarCalls } from './registrar.ts';
import { isThread } from './wire.ts';

/** How Discord is reached. */
export type ConnectionOptions = {
  readonly token: string;
  /** an address on this machine in place of Discord's; for tests */
  readonly apiUrl?: string | undefined;
};

/** What a connection is told. */
export type ConnectionEvents = {
  /** an event of the gateway, as it came; `self`: our own id */
  readonly onEvent: (name: string, data: unknown, self: string) => void;
  /** the connection has ended for good, with the reason */
  readonly onEnd: (reason: ArchiveError) => void;
  readonly logger: Logger;
  /** aborts calls that are under way when the bot can't wait any longer */
  readonly signal: AbortSignal;
};

/** A connection to Discord's gateway. */
export type Connection = {
  readonly calls: DiscordCalls;
  /** Connects. @throws ArchiveError `usage` where the token or the intents are refused, `io` where Discord can't be reached */
  open(): Promise<void>;
  close(): Promise<void>;
};

/** What we want to hear of; MessageContent is not among the intents, and need not be. */
const WANTED = [
  GatewayDispatchEvents.InteractionCreate,
  GatewayDispatchEvents.MessageCreate,
  GatewayDispatchEvents.MessageDelete,
  GatewayDispatchEvents.MessageDeleteBulk,
  GatewayDispatchEvents.ThreadCreate,
  GatewayDispatchEvents.GuildDelete,
] as const;

function restOptions({ apiUrl }: Pick<ConnectionOptions, 'apiUrl'>): NonNullable<ClientOptions['rest']> {
  // What is safe to send twice is decided where it is sent, so nothing is tried again here but after a 429.
  return { version: '10', retries: 0, ...(apiUrl === undefined ? {} : { api: apiUrl }) };
}

/** Makes a connection; it is opened by `open`. */
export function createConnection(options: ConnectionOptions, { onEvent, onEnd, logger, signal }: ConnectionEvents): Connection {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    rest: restOptions(options),
    // No message of anybody stays in memory.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
    }),
  });
  for (const name of WANTED) client.ws.on(name, (data: unknown) => onEvent(name, data, client.user?.id ?? ''));
  client.on(Events.Error, (error) => logger.error('discord-client-failed', {}, error));
  client.on(Events.ShardError, (error) => logger.warn('discord-connection-failed', {}, error));
  client.on(Events.ShardReconnecting, () => logger.info('discord-reconnecting'));
  client.on(Events.ShardResume, () => logger.info('discord-resumed'));
  client.on(Events.ShardReady, () => logger.info('discord-ready'));
  client.on(Events.ShardDisconnect, ({ code }) => {
    logger.error('discord-connection-ended', { code });
    onEnd(sayClosed(code));
  });
  return {
    calls: {
      ...createCalls(client.rest, signal),
      parentOf(id) {
        const channel = client.channels.cache.get(id);
        return channel !== undefined && isThread(channel.type) && 'parentId' in channel ? (channel.parentId ?? id) : id;
      },
    },
    async open() {
      try {
        const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
        await client.login(options.token);
        await ready;
      } catch (error) {
        const isToken = error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
        throw isToken
          ? new ArchiveError('usage', TOKEN_REFUSED)
          : new ArchiveError('io', sayNoConnection(error), { cause: error });
      }
    },
    close: () => client.destroy(),
  };
}

const postedMessage = z.object({ id: z.string(), channel_id: z.string(), flags: z.int().optional() });
const readMessage = z.object({ content: z.string() });
const EPHEMERAL = 64;

function posted(body: unknown): Posted {
  const { id, channel_id: channel, flags = 0 } = postedMessage.parse(body);
  return { channel, message: id, isPrivate: (flags & EPHEMERAL) !== 0 };
}

function createCalls(rest: REST, ending: AbortSignal): Omit<DiscordCalls, 'parentOf'> {
  const abortable = createAbortable(ending);
  return {
    async respond({ id, token }, body) {
      await abortable((signal) => rest.post(Routes.interactionCallback(id, token), { body, auth: false, signal }));
    },
    async editAnswer({ application, token }, body) {
      await abortable((signal) => rest.patch(Routes.webhookMessage(application, token), { body, auth: false, signal }));
    },
    async followUp({ application, token }, body) {
      const query = new URLSearchParams({ wait: 'true' });
      return posted(
        await abortable((signal) => rest.post(Routes.webhook(application, token), { body, auth: false, signal, query })),
      );
    },
    async removeAnswer({ application, token }) {
      await abortable((signal) => rest.delete(Routes.webhookMessage(application, token), { auth: false, signal }));
    },
    async post(channel, message) {
      const body = { ...message, enforce_nonce: true };
      return posted(await abortable((signal) => rest.post(Routes.channelMessages(channel), { body, signal })));
    },
    async readText(channel, message) {
      return readMessage.parse(await abortable((signal) => rest.get(Routes.channelMessage(channel, message), { signal })))
        .content;
    },
  };
}

/** Calls for `discord deploy` and `doctor discord`, which need no gateway. */
export function createRegistrarCalls(options: ConnectionOptions): RegistrarCalls {
  const rest = new REST(restOptions(options)).setToken(options.token);
  let time: number | undefined;
  rest.on(RESTEvents.Response, (_, response) => {
    const said = Date.parse(response.headers.get('date') ?? '');
    time = Number.isNaN(said) ? time : said;
  });
  return {
    serverTime: () => time,
    application: () => rest.get(Routes.currentApplication()),
    commands: ({ application, guild }) =>
      rest.get(
        guild === undefined ? Routes.applicationCommands(application) : Routes.applicationGuildCommands(application, guild),
        {
          query: new URLSearchParams({ with_localizations: 'true' }),
        },
      ),
    replaceCommands: ({ application, guild }, body) =>
      rest.put(
        guild === undefined ? Routes.applicationCommands(application) : Routes.applicationGuildCommands(application, guild),
        {
          body,
        },
      ),
    read: (path) => rest.get(path),
  };
}
