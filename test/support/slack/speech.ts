// What happens when people write, open the app's home tab, or remove the app?

import { checkPresence } from './acts.ts';
import type { Delivery } from './delivery.ts';
import { type EventBody, hears, makeEvent } from './events.ts';
import type { ServerState, Suggested } from './exchange.ts';
import { remove, rewrite } from './messages.ts';
import type { SeenMessage } from './sight.ts';
import type { Channel, Message, Person, StoredMessage, Team, View } from './world.ts';

export type Speech = {
  readonly by: Person;
  readonly in: Channel;
  readonly text: string;
  /** the first message of the thread that it is said in */
  readonly thread?: Message;
};

/** What a test holds of an event. */
export type EventHandle = {
  /** whether the app is told: not without scope, mention or membership */
  readonly isHeard: boolean;
  readonly eventId: string | undefined;
  /** Resolves when the app acknowledged it, with how that went. */
  readonly acknowledged: () => Promise<'acknowledged' | 'failed'>;
  /** Tells it again, as after a lost acknowledgement: with x-slack-retry-num over HTTP; `copy` has an event_id of its own. */
  readonly tellAgain: (how?: 'same' | 'copy') => void;
};
export type SpeechHandle = EventHandle & {
  readonly message: Message;
  /** The nth message of the bot (from 1) in the same direct messages, or in the thread of what was said; private ones too. */
  readonly answer: (n?: number) => Promise<SeenMessage>;
};
export type HomeHandle = EventHandle & {
  /** The next home tab that the app publishes for that person. */
  readonly home: () => Promise<View>;
  /** The next questions that the app suggests above its messages with that person. */
  readonly suggested: () => Promise<Suggested>;
};

const UNHEARD: EventHandle = {
  isHeard: false,
  eventId: undefined,
  acknowledged: () => Promise.reject(new Error('The app is not told of this, so it acknowledges nothing.')),
  tellAgain: () => {
    throw new Error('The app was not told of this in the first place.');
  },
};

/** Tells the app an event, if it may hear it. */
function tell(state: ServerState, team: Team, event: EventBody): EventHandle {
  if (!hears(state, team, event.type)) return UNHEARD;
  const log = state.logs.create<'acknowledged' | 'failed'>();
  const told = makeEvent(state, team, event);
  const send = (delivery: Delivery) =>
    state.deliver({ ...delivery, onAcknowledged: () => log.push('acknowledged'), onFailed: () => log.push('failed') });
  const { event_id: id } = told.payload;
  send(told);
  return {
    isHeard: true,
    eventId: typeof id === 'string' ? id : undefined,
    acknowledged: () => log.until((entries) => entries[0]),
    tellAgain: (how = 'same') =>
      send(
        how === 'same'
          ? { ...told, isRetry: true }
          : { ...told, payload: { ...told.payload, event_id: state.world.nextId('Ev') } },
      ),
  };
}

function eventFor(state: ServerState, channel: Channel, message: Message): EventBody | undefined {
  const { botUser } = channel.team;
  if (!channel.members.has(botUser)) return undefined;
  const place = { ...message, channel: channel.id, event_ts: message.ts, client_msg_id: state.world.nextId('msg-') };
  if (channel.kind === 'im') return { ...place, type: 'message', channel_type: 'im' };
  return message.text.includes(`<@${botUser}>`) ? { ...place, type: 'app_mention' } : undefined;
}

/** Somebody writes a message. The app hears of mentions where it is a member, and of direct messages. */
export function speak(state: ServerState, { by, in: channel, text, thread }: Speech): SpeechHandle {
  checkPresence(by, channel);
  if (channel.isArchived) throw new Error(`The channel ${channel.name} is archived: nobody can write in it.`);
  const { world, posts } = state;
  const threadTs = thread?.thread_ts ?? thread?.ts;
  const message: Message = {
    type: 'message',
    ts: world.nextTs(),
    user: by.id,
    text,
    team: by.team.id,
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
  };
  world.messages.push({ message, channel, onlyFor: undefined, watchers: [], isDeleted: false });
  const before = posts.entries.length;
  const isAnswer = (seen: SeenMessage) =>
    seen.channel === channel && (channel.kind === 'im' || seen.message.thread_ts === (threadTs ?? message.ts));
  const event = eventFor(state, channel, message);
  return {
    ...(event === undefined ? UNHEARD : tell(state, by.team, event)),
    message,
    answer: (n = 1) => posts.until((entries) => entries.slice(before).filter(isAnswer)[n - 1]),
  };
}

/** A message as it is stored. @throws Error if it is gone */
function findMessage({ world }: ServerState, { ts }: Message): StoredMessage {
  const stored = world.messages.find(({ message }) => message.ts === ts);
  if (stored === undefined) throw new Error(`The message ${ts} is not there any more.`);
  return stored;
}

/** Somebody changes what they wrote; in direct messages the app hears of it. */
export function respeak(state: ServerState, message: Message, text: string): Message {
  const stored = findMessage(state, message);
  rewrite(state, stored, { text, blocks: undefined });
  return stored.message;
}

/** A message is deleted; in direct messages the app hears of it. */
export function removeMessage(state: ServerState, message: Message): void {
  remove(state, findMessage(state, message));
}

/** Somebody loads Slack anew: private messages are not kept. */
export function reload({ world }: ServerState, { id }: Person): void {
  for (const stored of world.messages.filter(({ onlyFor }) => onlyFor === id)) {
    stored.isDeleted = true;
    world.messages.splice(world.messages.indexOf(stored), 1);
  }
}

/** Somebody opens the app's home (or its messages tab). */
export function openHome(state: ServerState, by: Person, tab: 'home' | 'messages', channel: Channel): HomeHandle {
  const before = state.homes.entries.length;
  const suggestedBefore = state.suggested.entries.length;
  const event = { type: 'app_home_opened', user: by.id, channel: channel.id, tab, event_ts: state.world.nextTs() };
  return {
    ...tell(state, by.team, event),
    home: () => state.homes.until((entries) => entries.slice(before).find(({ user }) => user === by.id)),
    suggested: () => state.suggested.until((entries) => entries.slice(suggestedBefore).find((one) => one.channel === channel)),
  };
}

/** An administrator removes the app: tokens end, then both events come, in no order that can be relied on. */
export function uninstall(state: ServerState, team: Team): EventHandle[] {
  const installs = [...state.world.installs.values()].filter(
    (install) => install.team.id === team.id && install.status === 'live',
  );
  const events = [{ type: 'tokens_revoked', tokens: { oauth: [], bot: [team.botUser] } }, { type: 'app_uninstalled' }];
  const handles = events.map((event) => tell(state, team, event));
  for (const install of installs) install.status = 'uninstalled';
  return handles;
}
