// How do modals and home tabs come, change and go?
import type { Log } from '../wire/log.ts';
import { parseJson } from './content.ts';
import type { ServerState } from './exchange.ts';
import { LIMITS } from './limits.ts';
import { identify } from './messages.ts';
import { describeIssues, Refusal } from './refusal.ts';
import type { Sight } from './sight.ts';
import { findPing } from './texts-in.ts';
import { type Home, home, type Modal, modal } from './view-schema.ts';
import type { StoredView, View, World } from './world.ts';

/** Checks a view. @throws Refusal invalid_arguments, view_too_large */
export function checkView(given: unknown, surface: 'modal' | 'home', note: (reason: string) => void): Modal | Home {
  const raw = parseJson(given, 'invalid_arguments');
  const parsed = (surface === 'modal' ? modal : home).safeParse(raw);
  if (!parsed.success) throw new Refusal('invalid_arguments', describeIssues(parsed.error, 'view'));
  if (Buffer.byteLength(JSON.stringify(raw)) > LIMITS.viewBytes) throw new Refusal('view_too_large');
  const ping = findPing('', parsed.data.blocks);
  if (ping !== undefined) note(ping);
  return parsed.data;
}

/** A view as it is stored and sent, with ids everywhere. */
export function makeView(world: World, content: Modal | Home, user: string, above?: View): View {
  const id = world.nextId('V');
  return {
    id,
    hash: world.nextTs(),
    user,
    rootId: above?.rootId ?? id,
    previousId: above?.id,
    content: { ...content, blocks: identify(world, content.blocks) },
  };
}

/** The modals on top of each other, the first one first. */
export function stackOf({ views }: World, rootId: string): StoredView[] {
  return [...views.values()].filter(({ view, isOpen }) => isOpen && view.rootId === rootId);
}

/** Opens a modal, on top of another if there is one. @throws Refusal push_limit_reached */
export function openModal({ world }: ServerState, content: Modal | Home, user: string, watcher: Log<Sight>, above?: View): View {
  if (above !== undefined && stackOf(world, above.rootId).length >= LIMITS.viewStack) throw new Refusal('push_limit_reached');
  const view = makeView(world, content, user, above);
  world.views.set(view.id, { view, watchers: [watcher], offered: new Map(), isOpen: true });
  watcher.push({ kind: 'modal', view });
  return view;
}

/** Gives a modal another content. Its id stays, its hash does not. */
export function rewriteModal({ world }: ServerState, stored: StoredView, content: Modal | Home): View {
  const { id, rootId, previousId, user } = stored.view;
  const blocks = identify(world, content.blocks);
  stored.view = { id, rootId, previousId, user, hash: world.nextTs(), content: { ...content, blocks } };
  for (const watcher of stored.watchers) watcher.push({ kind: 'modal-update', view: stored.view });
  return stored.view;
}

/** Closes a modal, or with `all` everything of its stack. */
export function closeModal(world: World, stored: StoredView, all: boolean): void {
  const closing = all ? stackOf(world, stored.view.rootId) : [stored];
  for (const each of closing) {
    each.isOpen = false;
    for (const watcher of each.watchers) watcher.push({ kind: 'closed' });
  }
}

/** A view as it stands in payloads and answers: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function writeView(world: World, view: View, teamId: string, botId: string, values: object = {}): Record<string, unknown> {
  const { content } = view;
  const chrome =
    content.type === 'modal' ? { title: content.title, submit: content.submit ?? null, close: content.close ?? null } : {};
  return {
    id: view.id,
    team_id: teamId,
    type: content.type,
    blocks: content.blocks,
    private_metadata: content.private_metadata ?? '',
    callback_id: content.callback_id ?? '',
    external_id: content.external_id ?? '',
    state: { values },
    hash: view.hash,
    ...chrome,
    clear_on_close: content.type === 'modal' && content.clear_on_close === true,
    notify_on_close: content.type === 'modal' && content.notify_on_close === true,
    previous_view_id: view.previousId ?? null,
    root_view_id: view.rootId,
    app_id: world.appId,
    app_installed_team_id: teamId,
    bot_id: botId,
  };
}
