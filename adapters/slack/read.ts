// What does a payload of Slack's ask of us? Pure, and never throws: what can't be read is not for us.
import { z } from 'zod';
import type { Interaction, OpenView, SlackEvent, Where } from './event.ts';
import { type Acted, acted, action, command, container, spaceOf, targeted, view } from './payload-parts.ts';
import { readEventCallback, type Self } from './read-event.ts';
import { spokenText } from './spoken-text.ts';
import { SHORTCUTS } from './surface.ts';

const kinds = z.object({ type: z.string().optional(), command: z.string().optional() });
const MALFORMED: SlackEvent = { kind: 'not-for-us', why: 'malformed' };
const UNKNOWN: SlackEvent = { kind: 'not-for-us', why: 'unknown-event' };
const [FIND, ASK] = [SHORTCUTS[0].callbackId, SHORTCUTS[1].callbackId];

/** Reads the body of a delivery: an event, a command, or an interaction. */
export function readPayload(body: unknown, self: Self): SlackEvent {
  const { data: kind } = kinds.safeParse(body);
  if (kind === undefined) return MALFORMED;
  if (kind.command !== undefined) return readCommand(body);
  switch (kind.type) {
    case 'event_callback':
      return readEventCallback(body, self);
    case 'block_actions':
      return readPress(body);
    case 'message_action':
      return readFind(body);
    case 'shortcut':
      return readShortcut(body);
    case 'view_submission':
      return readSubmission(body);
    case 'block_suggestion':
      return readTyping(body);
    default:
      return UNKNOWN;
  }
}

function readCommand(body: unknown): SlackEvent {
  const parsed = command.safeParse(body);
  if (!parsed.success) return MALFORMED;
  const { team_id: team, enterprise_id: enterprise, channel_id: channel, user_id: person, text } = parsed.data;
  const place = { space: team ?? enterprise ?? '', channel };
  const { trigger_id: trigger, response_url: responseUrl } = parsed.data;
  // Whose direct messages they are a command does not say, so it is answered as where others are.
  return { kind: 'command', interaction: { trigger, responseUrl, place, person, where: 'channel' }, text: spokenText(text) };
}

/** An interaction that has what it needs to be answered. */
function interactionOf(data: Acted, where: Where, more: Partial<Interaction> = {}): Interaction | undefined {
  const { trigger_id: trigger, response_url: responseUrl, user, channel } = data;
  if (trigger === undefined) return undefined;
  const place = { space: spaceOf(data), channel: channel?.id ?? '' };
  return { trigger, responseUrl, place, person: user.id, where, ...more };
}

const withTarget = acted.extend({ callback_id: z.string(), message: targeted });

function readFind(body: unknown): SlackEvent {
  const parsed = withTarget.safeParse(body);
  const interaction = parsed.success ? interactionOf(parsed.data, 'home') : undefined;
  if (!parsed.success || interaction === undefined) return MALFORMED;
  if (parsed.data.callback_id !== FIND) return UNKNOWN;
  const { ts, thread_ts: thread = ts, user, bot_id: bot, text } = parsed.data.message;
  const author = (bot ?? '') === '' ? user : undefined;
  return { kind: 'find', interaction, target: { ts, thread, author, text: spokenText(text ?? '') } };
}

const withCallback = acted.extend({ callback_id: z.string() });

function readShortcut(body: unknown): SlackEvent {
  const parsed = withCallback.safeParse(body);
  const interaction = parsed.success ? interactionOf(parsed.data, 'home') : undefined;
  if (!parsed.success || interaction === undefined) return MALFORMED;
  return parsed.data.callback_id === ASK ? { kind: 'ask-form', interaction } : UNKNOWN;
}

const withActions = acted.extend({
  actions: z.tuple([action]).rest(z.unknown()),
  container,
  view: view.optional(),
});

function readPress(body: unknown): SlackEvent {
  const parsed = withActions.safeParse(body);
  if (!parsed.success) return MALFORMED;
  const { actions, container: in_, view: inView } = parsed.data;
  const [{ value: given, selected_option: option }] = actions;
  const value = option?.value ?? given ?? '';
  // A link: it was followed, and nothing else is to be done.
  if (value === '') return { kind: 'not-for-us', why: 'nothing-to-do' };
  const opened = inView && openView(inView);
  const channel = parsed.data.channel?.id ?? in_.channel_id ?? '';
  const isDirect = channel.startsWith('D') && !in_.is_ephemeral;
  const where = inView === undefined ? (isDirect ? 'direct' : 'channel') : inView.type;
  const place = { space: inView?.app_installed_team_id ?? spaceOf(parsed.data), channel, thread: in_.thread_ts };
  const interaction = interactionOf(parsed.data, where, { place, view: opened });
  const ts = in_.message_ts;
  if (interaction === undefined || (inView === undefined && ts === undefined)) return MALFORMED;
  const message = ts === undefined ? undefined : { ts, isPrivate: in_.is_ephemeral || isDirect };
  return { kind: 'press', interaction, value, message };
}

function openView({
  id,
  callback_id: callback,
  private_metadata: metadata,
  previous_view_id: previous,
  root_view_id: root,
}: z.infer<typeof view>): OpenView {
  const depth = (previous ?? '') === '' ? 0 : previous === root ? 1 : 2;
  return { id, callback, metadata, depth };
}

const withView = acted.extend({ view });

function readSubmission(body: unknown): SlackEvent {
  const parsed = withView.safeParse(body);
  if (!parsed.success) return MALFORMED;
  const { view: submitted, user } = parsed.data;
  const opened = openView(submitted);
  // Slack documents no trigger for a submission, and sends one.
  const trigger = parsed.data.trigger_id ?? '';
  const place = { space: submitted.app_installed_team_id ?? spaceOf(parsed.data), channel: '' };
  const interaction = { trigger, place, person: user.id, where: 'modal', view: opened } as const;
  return { kind: 'submit', interaction, entered: submitted.state?.values };
}

const suggestion = z.object({ action_id: z.string(), value: z.string() });

function readTyping(body: unknown): SlackEvent {
  const parsed = suggestion.safeParse(body);
  if (!parsed.success) return MALFORMED;
  return { kind: 'typing', actionId: parsed.data.action_id, typed: parsed.data.value };
}
