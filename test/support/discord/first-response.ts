// What does the first response to an interaction do?
import {
  type APIMessage,
  GatewayDispatchEvents,
  InteractionType,
  MessageFlags,
  InteractionResponseType as ResponseType,
} from 'discord-api-types/v10';
import { z } from 'zod';
import type { RouteRequest, ServerState } from './exchange.ts';
import type { InteractionRecord, SeenMessage } from './interaction-record.ts';
import { findMentionFault, findPings, pingableText } from './mentions.ts';
import { checkMessageBody } from './message-check.ts';
import { makeMessage, makeMessageEvent, storeMessage, withPrivacy } from './messages.ts';
import { checkChoices, checkModal } from './modal-check.ts';
import { refusals } from './refusal.ts';
import { applyEdit } from './routes-messages.ts';
import { isInGuild, messagesOf, type StoredMessage } from './world.ts';

const envelope = z.looseObject({ type: z.int(), data: z.unknown().optional() });
const flagged = z.looseObject({ flags: z.int().nullish() });

const isComponent = ({ payload }: InteractionRecord) =>
  payload.type === InteractionType.MessageComponent ||
  (payload.type === InteractionType.ModalSubmit && payload.message !== undefined);

/** Which types of response an interaction takes: receiving-and-responding.mdx, "Interaction Callback Type". */
function allowedTypes(record: InteractionRecord): number[] {
  if (record.payload.type === InteractionType.ApplicationCommandAutocomplete)
    return [ResponseType.ApplicationCommandAutocompleteResult];
  const messages = [ResponseType.ChannelMessageWithSource, ResponseType.DeferredChannelMessageWithSource];
  const updates = isComponent(record) ? [ResponseType.DeferredMessageUpdate, ResponseType.UpdateMessage] : [];
  return [...messages, ...updates, ...(record.payload.type === InteractionType.ModalSubmit ? [] : [ResponseType.Modal])];
}

/** Whether a message of this interaction with these flags is seen by its user alone. */
export function isPrivateMessage(record: InteractionRecord, flags: number | null | undefined): boolean {
  return record.isForcedPrivate || ((flags ?? 0) & MessageFlags.Ephemeral) !== 0;
}

/** A stored message as its user sees it. */
export function seeMessage({ message, pings, ephemeralFor }: StoredMessage): SeenMessage {
  return { message, pings, isPrivate: ephemeralFor !== undefined };
}

/** Checks a body and makes a message of an interaction of it. @throws Refusal 50035, 50006 */
export function postInteractionMessage(
  record: InteractionRecord,
  request: RouteRequest,
  state: ServerState,
  raw: unknown,
  prefix: readonly PropertyKey[],
): StoredMessage {
  const body = checkMessageBody(raw, undefined, prefix);
  request.judge();
  const fault = findMentionFault(body.allowed_mentions);
  if (fault !== undefined) request.note(fault);
  const parts = {
    content: body.content ?? '',
    components: body.components ?? [],
    embeds: body.embeds ?? [],
    flags: body.flags ?? 0,
  };
  const pings = findPings(pingableText(parts.content, parts.components), body.allowed_mentions, undefined);
  return putMessage(record, state, { ...parts, flags: withPrivacy(parts.flags, isPrivateMessage(record, body.flags)) }, pings);
}

function putMessage(
  record: InteractionRecord,
  state: ServerState,
  parts: Pick<APIMessage, 'content' | 'components' | 'embeds'> & { flags: number },
  pings: StoredMessage['pings'],
): StoredMessage {
  const { world } = state;
  const { channel, by, payload } = record;
  const isPrivate = (parts.flags & MessageFlags.Ephemeral) !== 0;
  const source = payload.type === InteractionType.MessageComponent ? payload.message : undefined;
  const message = makeMessage(world, channel, {
    ...parts,
    author: world.bot.user,
    extra: {
      webhook_id: world.applicationId,
      application_id: world.applicationId,
      ...(source === undefined ? {} : { message_reference: { type: 0, channel_id: channel.id, message_id: source.id } }),
    },
  });
  const stored = storeMessage(world, message, pings, isPrivate ? by.user.id : undefined);
  const isThinking = (parts.flags & MessageFlags.Loading) !== 0;
  if (!isThinking) announce(record, state, stored, GatewayDispatchEvents.MessageCreate);
  return stored;
}

