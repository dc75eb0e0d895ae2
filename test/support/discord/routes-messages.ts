// How does the bot post, read, edit and delete messages of a channel?
import { type APIMessage, PermissionFlagsBits as Bits, GatewayDispatchEvents, MessageFlags } from 'discord-api-types/v10';
import type { ServerChannel } from './channels.ts';
import { noContent, ok, paramOf, type Route, type RouteRequest, type ServerState } from './exchange.ts';
import { findMentionFault, findPings, pingableText } from './mentions.ts';
import { type CheckedBody, checkMessageBody } from './message-check.ts';
import { editMessage, makeMessage, makeMessageEvent, showToBot, storeMessage } from './messages.ts';
import { mayDo, whyNotPost } from './permissions.ts';
import { refusals } from './refusal.ts';
import { channelOf } from './routes-places.ts';
import { isBot, isInGuild, messagesOf, type Pings, type StoredMessage } from './world.ts';

/** Others are ignored: resources/message.mdx, "Edit Message". */
const EDITABLE_FLAGS = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2;
/** A message of a channel can't be private: resources/message.mdx, "Create Message". */
const POSTABLE_FLAGS = EDITABLE_FLAGS | MessageFlags.SuppressNotifications;

/** A message of a channel that everybody there may see. @throws Refusal 10008 */
function storedOf(request: RouteRequest, state: ServerState, channel: ServerChannel): StoredMessage {
  const stored = messagesOf(state.world, channel.id).get(paramOf(request, 'message'));
  if (stored === undefined || stored.ephemeralFor !== undefined) throw refusals.unknownMessage();
  return stored;
}

/** The message replied to, or none if it is gone and that is allowed. @throws Refusal 160002, 50035 */
function findReplied(
  { world }: ServerState,
  channel: ServerChannel,
  { message_reference: reference }: CheckedBody,
): APIMessage | undefined {
  if (reference === undefined || reference === null) return undefined;
  if (!mayDo(world, channel, world.bot, Bits.ReadMessageHistory)) throw refusals.cannotReplyWithoutHistory();
  const stored = messagesOf(world, channel.id).get(reference.message_id);
  if (stored !== undefined && stored.ephemeralFor === undefined) return stored.message;
  if (reference.fail_if_not_exists === false) return undefined;
  throw refusals.invalidForm([
    { path: ['message_reference'], code: 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', message: 'Unknown message' },
  ]);
}

function findSameNonce({ posts, world }: ServerState, channel: ServerChannel, { nonce, enforce_nonce: isEnforced }: CheckedBody) {
  if (isEnforced !== true || nonce === undefined || nonce === null) return undefined;
  const twin = posts.entries.find((post) => post.nonce === nonce && post.message.channel_id === channel.id);
  return twin === undefined ? undefined : messagesOf(world, channel.id).get(twin.message.id)?.message;
}

function post(request: RouteRequest, state: ServerState): APIMessage {
  const { world } = state;
  const channel = world.channels.get(paramOf(request, 'channel'));
  if (channel === undefined) throw refusals.unknownChannel();
  const why = whyNotPost(world, channel);
  if (why !== undefined) throw why;
  const body = checkMessageBody(request.body);
  request.judge();
  const mentionFault = findMentionFault(body.allowed_mentions);
  if (mentionFault !== undefined) request.note(mentionFault);
  const twin = findSameNonce(state, channel, body);
  if (twin !== undefined) return twin;
  const replied = findReplied(state, channel, body);
  const pings = findPings(pingableText(body.content, body.components), body.allowed_mentions, replied?.author.id);
  const message = makeMessage(world, channel, {
    author: world.bot.user,
    content: body.content ?? '',
    embeds: body.embeds ?? [],
    components: body.components ?? [],
    flags: (body.flags ?? 0) & POSTABLE_FLAGS,
    replyTo: replied,
    nonce: body.nonce ?? undefined,
  });
  storeMessage(world, message, pings);
  state.dispatch(GatewayDispatchEvents.MessageCreate, makeMessageEvent(world, channel, message));
  state.posts.push({ message, isPrivate: false, pings, nonce: body.nonce ?? undefined });
  return message;
}

function edit(request: RouteRequest, state: ServerState): APIMessage {
  const { world } = state;
  const channel = channelOf(request, state);
  const stored = storedOf(request, state, channel);
  if (!isBot(world, stored.message.author)) throw refusals.foreignMessage();
  const { message: changed } = applyEdit(request, state, stored, []);
  state.dispatch(GatewayDispatchEvents.MessageUpdate, makeMessageEvent(world, channel, changed));
  return changed;
}

/** A message after an edit, and whom it would notify were it new. */
export type Edited = { readonly message: APIMessage; readonly pings: Pings };

/** Checks an edit and makes it. Whether only one user sees the message can't be changed. @throws Refusal 50035, 50006 */
export function applyEdit(
  request: RouteRequest,
  { world }: ServerState,
  stored: StoredMessage,
  prefix: readonly PropertyKey[],
  raw = request.body,
): Edited {
  const { message } = stored;
  const before = {
    content: message.content,
    embeds: message.embeds,
    components: message.components ?? [],
    flags: message.flags ?? 0,
  };
  const body = checkMessageBody(raw, before, prefix);
  request.judge();
  const bringsText = Boolean(body.content) || (body.components ?? []).length > 0;
  const mentionFault = bringsText ? findMentionFault(body.allowed_mentions) : undefined;
  if (mentionFault !== undefined) request.note(mentionFault);
  const kept = before.flags & ~EDITABLE_FLAGS;
  const changed = editMessage(world, stored, {
    ...(body.content === undefined ? {} : { content: body.content ?? '' }),
    ...(body.embeds === undefined ? {} : { embeds: body.embeds ?? [] }),
    ...(body.components === undefined ? {} : { components: body.components }),
    ...(body.flags === undefined || body.flags === null ? {} : { flags: kept | (body.flags & EDITABLE_FLAGS) }),
  });
  return { message: changed, pings: findPings(pingableText(body.content, body.components), body.allowed_mentions, undefined) };
}

function remove(request: RouteRequest, state: ServerState): void {
  const { world } = state;
  const channel = channelOf(request, state);
  const { message } = storedOf(request, state, channel);
  if (!isBot(world, message.author) && !(isInGuild(channel) && mayDo(world, channel, world.bot, Bits.ManageMessages)))
    throw refusals.missingPermissions();
  messagesOf(world, channel.id).delete(message.id);
  const guild = isInGuild(channel) ? { guild_id: world.guildId } : {};
  state.dispatch(GatewayDispatchEvents.MessageDelete, { id: message.id, channel_id: channel.id, ...guild });
}

/** Routes of a channel's messages. */
export const messageRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/channels/:channel/messages/:message',
    answer(request, state) {
      const channel = channelOf(request, state);
      if (!mayDo(state.world, channel, state.world.bot, Bits.ReadMessageHistory)) throw refusals.missingPermissions();
      return ok(showToBot(state.world, channel, storedOf(request, state, channel).message));
    },
  },
  {
    method: 'POST',
    path: '/channels/:channel/messages',
    schema: () => 'MessageCreateRequest',
    answer: (request, state) => ok(post(request, state)),
  },
  {
    method: 'PATCH',
    path: '/channels/:channel/messages/:message',
    schema: () => 'MessageEditRequestPartial',
    answer: (request, state) => ok(edit(request, state)),
  },
  {
    method: 'DELETE',
    path: '/channels/:channel/messages/:message',
    answer(request, state) {
      remove(request, state);
      return noContent;
    },
  },
];
