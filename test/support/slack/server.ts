/**
 * What would Slack do? A server of ours that speaks Slack's wire: the Web API under /api/, Socket Mode, signed HTTP
 * deliveries and response_urls, on 127.0.0.1. The real Bolt app runs against it. It refuses as Slack refuses, and remembers
 * what was refused.
 *
 * @example
 * const server = await createSlackServer();
 * const ana = server.addPerson('ana');
 * const general = server.addChannel('general');
 * const app = new App({ socketMode: true, appToken: server.appToken, token: server.botToken, clientOptions: server.clientOptions });
 * await app.start();
 * onTestFinished(async () => { await app.stop(); await server.close(); });
 *
 * const asked = server.command('/advice may I keep the ladder?', { by: ana, in: general });
 * const { message, isPrivate } = await asked.answer();          // waits for what ana sees; no sleeping
 * const next = server.press(await asked.answer(), 'Next', { by: ana });
 * await next.update();
 *
 * const picked = server.shortcut('ask', { by: ana });
 * const modal = await picked.modal();
 * await server.type(modal, 'title', 'ladd', ana).options();
 * await server.submit(modal, { question: 'May I?', title: 'The ladder' }).closed();
 *
 * const said = server.say({ by: ana, in: general, text: `<@${server.team.botUser}> may I keep the ladder?` });
 * await said.answer();
 * said.tellAgain('copy');                                       // the same, with another event_id
 *
 * server.advance(3_000);                                        // the server's clock stands still but for this
 * server.chaos.next('chat.postMessage', rateLimited(0));
 * server.socket.askToReconnect();
 * server.tellByHttp('http://127.0.0.1:3000/slack/events');      // signed HTTP instead of sockets
 * await server.postToApp({ type: 'url_verification' }, 'forged');
 * expect(server.faults).toEqual([]);                            // every body was one that Slack accepts, and pinged nobody by accident
 */
import { createServer } from 'node:http';
import { createChaos } from '../wire/chaos.ts';
import { createVirtualClock } from '../wire/clock.ts';
import { createLogs } from '../wire/log.ts';
import { type Attempt, createDeliveries, RETRIES, type Transport } from './delivery.ts';
import type { Fault, RefusedRequest, ServerState, Suggested } from './exchange.ts';
import { createListener } from './http.ts';
import { pressInMessage, pressInView, typeInView } from './press.ts';
import { countRequests, listen, settleTurns, shut } from './running.ts';
import type { SlackServer, SlackServerOptions } from './server-port.ts';
import type { SeenMessage } from './sight.ts';
import { createHttpTransport, postSigned } from './signed-http.ts';
import { createSockets, type SocketEvent } from './sockets.ts';
import { openHome, reload, removeMessage, respeak, speak } from './speech.ts';
import { createStage, installFirst, makeTeam } from './stage.ts';
import { dismissModal, submitModal } from './submit.ts';
import { useCommand, useShortcut } from './use.ts';
import { createWorld, openDm, type View } from './world.ts';

export type { SlackServer, SlackServerOptions } from './server-port.ts';

const DEFAULTS = {
  botToken: 'xoxb-for-tests',
  appToken: 'xapp-for-tests',
  signingSecret: 'a-signing-secret-for-tests',
  clientId: '1.2',
  clientSecret: 'a-client-secret-for-tests',
  scopes: ['commands', 'chat:write', 'app_mentions:read', 'im:history'],
  hasMessagesTab: true,
  isAgent: false,
  retries: RETRIES,
};

