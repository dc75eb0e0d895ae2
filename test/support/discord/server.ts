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
import { createServer } from 'node:http';
import { type APIMessage, GatewayDispatchEvents } from 'discord-api-types/v10';
import type { Act } from './acts.ts';
import { makeGroup, type ServerChannel } from './channels.ts';
import { type Chaos, createChaos } from './chaos.ts';
import { createVirtualClock, type ServerClock } from './clock.ts';
import type { Fault, Post, RefusedRequest, ServerState } from './exchange.ts';
import { createGateway, type Gateway, type GatewayEvent } from './gateway.ts';
import { createListener } from './http.ts';
import { type Installation, isForcedPrivate, makeInteractionBase } from './interaction-base.ts';
import { createHandle, type InteractionHandle } from './interaction-handle.ts';
import type { InteractionRecord, Sight } from './interaction-record.ts';
import { createLogs } from './log.ts';
import { findOpenApi, loadBodyJudge } from './openapi.ts';
import type { Person } from './people.ts';
import { openDm } from './routes-places.ts';
import { removeChannel, removeMessage, respeak, type Speech, type SpeechHandle, speak } from './speech.ts';
import {
  addGuildChannel,
  addPerson,
  addThread,
  createWorld,
  denyBot,
  isInGuild,
  MEMBER_PERMISSIONS,
  messagesOf,
  type RegisteredCommand,
} from './world.ts';

export type DiscordServerOptions = {
  /** the only token that is taken */
  readonly token?: string;
  /** the server's time; default: a clock that stands until `advance` */
  readonly clock?: ServerClock;
  /** what @everyone may do; default: read, write and use commands */
  readonly memberPermissions?: bigint;
  /** what the bot's role adds; default: nothing */
  readonly botPermissions?: bigint;
  /** milliseconds that HELLO asks to wait between heartbeats (real time of the client); default 41250 */
  readonly heartbeatMs?: number;
  /** whether bodies are also checked by the OpenAPI document, where it is at hand; default true */
  readonly useOpenApi?: boolean;
};

const DEFAULTS = {
  token: 'a-token.for.tests',
  memberPermissions: MEMBER_PERMISSIONS,
  botPermissions: 0n,
  heartbeatMs: 41_250,
  useOpenApi: true,
};

