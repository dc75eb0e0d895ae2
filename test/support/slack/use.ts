// What happens when a person types a command or picks a shortcut?
import { makeDelivery, takeCommand, takeNothing } from './acknowledge.ts';
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
import type { ServerState } from './exchange.ts';
import type { Channel, Message, Person } from './world.ts';

/** Who does something, and where. */
export type Scene = { readonly by: Person; readonly in: Channel };

const NAMES = { im: 'directmessage', mpim: 'mpdm', private: 'privategroup' } as const;

/** `line` is what was typed: "/advice my sister borrowed …". https://docs.slack.dev/interactivity/implementing-slash-commands */
export function useCommand(state: ServerState, line: string, { by, in: channel }: Scene): ActHandle {
  checkPresence(by, channel);
  const [command = '', ...words] = line.split(' ');
  const { sights, triggerId } = beginAct(state, by);
  const payload = {
    token: VERIFICATION_TOKEN,
    team_id: by.team.id,
    team_domain: by.team.domain,
    channel_id: channel.id,
    channel_name: channel.kind === 'public' ? channel.name : NAMES[channel.kind],
    user_id: by.id,
    user_name: by.name,
    command,
    text: words.join(' ').trim(),
    api_app_id: state.world.appId,
    is_enterprise_install: 'false',
    response_url: makeResponseUrl(state, by, channel, sights),
    trigger_id: triggerId,
  };
  const act = { state, sights, payload, name: command };
  state.deliver(makeDelivery('slash_commands', act, takeCommand(act, by, channel)));
  return createHandle(payload, sights);
}

/** Where a shortcut is picked: anywhere by somebody, or on a message. */
export type ShortcutScene = { readonly by: Person } | (Scene & { readonly on: Message });

/** https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export function useShortcut(state: ServerState, callbackId: string, scene: ShortcutScene): ActHandle {
  const { by } = scene;
  const { sights, triggerId } = beginAct(state, by);
  const shared = {
    token: VERIFICATION_TOKEN,
    action_ts: state.world.nextTs(),
    team: teamOf(by),
    user: userOf(by),
    callback_id: callbackId,
    trigger_id: triggerId,
    is_enterprise_install: false,
    enterprise: null,
  };
  const makePayload = () => {
    if (!('on' in scene)) return { type: 'shortcut', ...shared };
    checkPresence(by, scene.in);
    return {
      type: 'message_action',
      ...shared,
      channel: channelOf(scene.in),
      message: scene.on,
      message_ts: scene.on.ts,
      response_url: makeResponseUrl(state, by, scene.in, sights),
    };
  };
  const payload = makePayload();
  state.deliver(makeDelivery('interactive', { state, sights, payload, name: callbackId }, takeNothing));
  return createHandle(payload, sights);
}
