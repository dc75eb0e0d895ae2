// What does a message look like, to the one who posts it, to the store and to the bot's client?
import {
  type APIMessage,
  type APIMessageReference,
  type APIMessageTopLevelComponent,
  type APIUser,
  ChannelType,
  type GatewayMessageCreateDispatchData,
  MessageFlags,
  MessageReferenceType,
  MessageType,
} from 'discord-api-types/v10';
import type { ServerChannel } from './channels.ts';
import { mentionedUsers } from './mentions.ts';
import { makePartialMember } from './people.ts';
import { isBot, isInGuild, messagesOf, type Pings, type StoredMessage, type World } from './world.ts';

/** What a new message needs beyond an empty one. */
export type NewMessage = {
  readonly author: APIUser;
  readonly content?: string;
  readonly components?: APIMessageTopLevelComponent[];
  readonly embeds?: APIMessage['embeds'];
  readonly flags?: number;
  readonly replyTo?: APIMessage | undefined;
  readonly nonce?: string | number | undefined;
  readonly extra?: Partial<APIMessage>;
};

const time = (ms: number) => new Date(ms).toISOString().replace('Z', '000+00:00');

function refer(world: World, channel: ServerChannel, message: APIMessage): APIMessageReference {
  const guild = isInGuild(channel) ? { guild_id: world.guildId } : {};
  return { type: MessageReferenceType.Default, channel_id: channel.id, message_id: message.id, ...guild };
}

/** What a reply carries of the message that it answers: not what that one answered in turn. */
function flatten(message: APIMessage): APIMessage {
  const { referenced_message: _, ...flat } = message;
  return flat;
}

/** A message object; it stands nowhere yet. */
export function makeMessage(world: World, channel: ServerChannel, parts: NewMessage): APIMessage {
  const content = parts.content ?? '';
  const users = mentionedUsers(content).flatMap((id) => world.people.get(id)?.user ?? []);
  return {
    id: world.nextId(),
    channel_id: channel.id,
    type: parts.replyTo === undefined ? MessageType.Default : MessageType.Reply,
    author: parts.author,
    content,
    timestamp: time(world.clock.now()),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: users,
    mention_roles: [],
    attachments: [],
    embeds: parts.embeds ?? [],
    components: parts.components ?? [],
    pinned: false,
    flags: parts.flags ?? 0,
    ...(parts.nonce === undefined ? {} : { nonce: parts.nonce }),
    ...(parts.replyTo === undefined
      ? {}
      : { message_reference: refer(world, channel, parts.replyTo), referenced_message: flatten(parts.replyTo) }),
    ...parts.extra,
  } satisfies APIMessage;
}

/** Puts a message where it belongs. An ephemeral one is nobody's to read back but its interaction's. */
export function storeMessage(world: World, message: APIMessage, pings: Pings, ephemeralFor?: string): StoredMessage {
  const stored: StoredMessage = { message, pings, ephemeralFor };
  messagesOf(world, message.channel_id).set(message.id, stored);
  return stored;
}

/** A message after an edit. */
export function editMessage(world: World, stored: StoredMessage, changes: Partial<APIMessage>): APIMessage {
  stored.message = { ...stored.message, ...changes, edited_timestamp: time(world.clock.now()) };
  return stored.message;
}

/** Whether the bot gets the content without the privileged intent: its own, mentions of it, direct messages. */
function isReadable(world: World, channel: ServerChannel, message: APIMessage): boolean {
  return !isInGuild(channel) || isBot(world, message.author) || message.mentions.some((user) => isBot(world, user));
}

function blank(message: APIMessage): APIMessage {
  return { ...message, content: '', embeds: [], attachments: [], components: [] };
}

/** A message as the gateway and the routes give it to the bot. gateway/you-might-not-need-a-privileged-intent.mdx */
export function showToBot(world: World, channel: ServerChannel, message: APIMessage): APIMessage {
  const shown = isReadable(world, channel, message) ? message : blank(message);
  const referenced = shown.referenced_message;
  if (referenced === undefined || referenced === null) return shown;
  return { ...shown, referenced_message: isReadable(world, channel, referenced) ? referenced : blank(referenced) };
}

/** The data of MESSAGE_CREATE and MESSAGE_UPDATE. */
export function makeMessageEvent(world: World, channel: ServerChannel, message: APIMessage): GatewayMessageCreateDispatchData {
  const author = world.people.get(message.author.id);
  const isMember = isInGuild(channel) && author?.roles !== undefined;
  return {
    ...showToBot(world, channel, message),
    ...(channel.type === ChannelType.GuildForum ? {} : { channel_type: channel.type }),
    ...(isInGuild(channel) ? { guild_id: world.guildId } : {}),
    ...(isMember ? { member: makePartialMember(author) } : {}),
  } satisfies GatewayMessageCreateDispatchData;
}

/** Flags of a message of which somebody alone sees. */
export function withPrivacy(flags: number, isPrivate: boolean): number {
  return isPrivate ? flags | MessageFlags.Ephemeral : flags & ~MessageFlags.Ephemeral;
}
