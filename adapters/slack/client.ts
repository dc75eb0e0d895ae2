// How are we connected to Slack? The only file that runs Bolt: payloads come in as they stand on the wire, calls go out.
import { App, type Logger as BoltLogger, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { z } from 'zod';
import { systemCode } from '../../src/errors.ts';
import type { Logger } from '../../src/logger.ts';
import { type Abortable, createAbortable } from '../shared/abortable.ts';
import { sayNoConnection } from './closing.ts';
import type { Connection, ConnectionEvents, ConnectionOptions, InstallOptions, WebClientOptions } from './connection.ts';
import { registerHandlers } from './handlers.ts';
import { createHttpLine } from './http-line.ts';
import type { Line } from './line.ts';
import type { Fetch } from './response-url.ts';
import { createSocketLine } from './socket-line.ts';
import { createCalls, createResponses } from './web-calls.ts';

type WebClient = App['client'];

/** Milliseconds for one call. Slack answers in some 100. */
const CALL_TIMEOUT = 10_000;

/** Makes a connection; it is opened by `open`. */
export function createConnection(options: ConnectionOptions, events: ConnectionEvents): Connection {
  const { logger, signal, onDelivery, onNoToken } = events;
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
  const { receiver, line } = createLine(options, { clientOptions, events });
  let own: Identity = { botUserId: '' };
  const app = new App({
    receiver,
    clientOptions,
    logger: boltLogger(logger),
    convoStore: false,
    extendedErrorHandler: true,
    // Of many workspaces Bolt finds the token by its own receiver.
    ...(token !== undefined && { authorize: async () => ({ botToken: token, ...own }) }),
  });
  app.error(async ({ error, body }: { readonly error: unknown; readonly body: unknown }) => {
    logger.error('slack-client-failed', {}, error);
    // Bolt acknowledges after this, so nothing is waited for.
    if (systemCode(error) === 'slack_bolt_authorization_error') onNoToken({ body, respond: createResponses(fetchIt).respond });
  });
  const wiring = registerHandlers(app, {
    logger,
    take(body, { client, botUserId, acknowledge = async () => {} }) {
      onDelivery({ body, self: { user: botUserId ?? '' }, calls: createCalls(client, fetchIt), acknowledge });
    },
  });
  return {
    wiring,
    async open() {
      if (token !== undefined) own = await identify(app.client, token);
      await line.open();
    },
    close: line.close,
  };
}

const identity = z.object({ user_id: z.string(), bot_id: z.string().optional(), team_id: z.string().optional() });

/** Who the bot is in its workspace. */
type Identity = {
  readonly botUserId: string;
  readonly botId?: string | undefined;
  readonly teamId?: string | undefined;
};

async function identify(client: WebClient, token: string): Promise<Identity> {
  try {
    const { user_id: botUserId, bot_id: botId, team_id: teamId } = identity.parse(await client.auth.test({ token }));
    return { botUserId, botId, teamId };
  } catch (error) {
    throw sayNoConnection(error, 'SLACK_BOT_TOKEN');
  }
}

type Receiving = {
  readonly receiver: SocketModeReceiver | HTTPReceiver;
  readonly line: Line;
};
type LineOptions = { readonly clientOptions: WebClientOptions; readonly events: ConnectionEvents };

function createLine({ mode, host, oauth }: ConnectionOptions, { clientOptions, events }: LineOptions): Receiving {
  const { logger, signal, onEnd } = events;
  if (mode.kind === 'socket') {
    const receiver = makeSocketReceiver(mode.appToken, { clientOptions, logger });
    return { receiver, line: createSocketLine({ receiver, logger, signal, onEnd }) };
  }
  const install = mode.kind === 'oauth' ? oauth?.(clientOptions) : undefined;
  const receiver = makeHttpReceiver(mode.signingSecret, { install, logger });
  return { receiver, line: createHttpLine({ receiver, logger, port: mode.port, host }) };
}

function makeSocketReceiver(
  appToken: string,
  { clientOptions, logger }: { readonly clientOptions: WebClientOptions; readonly logger: Logger },
): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken,
    installerOptions: { clientOptions },
    logger: boltLogger(logger),
    autoReconnectEnabled: false,
    async processEventErrorHandler({ error }) {
      logger.warn('delivery-not-taken', {}, error);
      // What was not acknowledged comes again.
      return false;
    },
  });
}

function makeHttpReceiver(
  signingSecret: string,
  { install, logger }: { readonly install: InstallOptions | undefined; readonly logger: Logger },
): HTTPReceiver {
  return new HTTPReceiver({
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
