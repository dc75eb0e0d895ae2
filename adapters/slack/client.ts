// How are we connected to Slack? The only file that runs Bolt: payloads come in as they stand on the wire, calls go out.
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import {
  App,
  type AppOptions,
  type Logger as BoltLogger,
  HTTPReceiver,
  type HTTPReceiverOptions,
  LogLevel,
  SocketModeReceiver,
} from '@slack/bolt';
import { z } from 'zod';
import type { ArchiveError } from '../../src/errors.ts';
import type { Logger } from '../../src/logger.ts';
import { type Abortable, createAbortable } from '../shared/abortable.ts';
import type { Acknowledgement, SlackCalls } from './calls.ts';
import { sayCannotListen, sayClosed, sayNoConnection } from './closing.ts';
import { failureOf } from './failure.ts';
import type { Self } from './read-event.ts';
import { type Fetch, respondWith } from './response-url.ts';
import { COMMANDS, EVENTS, SHORTCUTS, type Wiring } from './surface.ts';

type WebClient = App['client'];
type WebClientOptions = NonNullable<AppOptions['clientOptions']>;

/** How Slack is reached, and how it reaches us. */
export type ConnectionOptions = {
  /** by sockets, or over signed HTTP on a port: of one workspace, whose bot token it is, or of all that installed the app */
  readonly mode:
    | { readonly kind: 'socket'; readonly botToken: string; readonly appToken: string }
    | { readonly kind: 'http'; readonly botToken: string; readonly signingSecret: string; readonly port: number }
    | { readonly kind: 'oauth'; readonly signingSecret: string; readonly port: number };
  /** the address on which we listen; left out: all of this machine's */
  readonly host?: string | undefined;
  /** an address on this machine in place of Slack's; for tests */
  readonly apiUrl?: string | undefined;
  /** with the mode `oauth`: how workspaces install the app by themselves */
  readonly oauth?: ((clientOptions: WebClientOptions) => InstallOptions) | undefined;
};

/** What Bolt's receiver needs for installations. */
type InstallOptions = Pick<
  HTTPReceiverOptions,
  'clientId' | 'clientSecret' | 'installationStore' | 'scopes' | 'installerOptions' | 'stateSecret'
>;

/** Something that Slack tells us. */
export type Delivery = {
  /** the payload, as it came */
  readonly body: unknown;
  readonly self: Self;
  /** what can be done in its workspace */
  readonly calls: SlackCalls;
  /** Of a submitted modal and of typing: says what becomes of it. Everything else was acknowledged before it came here. */
  readonly acknowledge: (said?: Acknowledgement) => Promise<void>;
};

/** What a connection is told. */
export type ConnectionEvents = {
  readonly onDelivery: (delivery: Delivery) => void;
  /** the connection has ended for good, with the reason */
  readonly onEnd: (reason: ArchiveError) => void;
  readonly logger: Logger;
  /** aborts calls that are under way when the bot can't wait any longer */
  readonly signal: AbortSignal;
};

/** A connection to Slack. */
export type Connection = {
  /** what handlers were registered for */
  readonly wiring: Wiring;
  /** Connects. @throws ArchiveError `usage` where a token is refused, `io` where Slack can't be reached or we can't listen */
  open(): Promise<void>;
  /** Takes nothing more; calls go on working. */
  close(): Promise<void>;
};

/** Milliseconds for one call. Slack answers in some 100. */
const CALL_TIMEOUT = 10_000;
/** Milliseconds before each further try to connect; the last one again and again. */
const PAUSES = [0, 250, 1000, 2000, 5000, 10_000, 30_000] as const;
/** Milliseconds for saying goodbye. */
const GOODBYE = 500;
const ANY_ACTION = /^/u;

/** Makes a connection; it is opened by `open`. */
export function createConnection(options: ConnectionOptions, events: ConnectionEvents): Connection {
  const { logger, signal, onDelivery } = events;
  const abortable = createAbortable(signal);
  const fetchIt = createFetch(abortable);
  const clientOptions: WebClientOptions = {
    // What is safe to send twice is decided where it is sent, so nothing is tried again here.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_TIMEOUT,
    fetch: fetchIt,
    ...(options.apiUrl === undefined ? {} : { slackApiUrl: options.apiUrl.replace(/\/?$/u, '/') }),
  };
  const { mode } = options;
  const token = mode.kind === 'oauth' ? undefined : mode.botToken;
  const line = createLine(options, { clientOptions, events });
  const own: { self: Self; botId?: string | undefined; teamId?: string | undefined } = { self: { user: '' } };
  const app = new App({
    receiver: line.receiver,
    clientOptions,
    logger: boltLogger(logger),
    convoStore: false,
    authorize: async (source) => {
      if (token !== undefined) return { botToken: token, botId: own.botId, botUserId: own.self.user, teamId: own.teamId };
      if (line.authorize === undefined) throw new Error('There is neither a bot token nor a store of installations.');
      return line.authorize(source);
    },
  });
  app.error(async (error) => logger.error('slack-client-failed', {}, error));
  const wiring = register(app, {
    logger,
    take(body, { client, botUserId, acknowledge = async () => {} }) {
      onDelivery({ body, self: { user: botUserId ?? '' }, calls: createCalls(client, fetchIt), acknowledge });
    },
  });
  return {
    wiring,
    async open() {
      if (token !== undefined) {
        const said = await identify(app.client, token);
        own.self = { user: said.user };
        [own.botId, own.teamId] = [said.botId, said.teamId];
      }
      await line.open();
    },
    close: line.close,
  };
}

