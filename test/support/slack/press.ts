// What happens when a person presses a button, picks an option or types in a select?
import { makeDelivery, takeNothing, takeSuggestion } from './acknowledge.ts';
import {
  type ActHandle,
  beginAct,
  channelOf,
  checkPresence,
  createHandle,
  makeResponseUrl,
  teamOf,
  userOf,
  VERIFICATION_TOKEN,
} from './acts.ts';
import type { Block } from './block-schema.ts';
import type { ServerState } from './exchange.ts';
import { chooseOption, type Placed, placedIn, readValue, readValues, type Values } from './inputs.ts';
import type { SeenMessage } from './sight.ts';
import { writeView } from './views.ts';
import type { Person, StoredMessage, StoredView, View } from './world.ts';

/** `choice`: for selects, checkboxes and overflow menus. `values`: what stands in inputs beside it. */
export type PressOptions = { readonly by: Person; readonly choice?: string | readonly string[]; readonly values?: Values };

const NOTHING_OFFERED = new Map<string, never>();

/** An element by its label or action_id. @throws Error that lists what there is */
export function findElement(blocks: readonly Block[], which: string): Placed {
  const placed = placedIn(blocks);
  const labelOf = ({ element }: Placed) => (element.type === 'button' ? element.text.text : undefined);
  const found = placed.find((each) => each.element.action_id === which || labelOf(each) === which);
  if (found !== undefined) return found;
  const there = placed.map((each) => `"${labelOf(each) ?? each.element.action_id}"`).join(', ');
  throw new Error(`There is no "${which}" to press; there are: ${there || 'no elements'}.`);
}

/** An entry of `actions`: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
function makeAction({ blockId, element }: Placed, ts: string, { choice }: PressOptions, offered: StoredView['offered']): object {
  const base = { type: element.type, block_id: blockId, action_id: element.action_id, action_ts: ts };
  if (element.type === 'button')
    return { ...base, text: element.text, ...(element.value === undefined ? {} : { value: element.value }) };
  if (element.type === 'overflow') {
    const wanted = typeof choice === 'string' ? choice : (choice?.[0] ?? '');
    return { ...base, selected_option: chooseOption(element, wanted, NOTHING_OFFERED) };
  }
  return { ...base, ...readValue(element, choice, offered) };
}

/** The stored message that somebody looks at. @throws Error if it is gone, or another's private one */
export function findSeen({ world }: ServerState, { message: { ts }, channel }: SeenMessage, by: Person): StoredMessage {
  const stored = world.messages.find((each) => each.channel === channel && each.message.ts === ts);
  if (stored === undefined) throw new Error(`The message ${ts} is not there any more: nobody can press anything in it.`);
  if (stored.onlyFor !== undefined && stored.onlyFor !== by.id)
    throw new Error(`${by.name} does not see the private message ${ts}.`);
  if (stored.onlyFor === undefined) checkPresence(by, channel);
  return stored;
}

/** Presses something in a message, as it is now. */
export function pressInMessage(state: ServerState, seen: SeenMessage, which: string, options: PressOptions): ActHandle {
  const { by } = options;
  const stored = findSeen(state, seen, by);
  const { message, channel, onlyFor } = stored;
  const blocks = message.blocks ?? [];
  const placed = findElement(blocks, which);
  const { sights, triggerId } = beginAct(state, by);
  stored.watchers.push(sights);
  const isPrivate = onlyFor !== undefined;
  const thread = message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts };
  const payload = {
    type: 'block_actions',
    user: userOf(by),
    api_app_id: state.world.appId,
    token: VERIFICATION_TOKEN,
    container: { type: 'message', message_ts: message.ts, channel_id: channel.id, is_ephemeral: isPrivate, ...thread },
    trigger_id: triggerId,
    team: teamOf(by),
    enterprise: null,
    is_enterprise_install: false,
    channel: channelOf(channel),
    // Slack does not keep private messages: their payloads come without one.
    ...(isPrivate ? {} : { message }),
    state: { values: readValues(blocks, options.values ?? {}, NOTHING_OFFERED) },
    response_url: makeResponseUrl(state, by, channel, sights, stored),
    actions: [makeAction(placed, state.world.nextTs(), options, NOTHING_OFFERED)],
  };
  state.deliver(makeDelivery('interactive', { state, sights, payload, name: which }, takeNothing));
  return createHandle(payload, sights);
}

/** A view that is open; a home tab always is. @throws Error if it was closed */
export function findView({ world }: ServerState, { id, user, content }: View): StoredView {
  const stored = content.type === 'home' ? world.homes.get(user) : world.views.get(id);
  if (stored?.isOpen === true) return stored;
  throw new Error(`The view ${id} is closed: nobody can use it.`);
}

function viewParts(state: ServerState, { view }: StoredView, by: Person, values: object) {
  if (view.user !== by.id) throw new Error(`${by.name} does not see the view ${view.id}.`);
  return {
    user: userOf(by),
    api_app_id: state.world.appId,
    token: VERIFICATION_TOKEN,
    container: { type: 'view', view_id: view.id },
    team: teamOf(by),
    enterprise: null,
    is_enterprise_install: false,
    view: writeView(state.world, view, by.team.id, by.team.botId, values),
  };
}

/** Presses something in a modal or home tab, as it is now. */
export function pressInView(state: ServerState, seen: View, which: string, options: PressOptions): ActHandle {
  const { by } = options;
  const stored = findView(state, seen);
  const { blocks } = stored.view.content;
  const placed = findElement(blocks, which);
  const { sights, triggerId } = beginAct(state, by, stored.view.content.type === 'modal' ? stored.view : undefined);
  stored.watchers.push(sights);
  const payload = {
    type: 'block_actions',
    ...viewParts(state, stored, by, readValues(blocks, options.values ?? {}, stored.offered)),
    trigger_id: triggerId,
    actions: [makeAction(placed, state.world.nextTs(), options, stored.offered)],
  };
  state.deliver(makeDelivery('interactive', { state, sights, payload, name: which }, takeNothing));
  return createHandle(payload, sights);
}

/** Types in an external select of a view. @throws Error if that is too short for Slack to ask the app */
export function typeInView(state: ServerState, seen: View, which: string, text: string, by: Person): ActHandle {
  const stored = findView(state, seen);
  const { blockId, element } = findElement(stored.view.content.blocks, which);
  if (element.type !== 'external_select' && element.type !== 'multi_external_select')
    throw new Error(`${which} does not ask the app while somebody types.`);
  if (text.length < (element.min_query_length ?? 3)) throw new Error(`"${text}" is too short: Slack does not ask the app yet.`);
  const { sights } = beginAct(state, by);
  const id = element.action_id ?? '';
  const parts = viewParts(state, stored, by, {});
  const payload = { type: 'block_suggestion', ...parts, action_id: id, block_id: blockId, value: text };
  const act = { state, sights, payload, name: which };
  state.deliver(
    makeDelivery(
      'interactive',
      act,
      takeSuggestion(act, (options) => stored.offered.set(id, options)),
    ),
  );
  return createHandle(payload, sights);
}