/** Tells the gateway of a public message where the bot is a member, and the test's list of posts of every one. */
export function announce(
  { channel, isUserOnly }: InteractionRecord,
  state: ServerState,
  stored: StoredMessage,
  event: GatewayDispatchEvents.MessageCreate | GatewayDispatchEvents.MessageUpdate,
): void {
  const isHeard = stored.ephemeralFor === undefined && !isUserOnly && (isInGuild(channel) || channel.type === 1);
  if (isHeard) state.dispatch(event, makeMessageEvent(state.world, channel, stored.message));
  if (event === GatewayDispatchEvents.MessageCreate) state.posts.push({ ...seeMessage(stored), nonce: undefined });
}

/** The message whose button was pressed. @throws Refusal 10008 if it was deleted since */
export function sourceOf({ payload, channel }: InteractionRecord, { world }: ServerState): StoredMessage {
  const id =
    payload.type === InteractionType.MessageComponent || payload.type === InteractionType.ModalSubmit
      ? payload.message?.id
      : undefined;
  const stored = id === undefined ? undefined : messagesOf(world, channel.id).get(id);
  if (stored === undefined) throw refusals.unknownMessage();
  return stored;
}

function think(record: InteractionRecord, state: ServerState, data: unknown): void {
  const isPrivate = isPrivateMessage(record, flagged.safeParse(data ?? {}).data?.flags);
  const parts = { content: '', components: [], embeds: [], flags: withPrivacy(MessageFlags.Loading, isPrivate) };
  record.original = putMessage(record, state, parts, { everyone: false, users: [], roles: [] }).message.id;
  record.state = 'thinking';
  record.sights.push({ kind: 'thinking', isPrivate });
}

/** Answers an interaction for the first time; gives the message made or changed, if any. @throws Refusal 50035, 50006 */
export function respond(record: InteractionRecord, request: RouteRequest, state: ServerState): StoredMessage | undefined {
  const parsed = envelope.safeParse(request.body);
  const { type, data } = parsed.data ?? { type: -1, data: undefined };
  const allowed = allowedTypes(record);
  if (!allowed.includes(type))
    throw refusals.invalidForm([
      { path: ['type'], code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${allowed.join(', ')}}.` },
    ]);
  switch (type) {
    case ResponseType.ChannelMessageWithSource: {
      const stored = postInteractionMessage(record, request, state, data, ['data']);
      record.original = stored.message.id;
      record.state = 'answered';
      record.sights.push({ kind: 'message', ...seeMessage(stored) });
      return stored;
    }
    case ResponseType.DeferredChannelMessageWithSource:
      request.judge();
      think(record, state, data);
      return undefined;
    case ResponseType.DeferredMessageUpdate:
      request.judge();
      record.original = sourceOf(record, state).message.id;
      record.state = 'answered';
      record.sights.push({ kind: 'quiet' });
      return undefined;
    case ResponseType.UpdateMessage: {
      const stored = sourceOf(record, state);
      applyEdit(request, state, stored, ['data'], data);
      announce(record, state, stored, GatewayDispatchEvents.MessageUpdate);
      record.original = stored.message.id;
      record.state = 'answered';
      record.sights.push({ kind: 'update', ...seeMessage(stored) });
      return stored;
    }
    case ResponseType.Modal: {
      const modal = checkModal(data);
      request.judge();
      record.state = 'answered';
      record.sights.push({ kind: 'modal', modal });
      return undefined;
    }
    default: {
      const choices = checkChoices(data);
      request.judge();
      record.state = 'answered';
      record.sights.push({ kind: 'choices', choices });
      return undefined;
    }
  }
}
