// Which events does the app hear of, and how are they wrapped?
import { VERIFICATION_TOKEN } from './acts.ts';
import type { Delivery } from './delivery.ts';
import type { ServerState } from './exchange.ts';
import { liveInstall, type StoredMessage, type Team } from './world.ts';

/** The scope without which Slack does not send an event: https://docs.slack.dev/reference/events */
const SCOPES: Readonly<Record<string, string>> = { app_mention: 'app_mentions:read', message: 'im:history' };

export type EventBody = { readonly type: string; readonly [key: string]: unknown };

/** Whether the app in this workspace hears of events of a type. */
export function hears({ world }: ServerState, team: Team, type: string): boolean {
  const scope = SCOPES[type];
  const install = liveInstall(world, team);
  return install !== undefined && (scope === undefined || install.scopes.includes(scope));
}

/** Wraps an event: https://docs.slack.dev/apis/events-api#callback-field */
export function makeEvent({ world }: ServerState, team: Team, event: EventBody): Delivery {
  const payload = {
    token: VERIFICATION_TOKEN,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: world.appId,
    event,
    type: 'event_callback',
    event_id: world.nextId('Ev'),
    event_time: Math.floor(world.clock.now() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: team.botUser, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: world.nextId('4-'),
  };
  return { kind: 'events_api', payload };
}

/** In direct messages the app hears of all messages, its own too, and of what becomes of them. */
export function tellOfMessage(
  state: ServerState,
  { message, channel, onlyFor }: StoredMessage,
  what: 'posted' | 'changed' | 'deleted',
): void {
  const isHeard = channel.kind === 'im' && channel.members.has(channel.team.botUser) && onlyFor === undefined;
  if (!isHeard || !hears(state, channel.team, 'message')) return;
  const place = { channel: channel.id, channel_type: 'im', event_ts: state.world.nextTs() };
  const events = {
    posted: { ...message, ...place },
    changed: { type: 'message', subtype: 'message_changed', hidden: true, ts: place.event_ts, message, ...place },
    deleted: {
      type: 'message',
      subtype: 'message_deleted',
      hidden: true,
      ts: place.event_ts,
      deleted_ts: message.ts,
      previous_message: message,
      ...place,
    },
  };
  state.deliver(makeEvent(state, channel.team, events[what]));
}
