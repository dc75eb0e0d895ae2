// What does the bot read of itself, the guild and channels?
import { PermissionFlagsBits as Bits, ChannelType } from 'discord-api-types/v10';
import { z } from 'zod';
import { makeDm, type ServerChannel } from './channels.ts';
import { noContent, ok, paramOf, type Route, type RouteRequest, type ServerState } from './exchange.ts';
import { makeGuild } from './guild.ts';
import { makeMember } from './people.ts';
import { mayDo, whyNotPost } from './permissions.ts';
import { refusals } from './refusal.ts';
import { isInGuild, type World } from './world.ts';

/** The channel of a request that the bot may see. @throws Refusal 10003, 50001 */
export function channelOf(request: RouteRequest, { world }: ServerState): ServerChannel {
  const channel = world.channels.get(paramOf(request, 'channel'));
  if (channel === undefined) throw refusals.unknownChannel();
  if (channel.type === ChannelType.GroupDM || !mayDo(world, channel, world.bot, Bits.ViewChannel)) throw refusals.missingAccess();
  return channel;
}

/** The bot's direct messages with somebody, opened if need be. */
export function openDm(world: World, userId: string): ServerChannel {
  const person = world.people.get(userId);
  if (person === undefined) throw refusals.unknownUser();
  const known = [...world.channels.values()].find(
    (channel) => channel.type === ChannelType.DM && channel.recipients?.[0]?.id === userId,
  );
  if (known !== undefined) return known;
  const channel = makeDm(world.nextId(), person.user);
  world.channels.set(channel.id, channel);
  return channel;
}

function guildOf(request: RouteRequest, { world }: ServerState) {
  if (paramOf(request, 'guild') !== world.guildId) throw refusals.unknownGuild();
  return makeGuild(world);
}

function makeApplication({ world }: ServerState) {
  return {
    id: world.applicationId,
    name: world.bot.user.username,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    bot: world.bot.user,
    integration_types_config: { 0: {}, 1: {} },
    approximate_guild_count: 1,
  };
}

/** Routes that read, and the two that do next to nothing. */
export const placeRoutes: readonly Route[] = [
  { method: 'GET', path: '/gateway', open: true, answer: (_, state) => ok({ url: state.gatewayUrl() }) },
  {
    method: 'GET',
    path: '/gateway/bot',
    answer: (_, state) =>
      ok({
        url: state.gatewayUrl(),
        shards: 1,
        session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 },
      }),
  },
  { method: 'GET', path: '/users/@me', answer: (_, { world }) => ok(world.bot.user) },
  { method: 'GET', path: '/applications/@me', answer: (_, state) => ok(makeApplication(state)) },
  { method: 'GET', path: '/oauth2/applications/@me', answer: (_, state) => ok(makeApplication(state)) },
  {
    method: 'GET',
    path: '/users/@me/guilds',
    answer: (_, { world }) => ok([{ id: world.guildId, name: makeGuild(world).name, owner: false }]),
  },
  {
    method: 'GET',
    path: '/users/:user',
    answer(request, { world }) {
      const person = world.people.get(paramOf(request, 'user'));
      if (person === undefined) throw refusals.unknownUser();
      return ok(person.user);
    },
  },
  {
    method: 'POST',
    path: '/users/@me/channels',
    answer(request, { world }) {
      const parsed = z.object({ recipient_id: z.string() }).safeParse(request.body);
      return ok(openDm(world, parsed.data?.recipient_id ?? ''));
    },
  },
  { method: 'GET', path: '/guilds/:guild', answer: (request, state) => ok(guildOf(request, state)) },
  { method: 'GET', path: '/guilds/:guild/roles', answer: (request, state) => ok(guildOf(request, state).roles) },
  {
    method: 'GET',
    path: '/guilds/:guild/channels',
    answer(request, state) {
      guildOf(request, state);
      const listed = [...state.world.channels.values()].filter(
        (channel) => isInGuild(channel) && channel.type !== ChannelType.PublicThread,
      );
      return ok(listed);
    },
  },
  {
    method: 'GET',
    path: '/guilds/:guild/members/:user',
    answer(request, state) {
      guildOf(request, state);
      const person = state.world.people.get(paramOf(request, 'user'));
      if (person?.roles === undefined) throw refusals.unknownMember();
      return ok(makeMember(person));
    },
  },
  { method: 'GET', path: '/channels/:channel', answer: (request, state) => ok(channelOf(request, state)) },
  {
    method: 'POST',
    path: '/channels/:channel/typing',
    answer(request, state) {
      const why = whyNotPost(state.world, channelOf(request, state));
      if (why !== undefined) throw why;
      return noContent;
    },
  },
];