/** A running server, and everything that a test can do as Discord's people and as Discord. */
export type DiscordServer = {
  readonly token: string;
  readonly applicationId: string;
  readonly guildId: string;
  readonly bot: Person;
  /** http://127.0.0.1:port/api */
  readonly api: string;
  /** for `new Client({ rest })`; no retries but those after a 429 */
  readonly rest: { readonly api: string; readonly version: '10'; readonly retries: 0 };
  /** whether bodies are checked by the OpenAPI document */
  readonly hasOpenApi: boolean;
  readonly gateway: Gateway;
  readonly chaos: Chaos;
  /** bodies that must never be sent: see {@link Fault} */
  readonly faults: readonly Fault[];
  /** every request that got no success, in order, also for reasons that are nobody's fault */
  readonly refused: readonly RefusedRequest[];
  /** every request, in order: its route ("POST /channels/:channel/messages") and body */
  readonly requests: readonly { readonly route: string; readonly body: unknown }[];
  /** every message that the bot made anywhere, private ones too */
  readonly posts: readonly Post[];
  readonly advance: (ms: number) => void;
  readonly now: () => number;

  /** Somebody in the guild; `permissions` beyond those of everybody, `undefined` for somebody not in it. */
  readonly addPerson: (name: string, permissions?: bigint | 'not in the guild') => Person;
  readonly addBot: (name: string) => Person;
  /** A text channel; `denied`: what the bot may not do there. */
  readonly addChannel: (name: string, denied?: bigint) => ServerChannel;
  readonly addForum: (name: string, denied?: bigint) => ServerChannel;
  readonly addThread: (parent: ServerChannel, name: string, by: Person) => ServerChannel;
  /** A new post in a forum. Without `text` its first message comes later, with `say`: until then 40058. */
  readonly addPost: (forum: ServerChannel, title: string, by: Person, text?: string) => ServerChannel;
  /** The bot's direct messages with somebody. */
  readonly dm: (person: Person) => ServerChannel;
  /** A group without the bot, where somebody uses it by an installation of their own. */
  readonly addGroup: (...people: Person[]) => ServerChannel;
  /** Takes permissions from the bot in a channel. */
  readonly deny: (channel: ServerChannel, denied: bigint) => void;
  readonly removeChannel: (channel: ServerChannel) => void;

  /** Somebody uses a command, button, select, menu or modal: acts.ts has the builders. */
  readonly interact: (act: Act, installation?: Installation) => InteractionHandle;
  readonly say: (speech: Speech) => SpeechHandle;
  readonly editMessage: (message: APIMessage, text: string) => APIMessage;
  readonly removeMessage: (message: APIMessage) => void;
  /** The messages of a channel that everybody there sees, oldest first. */
  readonly messagesIn: (channel: ServerChannel) => APIMessage[];
  /** Registered commands of the guild or, left out, global ones. */
  readonly commands: (guildId?: string) => readonly RegisteredCommand[];
  /** Resolves when the client has read all events and no request is under way: for "nothing happens" tests. What it does elsewhere (disk, threads) is not seen. */
  readonly settle: () => Promise<void>;
  readonly close: () => Promise<void>;
};

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
  let underWay = 0;
  const gatewayUrl = () => `ws://127.0.0.1:${port}`;
  const openApi = options.useOpenApi ? findOpenApi(import.meta.dirname) : undefined;
  const state: ServerState = {
    world,
    logs,
    records: new Map(),
    posts: logs.create<Post>(),
    faults,
    gatewayUrl,
    dispatch: (event, data) => chaos.arrange({ event, data }, (late) => gateway.dispatch(late.event, late.data), gateway.drop),
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
  http.on('request', (_, response) => {
    underWay += 1;
    response.on('close', () => {
      underWay -= 1;
    });
  });
  const gateway = createGateway(http, world, {
    heartbeatMs: options.heartbeatMs,
    log: logs.create<GatewayEvent>(),
    url: gatewayUrl,
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
  const api = `http://127.0.0.1:${port}/api`;
  const announce = <Channel extends ServerChannel>(
    event: GatewayDispatchEvents,
    channel: Channel,
    extra: object = {},
  ): Channel => {
    state.dispatch(event, { ...channel, ...extra });
    return channel;
  };
  const say: DiscordServer['say'] = (speech) => speak(state, speech);

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
    advance: clock.advance,
    now: clock.now,
    addPerson: (name, permissions = 0n) => addPerson(world, name, permissions === 'not in the guild' ? undefined : permissions),
    addBot: (name) => addPerson(world, name, 0n, true),
    addChannel: (name, denied = 0n) =>
      announce(GatewayDispatchEvents.ChannelCreate, addGuildChannel(world, 'text', name, denied)),
    addForum: (name, denied = 0n) => announce(GatewayDispatchEvents.ChannelCreate, addGuildChannel(world, 'forum', name, denied)),
    addThread: (parent, name, by) =>
      announce(GatewayDispatchEvents.ThreadCreate, addThread(world, parent, name, by), { newly_created: true }),
    addPost(forum, title, by, text) {
      const post = addThread(world, forum, title, by);
      world.unopened.add(post.id);
      announce(GatewayDispatchEvents.ThreadCreate, post, { newly_created: true });
      if (text !== undefined) say({ by, in: post, text });
      return post;
    },
    dm: (person) => openDm(world, person.user.id),
    addGroup(...people) {
      const group = makeGroup(
        world.nextId(),
        people.map(({ user }) => user),
      );
      world.channels.set(group.id, group);
      return group;
    },
    deny(channel, denied) {
      if (!('permission_overwrites' in channel))
        throw new Error(`Channel ${channel.id} has no permissions of its own: deny them in its parent.`);
      channel.permission_overwrites = denied === 0n ? [] : [denyBot(world, denied)];
      announce(GatewayDispatchEvents.ChannelUpdate, channel);
    },
    removeChannel: (channel) => removeChannel(state, channel),
    interact(act, installation = isInGuild(act.in) || act.in.type === 1 ? 'guild' : 'user') {
      const payload = act.build(makeInteractionBase(world, act, installation));
      const record: InteractionRecord = {
        payload,
        channel: act.in,
        by: act.by,
        createdAt: clock.now(),
        isUserOnly: installation === 'user',
        isForcedPrivate: isForcedPrivate(world, act, installation),
        sights: logs.create<Sight>(),
        state: 'new',
        original: undefined,
        followUps: [],
      };
      state.records.set(payload.token, record);
      state.dispatch(GatewayDispatchEvents.InteractionCreate, payload);
      return createHandle(record);
    },
    say,
    editMessage(message, text) {
      const channel = world.channels.get(message.channel_id);
      if (channel === undefined) throw new Error(`There is no channel ${message.channel_id}.`);
      return respeak(state, channel, message.id, text);
    },
    removeMessage: (message) => removeMessage(state, message),
    messagesIn: (channel) =>
      [...messagesOf(world, channel.id).values()]
        .filter(({ ephemeralFor }) => ephemeralFor === undefined)
        .map(({ message }) => message),
    commands: (guildId = 'global') => world.commands.get(guildId) ?? [],
    async settle() {
      await gateway.flush();
      for (let turns = 0; turns < 20; turns = underWay === 0 ? turns + 1 : 0)
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
