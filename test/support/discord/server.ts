/**
 * What would Discord do? A server of ours that speaks Discord's wire: HTTP under /api/v10 and the gateway, on 127.0.0.1.
 * The real discord.js client runs against it. It refuses as Discord refuses, and remembers what was refused.
 *
 * @example
 * const server = await createDiscordServer();
 * onTestFinished(() => server.close());
 * const client = new Client({ intents: ['Guilds', 'GuildMessages'], rest: server.rest });
 * await client.login(server.token);
 *
 * const ana = server.addPerson('ana');
 * const general = server.addChannel('general');
 * const asked = server.interact(slash('advice ask', { question: 'May I keep the ladder?' }, { by: ana, in: general }));
 * const { message, isPrivate } = await asked.answer();        // waits for what ana sees; no sleeping
 * const next = server.interact(press(await asked.answer(), 'Next', { by: ana, in: general }));
 * await next.update();
 *
 * const said = server.say({ by: ana, in: general, text: `${mention(server.bot)} may I keep the ladder?` });
 * await said.answer();
 *
 * server.advance(3_001);                                      // the server's clock stands still but for this
 * server.chaos.next('POST /channels/:channel/messages', failing(503));
 * expect(server.faults).toEqual([]);                          // every body was one that Discord accepts, and pinged nobody by accident
 */
import { createServer, type Server } from 'node:http';
import { createChaos } from '../wire/chaos.ts';
import { createVirtualClock } from '../wire/clock.ts';
import { createLogs } from '../wire/log.ts';
import type { Fault, Post, RefusedRequest, ServerState } from './exchange.ts';
import { createGateway, type GatewayEvent } from './gateway.ts';
import { createListener } from './http.ts';
import { startInteraction } from './interaction-start.ts';
import { findOpenApi, loadBodyJudge } from './openapi.ts';
import type { DiscordServer, DiscordServerOptions } from './server-port.ts';
import { removeMessage, respeak, speak } from './speech.ts';
import { createStage } from './stage.ts';
import { createWorld, MEMBER_PERMISSIONS, messagesOf } from './world.ts';

export type { DiscordServer, DiscordServerOptions } from './server-port.ts';

const DEFAULTS = {
  token: 'a-token.for.tests',
  memberPermissions: MEMBER_PERMISSIONS,
  botPermissions: 0n,
  heartbeatMs: 41_250,
  useOpenApi: true,
};

/** Listens on a free port of this machine; gives the port. */
async function listen(http: Server): Promise<number> {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Counts the requests that are under way. */
function countRequests(http: Server): () => number {
  let underWay = 0;
  http.on('request', (_, response) => {
    underWay += 1;
    response.on('close', () => {
      underWay -= 1;
    });
  });
  return () => underWay;
}

/** Starts a server on a free port. */
export async function createDiscordServer(given: DiscordServerOptions = {}): Promise<DiscordServer> {
  const options = { ...DEFAULTS, ...given };
  const clock = options.clock ?? createVirtualClock();
  const world = createWorld(clock, options);
  const logs = createLogs();
  const chaos = createChaos();
  const faults: Fault[] = [];
  const refused: RefusedRequest[] = [];
  const requests: { route: string; body: unknown }[] = [];
  let port = 0;
  const gatewayUrl = () => `ws://127.0.0.1:${port}`;
  const openApi = options.useOpenApi ? findOpenApi(import.meta.dirname) : undefined;
  const state: ServerState = {
    world,
    logs,
    records: new Map(),
    posts: logs.create<Post>(),
    faults,
    gatewayUrl,
    dispatch: (event, data) =>
      chaos.arrange({ event, data }, (passed) => gateway.dispatch(passed.event, passed.data), gateway.drop),
  };
  const http = createServer(
    createListener({
      state,
      chaos,
      judge: openApi === undefined ? undefined : loadBodyJudge(openApi),
      onRequest: (route, body) => void requests.push({ route, body }),
      onRefusal: (request) => void refused.push(request),
    }),
  );
  const underWay = countRequests(http);
  const gateway = createGateway(http, world, {
    heartbeatMs: options.heartbeatMs,
    log: logs.create<GatewayEvent>(),
    url: gatewayUrl,
  });
  port = await listen(http);
  const api = `http://127.0.0.1:${port}/api`;

  return {
    token: options.token,
    applicationId: world.applicationId,
    guildId: world.guildId,
    bot: world.bot,
    api,
    rest: { api, version: '10', retries: 0 },
    hasOpenApi: openApi !== undefined,
    gateway,
    chaos,
    faults,
    refused,
    requests,
    posts: state.posts.entries,
    untilPosted: (n = 1) => state.posts.until((entries) => entries[n - 1]),
    advance: clock.advance,
    now: clock.now,
    ...createStage(state),
    interact: (act, installation) => startInteraction(state, act, installation),
    say: (speech) => speak(state, speech),
    editMessage: (message, text) => respeak(state, message, text),
    removeMessage: (message) => removeMessage(state, message),
    messagesIn: (channel) =>
      [...messagesOf(world, channel.id).values()].flatMap(({ ephemeralFor, message }) =>
        ephemeralFor === undefined ? [message] : [],
      ),
    commands: (guildId = 'global') => world.commands.get(guildId) ?? [],
    async settle() {
      await gateway.flush();
      for (let turns = 0; turns < 20; turns = underWay() === 0 ? turns + 1 : 0)
        await new Promise((resolve) => setImmediate(resolve));
    },
    async close() {
      clock.close();
      if (logs.close() > 0)
        console.error(
          'Closed while a test still waited. Refused until then:',
          JSON.stringify(refused),
          'Last request:',
          JSON.stringify(requests.at(-1)),
        );
      await gateway.close();
      const closed = new Promise((resolve) => http.close(resolve));
      http.closeAllConnections();
      await closed;
    },
  };
}