const identity = z.object({ user_id: z.string(), bot_id: z.string().optional(), team_id: z.string().optional() });

async function identify(client: WebClient, token: string) {
  try {
    const { user_id: user, bot_id: botId, team_id: teamId } = identity.parse(await client.auth.test({ token }));
    return { user, botId, teamId };
  } catch (error) {
    throw sayNoConnection(error, 'SLACK_BOT_TOKEN');
  }
}

type Context = {
  readonly client: WebClient;
  readonly botUserId: string | undefined;
  readonly acknowledge?: Delivery['acknowledge'];
};
type Registering = { readonly logger: Logger; readonly take: (body: unknown, context: Context) => void };

/** Registers a handler for everything in the list of what the app offers, and for what can be pressed in it. @returns what was registered */
function register(app: App, { logger, take }: Registering): Wiring {
  const wiring: Record<keyof Wiring, string[]> = { commands: [], shortcuts: [], events: [] };
  /** Where even that can't be said the work is still done: of a command Slack tells us only once. */
  const acknowledged = async (ack: () => Promise<void>) => {
    try {
      await ack();
    } catch (error) {
      logger.warn('delivery-not-acknowledged', {}, error);
    }
  };
  for (const { name } of COMMANDS) {
    app.command(name, async ({ body, ack, client, context: { botUserId } }) => {
      await acknowledged(ack);
      take(body, { client, botUserId });
    });
    wiring.commands.push(name);
  }
  for (const { callbackId, type } of SHORTCUTS) {
    const constraints = { callback_id: callbackId, type: type === 'message' ? 'message_action' : 'shortcut' } as const;
    app.shortcut(constraints, async ({ body, ack, client, context: { botUserId } }) => {
      await acknowledged(ack);
      take(body, { client, botUserId });
    });
    wiring.shortcuts.push(`${type} ${callbackId}`);
  }
  for (const { type } of EVENTS) {
    // Bolt acknowledges events by itself.
    app.event(type, async ({ body, client, context: { botUserId } }) => take(body, { client, botUserId }));
    wiring.events.push(type);
  }
  app.action(ANY_ACTION, async ({ body, ack, client, context: { botUserId } }) => {
    await acknowledged(ack);
    take(body, { client, botUserId });
  });
  app.options(ANY_ACTION, async ({ body, ack, client, context: { botUserId } }) => {
    const acknowledge: Delivery['acknowledge'] = async (said) =>
      ack({ options: said !== undefined && typeof said === 'object' && 'options' in said ? [...said.options] : [] });
    take(body, { client, botUserId, acknowledge });
  });
  app.view({ type: 'view_submission', callback_id: ANY_ACTION }, async ({ body, ack, client, context: { botUserId } }) => {
    const acknowledge: Delivery['acknowledge'] = async (said) => {
      if (said === undefined || (typeof said === 'object' && 'options' in said)) return ack();
      if (said === 'close') return ack({ response_action: 'clear' });
      if ('errors' in said) return ack({ response_action: 'errors', errors: { ...said.errors } });
      return ack({ response_action: 'update', view: said.update });
    };
    take(body, { client, botUserId, acknowledge });
  });
  const { commands, shortcuts, events } = wiring;
  return { commands: commands.sort(), shortcuts: shortcuts.sort(), events: events.sort() };
}

/** The way on which Slack tells us things. */
type Line = {
  readonly receiver: SocketModeReceiver | HTTPReceiver;
  /** finds the token of a workspace, where many can install the app */
  readonly authorize?: NonNullable<HTTPReceiver['installer']>['authorize'] | undefined;
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
};
type LineOptions = { readonly clientOptions: WebClientOptions; readonly events: ConnectionEvents };

function createLine({ mode, host, oauth }: ConnectionOptions, lineOptions: LineOptions): Line {
  if (mode.kind === 'socket') return createSocketLine(mode.appToken, lineOptions);
  const install = mode.kind === 'oauth' ? oauth?.(lineOptions.clientOptions) : undefined;
  return createHttpLine({ ...mode, host, install }, lineOptions);
}

