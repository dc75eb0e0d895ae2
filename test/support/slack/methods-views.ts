// How does the bot show modals and its home tab? views.open, views.push, views.update, views.publish.
import { z } from 'zod';
import type { Call, Method } from './exchange.ts';
import { readArgs } from './methods-chat.ts';
import { Refusal } from './refusal.ts';
import { checkView, makeView, openModal, rewriteModal, writeView } from './views.ts';
import type { StoredView, Trigger, View } from './world.ts';

const opened = z.looseObject({ trigger_id: z.string(), view: z.unknown() });
const updated = z.looseObject({
  view_id: z.string().optional(),
  external_id: z.string().optional(),
  hash: z.string().optional(),
  view: z.unknown(),
});
const published = z.looseObject({ user_id: z.string(), hash: z.string().optional(), view: z.unknown() });

/** Takes a trigger for good. @throws Refusal invalid_trigger_id, exchanged_trigger_id, expired_trigger_id */
function useTrigger({ state: { world }, install }: Call, id: string): Trigger {
  const trigger = world.triggers.get(id);
  if (trigger === undefined || trigger.user.team.id !== install.team.id) throw new Refusal('invalid_trigger_id');
  if (trigger.isUsed) throw new Refusal('exchanged_trigger_id');
  if (world.clock.now() >= trigger.expires) throw new Refusal('expired_trigger_id');
  trigger.isUsed = true;
  return trigger;
}

const written = ({ state: { world }, install: { team } }: Call, view: View) => ({
  view: writeView(world, view, team.id, team.botId),
});

const open: Method = {
  answer(call) {
    const args = readArgs(opened, call);
    const content = checkView(args.view, 'modal', call.note);
    const { user, sights } = useTrigger(call, args.trigger_id);
    return written(call, openModal(call.state, content, user.id, sights));
  },
};

const push: Method = {
  answer(call) {
    const args = readArgs(opened, call);
    const content = checkView(args.view, 'modal', call.note);
    const { user, sights, view } = useTrigger(call, args.trigger_id);
    const above = view === undefined ? undefined : call.state.world.views.get(view);
    if (above === undefined) throw new Refusal('invalid_trigger_id');
    if (!above.isOpen) throw new Refusal('not_found');
    return written(call, openModal(call.state, content, user.id, sights, above.view));
  },
};

function findView({ state: { world } }: Call, { view_id: id, external_id: external }: z.infer<typeof updated>): StoredView {
  const found = [...world.views.values()].find(
    ({ view, isOpen }) =>
      isOpen && (id === undefined ? external !== undefined && view.content.external_id === external : view.id === id),
  );
  if (found === undefined) throw new Refusal('not_found');
  return found;
}

const update: Method = {
  answer(call) {
    const args = readArgs(updated, call);
    const content = checkView(args.view, 'modal', call.note);
    const stored = findView(call, args);
    if (args.hash !== undefined && args.hash !== stored.view.hash) throw new Refusal('hash_conflict');
    return written(call, rewriteModal(call.state, stored, content));
  },
};

const publish: Method = {
  answer(call) {
    const { world, homes } = call.state;
    const args = readArgs(published, call);
    const content = checkView(args.view, 'home', call.note);
    const person = world.people.get(args.user_id);
    if (person === undefined || person.team.id !== call.install.team.id) throw new Refusal('user_not_found');
    const before = world.homes.get(args.user_id);
    if (args.hash !== undefined && args.hash !== before?.view.hash) throw new Refusal('hash_conflict');
    const made = makeView(world, content, args.user_id);
    const view = before === undefined ? made : { ...made, id: before.view.id, rootId: before.view.id };
    const watchers = before?.watchers ?? [];
    world.homes.set(args.user_id, { view, watchers, offered: new Map(), isOpen: true });
    homes.push(view);
    for (const watcher of watchers) watcher.push({ kind: 'home', view });
    return written(call, view);
  },
};

export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};
