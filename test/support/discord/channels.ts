// Where can something be said? The channel objects of the guild, of direct messages and of private groups.
import {
  type APIDMChannel,
  type APIGroupDMChannel,
  type APIGuildForumChannel,
  type APIOverwrite,
  type APITextChannel,
  type APIThreadChannel,
  type APIUser,
  ChannelType,
  ThreadAutoArchiveDuration,
} from 'discord-api-types/v10';

/** A bit field with nothing set; the literal 0 is no member of discord-api-types' enumerations. */
export const NO_FLAGS: number = 0;

/** The channels that this server has. */
export type ServerChannel =
  | APITextChannel
  | APIGuildForumChannel
  | APIThreadChannel<ChannelType.PublicThread>
  | APIDMChannel
  | APIGroupDMChannel;

/** A text channel of the guild. */
export function makeTextChannel(id: string, guildId: string, name: string, overwrites: APIOverwrite[]): APITextChannel {
  return {
    id,
    type: ChannelType.GuildText,
    guild_id: guildId,
    name,
    position: 0,
    permission_overwrites: overwrites,
    parent_id: null,
    nsfw: false,
    topic: null,
    rate_limit_per_user: 0,
    last_message_id: null,
    flags: NO_FLAGS,
  } satisfies APITextChannel;
}

/** A forum of the guild: holds posts, never messages. */
export function makeForum(id: string, guildId: string, name: string, overwrites: APIOverwrite[]): APIGuildForumChannel {
  return {
    id,
    type: ChannelType.GuildForum,
    guild_id: guildId,
    name,
    position: 1,
    permission_overwrites: overwrites,
    parent_id: null,
    nsfw: false,
    topic: null,
    rate_limit_per_user: 0,
    last_message_id: null,
    available_tags: [],
    default_reaction_emoji: null,
    default_sort_order: null,
    default_forum_layout: 0,
    flags: NO_FLAGS,
  } satisfies APIGuildForumChannel;
}

/** A thread of a text channel, or a post of a forum. */
export function makeThread(
  id: string,
  parent: { readonly id: string; readonly guild_id?: string },
  name: string,
  ownerId: string,
): APIThreadChannel<ChannelType.PublicThread> {
  return {
    id,
    type: ChannelType.PublicThread,
    ...(parent.guild_id === undefined ? {} : { guild_id: parent.guild_id }),
    parent_id: parent.id,
    name,
    owner_id: ownerId,
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    rate_limit_per_user: 0,
    last_message_id: null,
    flags: NO_FLAGS,
    thread_metadata: {
      archived: false,
      auto_archive_duration: ThreadAutoArchiveDuration.OneDay,
      archive_timestamp: '2026-01-01T00:00:00.000000+00:00',
      locked: false,
    },
  } satisfies APIThreadChannel;
}

/** The bot's direct messages with somebody. */
export function makeDm(id: string, recipient: APIUser): APIDMChannel {
  return {
    id,
    type: ChannelType.DM,
    name: null,
    recipients: [recipient],
    last_message_id: null,
    flags: NO_FLAGS,
  } satisfies APIDMChannel;
}

/** A group that the bot is not in; its app comes with a user who installed it. */
export function makeGroup(id: string, recipients: readonly APIUser[]): APIGroupDMChannel {
  return {
    id,
    type: ChannelType.GroupDM,
    name: null,
    recipients: [...recipients],
    last_message_id: null,
  } satisfies APIGroupDMChannel;
}