function createSocketLine(appToken: string, { clientOptions, events: { logger, signal, onEnd } }: LineOptions): Line {
  const receiver = new SocketModeReceiver({
    appToken,
    installerOptions: { clientOptions },
    logger: boltLogger(logger),
    // It waits for seconds before it connects anew, and where the network fails meanwhile it never does: we connect.
    autoReconnectEnabled: false,
    async processEventErrorHandler({ error }) {
      logger.warn('delivery-not-taken', {}, error);
      // What was not acknowledged comes again.
      return false;
    },
  });
  const { client } = receiver;
  let isOpen = false;
  let isConnecting = false;

  async function connectAgain(): Promise<void> {
    if (!isOpen || isConnecting) return;
    isConnecting = true;
    try {
      for (let tries = 0; isOpen; tries++) {
        const pause = PAUSES[Math.min(tries, PAUSES.length - 1)] ?? 0;
        if (pause > 0) await wait(pause, undefined, { signal }).catch(() => {});
        if (!isOpen || (await connectOnce())) return;
      }
    } finally {
      isConnecting = false;
    }
  }

  /** @returns whether it is done: connected, or ended for good */
  async function connectOnce(): Promise<boolean> {
    try {
      await client.start();
      logger.info('slack-connected');
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
    if (!isOpen) return;
    logger.info('slack-reconnecting');
    void connectAgain();
  });
  return {
    receiver,
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

type HttpOptions = {
  readonly signingSecret: string;
  readonly port: number;
  readonly host: string | undefined;
  readonly install: InstallOptions | undefined;
};

function createHttpLine({ signingSecret, port, host, install }: HttpOptions, { events: { logger } }: LineOptions): Line {
  const receiver = new HTTPReceiver({
    signingSecret,
    logger: boltLogger(logger),
    ...install,
    async processEventErrorHandler({ error, response }) {
      logger.warn('delivery-not-taken', {}, error);
      if (!response.headersSent) response.writeHead(500).end();
      return false;
    },
    dispatchErrorHandler({ response }) {
      // Whoever looks for other pages here.
      if (!response.headersSent) response.writeHead(404).end();
    },
  });
  let stop = async () => {};
  const authorize = receiver.installer?.authorize.bind(receiver.installer);
  return {
    receiver,
    ...(authorize !== undefined && { authorize }),
    async open() {
      try {
        const server = await receiver.start({ port, ...(host !== undefined && { host }) });
        if (!server.listening) await once(server, 'listening');
        const address = server.address();
        logger.info('slack-listening', { port: typeof address === 'object' && address !== null ? address.port : port });
        stop = async () => {
          const stopped = receiver.stop();
          server.closeIdleConnections();
          await Promise.race([stopped, wait(GOODBYE)]);
          server.closeAllConnections();
        };
      } catch (error) {
        throw sayCannotListen(error, port);
      }
    },
    close: () => stop(),
  };
}

const posted = z.object({ channel: z.string(), ts: z.string() });
const opened = z.object({ view: z.object({ id: z.string() }) });

function createCalls(client: WebClient, fetchIt: Fetch): SlackCalls {
  const respond = respondWith(fetchIt);
  return {
    async post({ blocks, ...message }, { channel, thread }) {
      const inThread = thread === undefined ? {} : { thread_ts: thread };
      return posted.parse(await client.chat.postMessage({ ...message, blocks: [...blocks], channel, ...inThread }));
    },
    async postPrivately({ text, blocks }, { channel, thread, person }) {
      const inThread = thread === undefined ? {} : { thread_ts: thread };
      await client.chat.postEphemeral({ text, blocks: [...blocks], channel, user: person, ...inThread });
    },
    respond: (url, message, { as, thread }) =>
      respond(url, {
        ...message,
        response_type: as === 'to-all' ? 'in_channel' : 'ephemeral',
        replace_original: as === 'in-place',
        ...(thread === undefined ? {} : { thread_ts: thread }),
      }),
    removePressed: (url) => respond(url, { delete_original: true }),
    openView: async (trigger, view) => opened.parse(await client.views.open({ trigger_id: trigger, view })).view.id,
    pushView: async (trigger, view) => opened.parse(await client.views.push({ trigger_id: trigger, view })).view.id,
    async updateView(modal, view) {
      await client.views.update('id' in modal ? { view_id: modal.id, view } : { external_id: modal.externalId, view });
    },
    async publishHome(person, view) {
      await client.views.publish({ user_id: person, view });
    },
  };
}

/** `fetch` whose requests end when the bot has to. */
function createFetch(abortable: Abortable): Fetch {
  return (url, init) =>
    abortable((ending) => {
      const given = init?.signal;
      return fetch(url, { ...init, signal: given ? AbortSignal.any([ending, given]) : ending });
    });
}

/** Bolt's own words stay out of the log: addresses, tokens and texts are in them. */
function boltLogger(logger: Logger): BoltLogger {
  const nothing = () => {};
  return {
    debug: nothing,
    info: nothing,
    warn: () => logger.debug('slack-client-warned'),
    error: () => logger.debug('slack-client-complained'),
    setLevel: nothing,
    getLevel: () => LogLevel.WARN,
    setName: nothing,
  };
}
