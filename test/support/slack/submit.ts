// What happens when a person submits a modal, or closes it?
import { makeDelivery, takeNothing, takeSubmission } from './acknowledge.ts';
import { type ActHandle, beginAct, createHandle, teamOf, userOf, VERIFICATION_TOKEN } from './acts.ts';
import type { ServerState } from './exchange.ts';
import { checkRequired, readValues, type Values } from './inputs.ts';
import { findView } from './press.ts';
import { closeModal, writeView } from './views.ts';
import type { Person, StoredView, View } from './world.ts';

function findOwner({ world }: ServerState, { user }: View): Person {
  const person = world.people.get(user);
  if (person === undefined) throw new Error(`There is no person ${user}.`);
  return person;
}

function makePayload(state: ServerState, type: string, { view }: StoredView, by: Person, values: object) {
  return {
    type,
    team: teamOf(by),
    user: userOf(by),
    api_app_id: state.world.appId,
    token: VERIFICATION_TOKEN,
    view: writeView(state.world, view, by.team.id, by.team.botId, values),
    is_enterprise_install: false,
    enterprise: null,
  };
}

/** Submits a modal as its user, with what they entered. @throws Error if Slack's client would not let them */
export function submitModal(state: ServerState, seen: View, given: Values): ActHandle {
  const stored = findView(state, seen);
  const { content } = stored.view;
  if (content.type !== 'modal' || content.submit === undefined)
    throw new Error(`The view ${seen.id} has no button to submit it.`);
  const values = readValues(content.blocks, given, stored.offered);
  checkRequired(content.blocks, values);
  const by = findOwner(state, stored.view);
  const { sights, triggerId } = beginAct(state, by, stored.view);
  stored.watchers.push(sights);
  const parts = makePayload(state, 'view_submission', stored, by, values);
  const payload = { ...parts, trigger_id: triggerId, response_urls: [] };
  const act = { state, sights, payload, name: content.callback_id ?? 'view_submission' };
  state.deliver(makeDelivery('interactive', act, takeSubmission(act, stored)));
  return createHandle(payload, sights);
}

/** Closes a modal as its user; the app hears of it where the modal says so. */
export function dismissModal(state: ServerState, seen: View): void {
  const stored = findView(state, seen);
  const { content } = stored.view;
  if (content.type !== 'modal') throw new Error('A home tab cannot be closed.');
  const by = findOwner(state, stored.view);
  closeModal(state.world, stored, content.clear_on_close === true);
  if (content.notify_on_close !== true) return;
  const payload = { ...makePayload(state, 'view_closed', stored, by, {}), is_cleared: content.clear_on_close === true };
  const { sights } = beginAct(state, by);
  state.deliver(makeDelivery('interactive', { state, sights, payload, name: 'view_closed' }, takeNothing));
}
