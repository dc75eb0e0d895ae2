// An app of the real Bolt that workspaces install by OAuth, and somebody's browser, for tests.
import { once } from 'node:events';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import { createOauthOptions } from '../../../adapters/slack/oauth.ts';
import { readRemoval, removeInstall } from '../../../adapters/slack/removal.ts';
import { SILENT } from '../../../src/logger.ts';
import { openStore } from '../../../src/state/open-store.ts';
import { makeClock } from '../../support/clock.ts';
import { createSlackServer } from '../../support/slack/server.ts';
import { createLogs } from '../../support/wire/log.ts';

/** Bolt says at the level ERROR what these tests provoke. */
const QUIET = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => LogLevel.ERROR, setName() {} };

export const SECRET = 'given-by-whoever-runs-the-bot-0123456789';

/** What came back to a browser. */
export type Visited = {
  readonly status: number;
  readonly text: string;
  readonly location: URL | undefined;
  readonly cookie: string;
};

type OauthAppOptions = { readonly file?: string; readonly secret?: string; readonly botToken?: string };

/** A Slack in which nothing is installed (unless `botToken` says otherwise), and our app over HTTP with its state in `file`; gone with the test. */
export async function startOauthApp({ file = ':memory:', secret = SECRET, botToken = 'none' }: OauthAppOptions = {}) {
  const server = await createSlackServer({ botToken });
  const store = await openStore({ file, secret });
  const clock = makeClock();
  const { signingSecret, clientId, clientSecret, clientOptions } = server;
  const receiver = new HTTPReceiver({
    signingSecret,
    logger: QUIET,
    ...createOauthOptions({ clientId, clientSecret, store, clock, logger: SILENT, clientOptions }),
  });
  const app = new App({ receiver, clientOptions, logger: QUIET });
  const errors: Error[] = [];
  app.error(async (error) => void errors.push(error));
  const removed = createLogs().create<string>();
  for (const type of ['app_uninstalled', 'tokens_revoked']) {
    app.event(type, async ({ body }) => {
      const team = readRemoval(body);
      if (team !== undefined) await removeInstall(store, team);
      removed.push(type);
    });
  }
  app.event('app_mention', async ({ event, client }) => {
    await client.chat.postMessage({ channel: event.channel, text: 'heard' });
  });
  const http = await receiver.start({ port: 0, host: '127.0.0.1' });
  if (!http.listening) await once(http, 'listening');
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('Bolt listens nowhere.');
  const origin = `http://127.0.0.1:${address.port}`;
  server.tellByHttp(`${origin}/slack/events`);
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    http.closeAllConnections();
    await app.stop();
    await server.close();
    await store.close();
  };
  onTestFinished(close);

  async function visit(path: string, cookie = ''): Promise<Visited> {
    const response = await fetch(`${origin}${path}`, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
    const location = response.headers.get('location');
    return {
      status: response.status,
      text: await response.text(),
      location: location === null ? undefined : new URL(location),
      cookie: response.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; '),
    };
  }
  return {
    server,
    store,
    clock,
    errors,
    visit,
    close,
    /** Somebody removes the app from a workspace, and we have done with what Slack told us of it. */
    async remove(team: typeof server.team) {
      server.uninstall(team);
      await removed.until((types) => types[1]);
    },
    /** The whole way of somebody's browser, up to the page at its end. */
    async install(by: ReturnType<typeof server.addPerson>): Promise<Visited> {
      const begun = await visit('/slack/install');
      const state = begun.location?.searchParams.get('state') ?? '';
      return visit(`/slack/oauth_redirect?${new URLSearchParams({ code: server.approveInstall(by), state })}`, begun.cookie);
    },
  };
}
