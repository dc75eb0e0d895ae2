// What exists on the server? One guild, its people and channels, what was said in them, and the commands registered.
import {
  type APIMessage,
  type APIRole,
  type APIUser,
  PermissionFlagsBits as Bits,
  ChannelType,
  OverwriteType,
} from 'discord-api-types/v10';
import type { ServerClock } from '../wire/clock.ts';
import { makeForum, makeTextChannel, makeThread, NO_FLAGS, type ServerChannel } from './channels.ts';
import { makeUser, type Person } from './people.ts';
import { createSnowflakes } from './snowflakes.ts';

/** A message and what a client can't see of it. `ephemeralFor`: the one user who sees it; undefined for everybody. */
export type StoredMessage = { message: APIMessage; readonly ephemeralFor: string | undefined; readonly pings: Pings };

/** Who is notified by a message. */
export type Pings = { readonly everyone: boolean; readonly users: readonly string[]; readonly roles: readonly string[] };

/** A command as Discord gives it back: what was sent, with defaults and ids filled in. */
export type RegisteredCommand = {
  readonly id: string;
  readonly name: string;
  readonly type: number;
  readonly [key: string]: unknown;
};

/** Everything that lasts. Maps are keyed by id; messages by channel, then id, in order of posting. */
export type World = {
  readonly clock: ServerClock;
  readonly nextId: () => string;
  readonly token: string;
  readonly applicationId: string;
  readonly bot: Person;
  readonly guildId: string;
  readonly ownerId: string;
  readonly roles: APIRole[];
  readonly people: Map<string, Person>;
  readonly channels: Map<string, ServerChannel>;
  readonly messages: Map<string, Map<string, StoredMessage>>;
  /** posts whose author's first message is not there yet */
  readonly unopened: Set<string>;
  /** registered commands by place: 'global' or a guild's id */
  readonly commands: Map<string, RegisteredCommand[]>;
};

/** What @everyone may do where nothing else is said. */
export const MEMBER_PERMISSIONS =
  Bits.ViewChannel |
  Bits.SendMessages |
  Bits.SendMessagesInThreads |
  Bits.ReadMessageHistory |
  Bits.UseApplicationCommands |
  Bits.UseExternalApps;

export type WorldOptions = {
  readonly token: string;
  readonly memberPermissions: bigint;
  readonly botPermissions: bigint;
};

function makeRole(id: string, name: string, permissions: bigint, position: number): APIRole {
  return {
    id,
    name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position,
    permissions: permissions.toString(),
    managed: name === 'Dear Archive',
    mentionable: false,
    flags: NO_FLAGS,
  } satisfies APIRole;
}

/** A guild with the bot in it and nobody else. */
export function createWorld(clock: ServerClock, options: WorldOptions): World {
  const nextId = createSnowflakes(clock.now);
  const [guildId, applicationId, ownerId, botRole] = [nextId(), nextId(), nextId(), nextId()];
  const bot: Person = { user: makeUser(applicationId, 'Dear Archive', true), roles: [botRole] };
  return {
    clock,
    nextId,
    token: options.token,
    applicationId,
    bot,
    guildId,
    ownerId,
    roles: [
      makeRole(guildId, '@everyone', options.memberPermissions, 0),
      makeRole(botRole, 'Dear Archive', options.botPermissions, 1),
    ],
    people: new Map([
      [applicationId, bot],
      [ownerId, { user: makeUser(ownerId, 'owner'), roles: [] }],
    ]),
    channels: new Map(),
    messages: new Map(),
    unopened: new Set(),
    commands: new Map(),
  };
}

/** A new person with a role of their own, or without a place in the guild. */
export function addPerson(world: World, name: string, permissions: bigint | undefined, isBot = false): Person {
  const id = world.nextId();
  const role =
    permissions === undefined ? undefined : makeRole(world.nextId(), `role of ${name}`, permissions, world.roles.length);
  if (role !== undefined) world.roles.push(role);
  const person: Person = { user: makeUser(id, name, isBot), roles: role === undefined ? undefined : [role.id] };
  world.people.set(id, person);
  return person;
}

/** A new text channel or forum; `denied` is what the bot may not do there. */
export function addGuildChannel<Kind extends 'text' | 'forum'>(world: World, kind: Kind, name: string, denied: bigint) {
  const overwrites = denied === 0n ? [] : [denyBot(world, denied)];
  const channel = (kind === 'text' ? makeTextChannel : makeForum)(world.nextId(), world.guildId, name, overwrites);
  world.channels.set(channel.id, channel);
  return channel;
}

/** An overwrite for the bot alone. */
export function denyBot(world: World, denied: bigint) {
  return { id: world.bot.user.id, type: OverwriteType.Member, allow: '0', deny: denied.toString() };
}

/** A new thread or post. */
export function addThread(world: World, parent: ServerChannel, name: string, owner: Person) {
  if (parent.type !== ChannelType.GuildText && parent.type !== ChannelType.GuildForum)
    throw new Error(`A thread needs a text channel or forum as its parent; ${parent.id} is neither.`);
  const thread = makeThread(world.nextId(), { id: parent.id, guild_id: world.guildId }, name, owner.user.id);
  world.channels.set(thread.id, thread);
  return thread;
}

/** The messages of a channel, oldest first. */
export function messagesOf(world: World, channelId: string): Map<string, StoredMessage> {
  const known = world.messages.get(channelId) ?? new Map<string, StoredMessage>();
  world.messages.set(channelId, known);
  return known;
}

/** Whether a channel is the guild's. */
export function isInGuild(channel: ServerChannel): boolean {
  return channel.type !== ChannelType.DM && channel.type !== ChannelType.GroupDM;
}

/** Whether a user is the bot itself. */
export function isBot(world: World, user: APIUser): boolean {
  return user.id === world.bot.user.id;
}
