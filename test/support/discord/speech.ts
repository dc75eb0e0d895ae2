// What do people say, change and take away in channels?
import { type APIMessage, ChannelType, GatewayDispatchEvents } from 'discord-api-types/v10';
import type { ServerChannel } from './channels.ts';
import type { Post, ServerState } from './exchange.ts';
import { editMessage, makeMessage, makeMessageEvent, storeMessage } from './messages.ts';
import type { Person } from './people.ts';
import { isInGuild, messagesOf } from './world.ts';

/** Something said. A mention is `<@id>` in the text ({@link mention}); `replyTo` pings that message's author unless `silently`. */
export type Speech = {
  readonly by: Person;
  readonly in: ServerChannel;
  readonly text: string;
  readonly replyTo?: APIMessage;
  readonly silently?: boolean;
};

/** What a test holds of something said. */
export type SpeechHandle = {
  readonly message: APIMessage;
  /** the nth message that the bot posted in that channel since, from 1 */
  readonly answer: (n?: number) => Promise<Post>;
  /** all messages that the bot posted in that channel since */
  readonly answers: () => Post[];
};

/** The text that mentions somebody. */
export const mention = ({ user }: Person) => `<@${user.id}>`;

/** Puts a message into its channel and tells the bot, if it may see it there. */
export function speak(state: ServerState, { by, in: channel, text, replyTo, silently }: Speech): SpeechHandle {
  const { world, posts } = state;
  const seenBefore = posts.entries.length;
  const made = makeMessage(world, channel, { author: by.user, content: text, replyTo });
  const pinged = replyTo === undefined || silently === true ? [] : [replyTo.author];
  const mentions = [...made.mentions, ...pinged.filter(({ id }) => made.mentions.every((user) => user.id !== id))];
  const message = { ...made, mentions };
  storeMessage(world, message, { everyone: false, users: mentions.map(({ id }) => id), roles: [] });
  if (channel.type === ChannelType.PublicThread) world.unopened.delete(channel.id);
  if (channel.type !== ChannelType.GroupDM)
    state.dispatch(GatewayDispatchEvents.MessageCreate, makeMessageEvent(world, channel, message));
  const since = (entries: readonly Post[]) => entries.slice(seenBefore).filter((post) => post.message.channel_id === channel.id);
  return { message, answer: (n = 1) => posts.until((entries) => since(entries)[n - 1]), answers: () => since(posts.entries) };
}

/** A person edits what they said. @throws Error if it is not there any more */
export function respeak({ world, dispatch }: ServerState, { id, channel_id: channelId }: APIMessage, text: string): APIMessage {
  const channel = world.channels.get(channelId);
  const stored = channel === undefined ? undefined : messagesOf(world, channelId).get(id);
  if (channel === undefined || stored === undefined)
    throw new Error(`There is no message ${id} in channel ${channelId} to edit.`);
  const message = editMessage(world, stored, { content: text });
  dispatch(GatewayDispatchEvents.MessageUpdate, makeMessageEvent(world, channel, message));
  return message;
}

/** Somebody deletes a message, also one of the bot's. */
export function removeMessage({ world, dispatch }: ServerState, { id, channel_id: channelId }: APIMessage): void {
  messagesOf(world, channelId).delete(id);
  const channel = world.channels.get(channelId);
  const guild = channel !== undefined && isInGuild(channel) ? { guild_id: world.guildId } : {};
  dispatch(GatewayDispatchEvents.MessageDelete, { id, channel_id: channelId, ...guild });
}

/** A channel goes, with everything in it. */
export function removeChannel({ world, dispatch }: ServerState, channel: ServerChannel): void {
  world.channels.delete(channel.id);
  world.messages.delete(channel.id);
  const event =
    channel.type === ChannelType.PublicThread ? GatewayDispatchEvents.ThreadDelete : GatewayDispatchEvents.ChannelDelete;
  dispatch(event, channel);
}
