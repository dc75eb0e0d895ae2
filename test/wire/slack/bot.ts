// The bot on the real Bolt app against our Slack, over the six letters of the fixture, by words alone.
import { onTestFinished } from 'vitest';
import { createSlackAdapter, type SlackOptions } from '../../../adapters/slack/adapter.ts';
import type { SlackMode } from '../../../adapters/slack/mode.ts';
import { createSlackServer, type SlackServer, type SlackServerOptions } from '../../support/slack/server.ts';
import type { SeenMessage } from '../../support/slack/sight.ts';
import { textsIn } from '../../support/slack/texts-in.ts';
import type { View } from '../../support/slack/world.ts';
import { type BotWorldOptions, openBotWorld } from '../../support/wire/bot-world.ts';

/** What a test may bring of its own. */
export type BotOptions = BotWorldOptions & {
  /** left out: by sockets */
  readonly by?: 'socket' | 'http' | 'oauth';
  readonly server?: SlackServerOptions;
  /** against a server that another bot of this test uses */
  readonly against?: SlackServer;
  readonly people?: SlackOptions['people'];
  /** left out: nothing is switched on */
  readonly switches?: SlackOptions['switches'];
};

function modeFor(server: SlackServer, by: NonNullable<BotOptions['by']>): SlackMode {
  const { botToken, appToken, signingSecret, clientId, clientSecret } = server;
  switch (by) {
    case 'socket':
      return { kind: 'socket', botToken, appToken };
    case 'http':
      return { kind: 'http', botToken, signingSecret, port: 0 };
    case 'oauth':
      return { kind: 'oauth', clientId, clientSecret, signingSecret, port: 0 };
  }
}

/** Starts a bot and waits until Slack can tell it things; gone with the test. */
export async function startBot(options: BotOptions = {}) {
  const { by = 'socket', people = { administrators: [], moderators: [] } } = options;
  const server = options.against ?? (await createSlackServer(options.server));
  const { store, archive, lines, untilLogged, shared, endWith } = await openBotWorld(options, { now: server.now });
  const { switches } = options;
  const adapter = createSlackAdapter({
    ...shared,
    mode: modeFor(server, by),
    host: '127.0.0.1',
    apiUrl: server.api,
    people,
    switches,
  });
  const stopping = new AbortController();
  const running = adapter.start(archive, stopping.signal);
  // A test that expects an end looks at it; for the others it is a failure of the test, seen below.
  running.catch(() => {});
  endWith(adapter, async () => {
    if (options.against === undefined) await server.close();
  });
  await Promise.race([untilLogged('adapter-started'), running]);
  const origin = by === 'socket' ? '' : `http://127.0.0.1:${String((await untilLogged('slack-listening')).port)}`;
  if (by !== 'socket') server.tellByHttp(`${origin}/slack/events`);
  return { origin, server, store, adapter, running, lines, untilLogged, stopping, archive };
}

/** A bot in a workspace with a channel, a member, a moderator and an administrator. */
export async function startScene(options: BotOptions = {}) {
  const server = options.against ?? (await createSlackServer(options.server));
  const [ana, ben, mo, ada] = ['ana', 'ben', 'mo', 'ada'].map((name) => server.addPerson(name));
  if (ana === undefined || ben === undefined || mo === undefined || ada === undefined) throw new Error('Nobody is there.');
  const people = { administrators: [ada.id], moderators: [mo.id] };
  const bot = await startBot({ people, ...options, against: server });
  onTestFinished(async () => {
    if (options.against === undefined) await server.close();
  });
  const general = server.addChannel('general');
  const mention = `<@${server.team.botUser}>`;
  return { ...bot, ana, ben, mo, ada, general, mention, scene: { by: ana, in: general } };
}

/** The letter of the fixture that this question is about. */
export const LAWNMOWER = 'My neighbour borrowed our lawnmower and never brought it back. How do I ask?';

/** What a person reads in a message or view. */
export function textOf(seen: SeenMessage | View): string {
  const blocks = 'message' in seen ? (seen.message.blocks ?? []) : seen.content.blocks;
  return textsIn(blocks)
    .map(({ text }) => text)
    .join(' ');
}