/** Starts a server on a free port. */
export async function createSlackServer(given: SlackServerOptions = {}): Promise<SlackServer> {
  const options = { ...DEFAULTS, ...given };
  const { botToken, appToken, signingSecret, clientId, clientSecret, scopes } = options;
  const clock = options.clock ?? createVirtualClock();
  const world = createWorld({ ...options, clock });
  const team = makeTeam(world, 'First');
  installFirst(world, team, botToken, scopes);
  const logs = createLogs();
  const chaos = createChaos();
  const faults: Fault[] = [];
  const refused: RefusedRequest[] = [];
  const requests: { method: string; body: unknown }[] = [];
  const told = logs.create<Attempt>();
  let port = 0;
  let appUrl: string | undefined;
  const url = () => `http://127.0.0.1:${port}`;
  const state: ServerState = {
    world,
    logs,
    posts: logs.create<SeenMessage>(),
    unseen: [],
    homes: logs.create<View>(),
    suggested: logs.create<Suggested>(),
    faults,
    deliver: (delivery) => deliveries.deliver(delivery),
    url,
  };
  const http = createServer(
    createListener({
      state,
      chaos,
      onRequest: (method, body) => void requests.push({ method, body }),
      onRefusal: (request) => void refused.push(request),
    }),
  );
  const underWay = countRequests(http);
  const sockets = createSockets(http, {
    clock,
    log: logs.create<SocketEvent>(),
    appId: world.appId,
    newId: () => world.nextId('env-'),
  });
  let transport: Transport = sockets.send;
  const deliveries = createDeliveries({
    clock,
    chaos,
    retries: options.retries,
    transport: () => transport,
    drop: sockets.drop,
    newEventId: () => world.nextId('Ev'),
    onAttempt: (attempt) => void told.push(attempt),
    onBroken: (error) =>
      void faults.push({ method: 'delivery', body: undefined, reason: `the test server broke: ${String(error)}` }),
  });
  port = await listen(http);
  const api = `${url()}/api/`;
  const { send: _send, close: closeSockets, ...socket } = sockets;

  return {
    botToken,
    appToken,
    signingSecret,
    clientId,
    clientSecret,
    appId: world.appId,
    team,
    api,
    clientOptions: { slackApiUrl: api, retryConfig: { retries: 0 } },
    socket,
    chaos,
    faults,
    refused,
    requests,
    told: told.entries,
    untilTold: (n = 1) => told.until((entries) => entries[n - 1]),
    posts: state.posts.entries,
    unseen: state.unseen,
    untilPosted: (n = 1) => state.posts.until((entries) => entries[n - 1]),
    advance: clock.advance,
    now: clock.now,
    tellByHttp(address) {
      appUrl = address;
      transport = createHttpTransport(address, signingSecret, clock);
    },
    postToApp(body, signing = 'good') {
      if (appUrl === undefined) throw new Error('Where is the app? Call tellByHttp first.');
      const sent = { body: JSON.stringify(body), type: 'application/json', secret: signingSecret } as const;
      return postSigned({ ...sent, url: appUrl, now: clock.now(), signing });
    },
    ...createStage(state, team, scopes),
    command: (line, scene) => useCommand(state, line, scene),
    shortcut: (callbackId, scene) => useShortcut(state, callbackId, scene),
    press: (target, which, press) =>
      'message' in target ? pressInMessage(state, target, which, press) : pressInView(state, target, which, press),
    type: (view, actionId, text, by) => typeInView(state, view, actionId, text, by),
    submit: (view, values = {}) => submitModal(state, view, values),
    dismiss: (view) => dismissModal(state, view),
    say: (speech) => speak(state, speech),
    openHome: (person, tab = 'home') => openHome(state, person, tab, openDm(world, person)),
    editMessage: (message, text) => respeak(state, message, text),
    removeMessage: (message) => removeMessage(state, message),
    reload: (person) => reload(state, person),
    messagesIn: (channel, as) =>
      world.messages.flatMap(({ message, channel: at, onlyFor }) =>
        at === channel && (onlyFor === undefined || onlyFor === as?.id) ? [message] : [],
      ),
    viewNow({ id }) {
      const stored = world.views.get(id);
      return stored?.isOpen === true ? stored.view : undefined;
    },
    homeOf: ({ id }) => world.homes.get(id)?.view,
    async settle() {
      await socket.flush();
      await settleTurns(() => underWay() === 0 && deliveries.underWay() === 0);
    },
    async flush() {
      await socket.flush();
      await settleTurns(() => true);
    },
    async close() {
      deliveries.close();
      clock.close();
      if (logs.close() > 0)
        console.error(
          'Closed while a test still waited. Refused until then:',
          JSON.stringify(refused),
          'Faults:',
          JSON.stringify(faults),
          'Last request:',
          JSON.stringify(requests.at(-1)),
        );
      await closeSockets();
      await shut(http);
    },
  };
}
