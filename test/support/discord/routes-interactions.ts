// How are interactions answered, and what may come after the first answer?
import { GatewayDispatchEvents, InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { z } from 'zod';
import { noContent, ok, paramOf, type Route, type RouteRequest, type ServerState } from './exchange.ts';
import { announce, postInteractionMessage, respond, seeMessage } from './first-response.ts';
import type { InteractionRecord } from './interaction-record.ts';
import { LIMITS } from './limits.ts';
import { storeMessage } from './messages.ts';
import { refusals } from './refusal.ts';
import { applyEdit, type Edited } from './routes-messages.ts';
import { messagesOf, type StoredMessage } from './world.ts';

/** The interaction to respond to. @throws Refusal 10062 if unknown or late, 40060 if it was answered */
function openInteraction(request: RouteRequest, { records, world }: ServerState): InteractionRecord {
  const record = records.get(paramOf(request, 'token'));
  if (record === undefined || record.payload.id !== paramOf(request, 'interaction')) throw refusals.unknownInteraction();
  const age = world.clock.now() - record.createdAt;
  if (record.state !== 'new' && age <= LIMITS.token) throw refusals.alreadyAcknowledged();
  if (age > LIMITS.firstResponse) throw refusals.unknownInteraction();
  return record;
}

/** The interaction behind a webhook address. @throws Refusal 10015 before the first response, 50027 after 15 minutes */
function answeredInteraction(request: RouteRequest, { records, world }: ServerState): InteractionRecord {
  const record = records.get(paramOf(request, 'token'));
  if (record === undefined || paramOf(request, 'application') !== world.applicationId) throw refusals.unknownWebhook();
  if (world.clock.now() - record.createdAt > LIMITS.token) throw refusals.invalidWebhookToken();
  if (record.state === 'new') throw refusals.unknownWebhook();
  return record;
}

/** A message of the interaction, "@original" or a follow-up. @throws Refusal 10008 */
function messageOf(record: InteractionRecord, request: RouteRequest, { world }: ServerState): StoredMessage {
  const wanted = paramOf(request, 'message');
  const id = wanted === '@original' ? record.original : wanted;
  const isOwn = id !== undefined && (id === record.original || record.followUps.includes(id));
  const stored = isOwn ? messagesOf(world, record.channel.id).get(id) : undefined;
  if (stored === undefined) throw refusals.unknownMessage();
  return stored;
}

/** The edit that ends "thinking" is the message's first text, so it may ping. */
function endThinking(
  record: InteractionRecord,
  state: ServerState,
  { message, pings }: Edited,
  { ephemeralFor }: StoredMessage,
): StoredMessage {
  const shown = storeMessage(
    state.world,
    { ...message, flags: (message.flags ?? 0) & ~MessageFlags.Loading, edited_timestamp: null },
    pings,
    ephemeralFor,
  );
  record.state = 'answered';
  announce(record, state, shown, GatewayDispatchEvents.MessageCreate);
  return shown;
}

function edit(record: InteractionRecord, request: RouteRequest, state: ServerState, stored: StoredMessage): StoredMessage {
  const isOriginal = stored.message.id === record.original;
  const source = 'message' in record.payload ? record.payload.message?.id : undefined;
  const edited = applyEdit(request, state, stored, []);
  if (isOriginal && record.state === 'thinking') {
    const shown = endThinking(record, state, edited, stored);
    record.sights.push({ kind: 'edit', ...seeMessage(shown) });
    return shown;
  }
  announce(record, state, stored, GatewayDispatchEvents.MessageUpdate);
  const kind = isOriginal ? (stored.message.id === source ? 'update' : 'edit') : 'follow-up-edit';
  record.sights.push({ kind, ...seeMessage(stored) });
  return stored;
}

/** One more message; right after "thinking" it takes the place of that, with the privacy of the defer (receiving-and-responding.mdx). */
function followUp(request: RouteRequest, state: ServerState): StoredMessage {
  const record = answeredInteraction(request, state);
  if (record.state === 'thinking') {
    const stored = messageOf(record, { ...request, params: { ...request.params, message: '@original' } }, state);
    return edit(record, request, state, stored);
  }
  if (record.isUserOnly && record.followUps.length >= LIMITS.userOnlyFollowUps) throw refusals.tooManyFollowUps();
  const stored = postInteractionMessage(record, request, state, request.body, []);
  record.followUps.push(stored.message.id);
  record.sights.push({ kind: 'follow-up', ...seeMessage(stored) });
  return stored;
}

function remove(request: RouteRequest, state: ServerState): void {
  const record = answeredInteraction(request, state);
  const { message, ephemeralFor } = messageOf(record, request, state);
  messagesOf(state.world, record.channel.id).delete(message.id);
  record.sights.push({ kind: 'deletion', id: message.id });
  if (ephemeralFor !== undefined || record.isUserOnly) return;
  state.dispatch(GatewayDispatchEvents.MessageDelete, {
    id: message.id,
    channel_id: message.channel_id,
    ...('guild_id' in record.payload ? { guild_id: record.payload.guild_id } : {}),
  });
}

const CALLBACK_SCHEMAS: Readonly<Record<number, string>> = {
  [InteractionResponseType.ChannelMessageWithSource]: 'CreateMessageInteractionCallbackRequest',
  [InteractionResponseType.DeferredChannelMessageWithSource]: 'CreateMessageInteractionCallbackRequest',
  [InteractionResponseType.DeferredMessageUpdate]: 'UpdateMessageInteractionCallbackRequest',
  [InteractionResponseType.UpdateMessage]: 'UpdateMessageInteractionCallbackRequest',
  [InteractionResponseType.ApplicationCommandAutocompleteResult]: 'ApplicationCommandAutocompleteCallbackRequest',
  [InteractionResponseType.Modal]: 'ModalInteractionCallbackRequest',
};
const typed = z.looseObject({ type: z.int() });

function describeCallback(record: InteractionRecord, stored: StoredMessage | undefined, type: number) {
  return {
    interaction: {
      id: record.payload.id,
      type: record.payload.type,
      ...(record.original === undefined ? {} : { response_message_id: record.original }),
      response_message_loading: record.state === 'thinking',
    },
    ...(stored === undefined ? {} : { resource: { type, message: stored.message } }),
  };
}

/** Routes of interactions. They carry their token in the address and no authorization. */
export const interactionRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/interactions/:interaction/:token/callback',
    open: true,
    schema: (body) => CALLBACK_SCHEMAS[typed.safeParse(body).data?.type ?? 0],
    answer(request, state) {
      const record = openInteraction(request, state);
      const stored = respond(record, request, state);
      const wantsBody = request.query.get('with_response') === 'true';
      return wantsBody ? ok(describeCallback(record, stored, typed.parse(request.body).type)) : noContent;
    },
  },
  {
    method: 'POST',
    path: '/webhooks/:application/:token',
    open: true,
    schema: () => 'IncomingWebhookRequestPartial',
    answer: (request, state) => ok(followUp(request, state).message),
  },
  {
    method: 'GET',
    path: '/webhooks/:application/:token/messages/:message',
    open: true,
    answer: (request, state) => ok(messageOf(answeredInteraction(request, state), request, state).message),
  },
  {
    method: 'PATCH',
    path: '/webhooks/:application/:token/messages/:message',
    open: true,
    schema: () => 'IncomingWebhookUpdateRequestPartial',
    answer(request, state) {
      const record = answeredInteraction(request, state);
      return ok(edit(record, request, state, messageOf(record, request, state)).message);
    },
  },
  {
    method: 'DELETE',
    path: '/webhooks/:application/:token/messages/:message',
    open: true,
    answer(request, state) {
      remove(request, state);
      return noContent;
    },
  },
];
