// A small bot on the real Bolt app, for the tests of our Slack.
import { once } from 'node:events';
import type { Server } from 'node:http';
import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import { createSlackServer, type SlackServer, type SlackServerOptions } from '../../support/slack/server.ts';

/** Bolt says at the level ERROR what these tests provoke. */
const SILENT = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => LogLevel.ERROR, setName() {} };

function makeSocketApp(server: SlackServer): App {
  const receiver = new SocketModeReceiver({
    appToken: server.appToken,
    installerOptions: { clientOptions: server.clientOptions },
    // It also waits this long before it connects anew.
    clientPingTimeout: 300,
    logger: SILENT,
  });
  return new App({ receiver, token: server.botToken, clientOptions: server.clientOptions, logger: SILENT });
}

function makeHttpApp(server: SlackServer): App {
  const { signingSecret, clientOptions, botToken } = server;
  return new App({ signingSecret, token: botToken, clientOptions, logger: SILENT });
}

function portOf(http: Server): number {
  const address = http.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A started bot with what `register` gives it, in Socket Mode or over HTTP; gone with the test. */
export async function startBot(
  register: (app: App) => void = () => {},
  { mode = 'socket', ...options }: SlackServerOptions & { readonly mode?: 'socket' | 'http' } = {},
) {
  const server = await createSlackServer(options);
  const app = mode === 'socket' ? makeSocketApp(server) : makeHttpApp(server);
  const errors: unknown[] = [];
  app.error(async (error) => void errors.push(error.original ?? error));
  register(app);
  const ana = server.addPerson('ana');
  const general = server.addChannel('general');
  if (mode === 'socket') await app.start();
  else {
    const http = await app.start({ port: 0, host: '127.0.0.1' });
    if (!('address' in http)) throw new Error('Bolt gave no server.');
    if (!http.listening) await once(http, 'listening');
    server.tellByHttp(`http://127.0.0.1:${portOf(http)}/slack/events`);
  }
  onTestFinished(async () => {
    await app.stop();
    await server.close();
  });
  return { server, app, errors, ana, general, scene: { by: ana, in: general } };
}

/** What Slack said no with: its one word. */
export async function refusalOf(request: Promise<unknown>): Promise<string> {
  try {
    await request;
  } catch (error) {
    const data = typeof error === 'object' && error !== null && 'data' in error ? error.data : undefined;
    if (typeof data === 'object' && data !== null && 'error' in data) return String(data.error);
    throw error;
  }
  throw new Error('The request was not refused.');
}
