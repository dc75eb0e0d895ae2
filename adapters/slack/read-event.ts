// Is an event of Slack's said to us, and what does it ask? Mentions, direct messages, tabs that are opened, and that we were removed.
import type { z } from 'zod';
import type { NotForUs, SlackEvent } from './event.ts';
import { envelope, homeOpened, spoken } from './payload-parts.ts';
import { readRemoval } from './removal.ts';
import { spokenText } from './spoken-text.ts';

/** Who we are in a workspace. */
export type Self = {
  /** our user's id; empty: not known */
  readonly user: string;
};

const MALFORMED: SlackEvent = { kind: 'not-for-us', why: 'malformed' };
/** Messages of people: plain ones, with a file, out of a thread to all, and "/me". */
const SPOKEN: readonly (string | undefined)[] = [undefined, 'file_share', 'thread_broadcast', 'me_message'];

type Envelope = z.infer<typeof envelope>;
type Spoken = z.infer<typeof spoken>;

/** Reads what came as `event_callback`. Never throws. */
export function readEventCallback(body: unknown, self: Self): SlackEvent {
  const parsed = envelope.safeParse(body);
  if (!parsed.success) return MALFORMED;
  const { event } = parsed.data;
  const space = spaceOf(parsed.data);
  switch (event.type) {
    case 'app_mention':
    case 'message':
      return readSpoken(parsed.data, space, self);
    case 'app_home_opened':
      return readHome(parsed.data, space);
    case 'app_uninstalled':
    case 'tokens_revoked': {
      const gone = readRemoval(body);
      if (gone === undefined) return { kind: 'not-for-us', why: 'nothing-to-do' };
      return { kind: 'left', names: [`event ${parsed.data.event_id}`], space: gone };
    }
    default:
      return { kind: 'not-for-us', why: 'unknown-event' };
  }
}

/** The workspace in which we are installed: of a channel that two share, ours. */
function spaceOf({ authorizations: [first], team_id: team, enterprise_id: enterprise }: Envelope): string {
  return first?.team_id ?? team ?? first?.enterprise_id ?? enterprise ?? '';
}

function readHome({ event, event_id: id }: Envelope, space: string): SlackEvent {
  const parsed = homeOpened.safeParse(event);
  if (!parsed.success) return MALFORMED;
  const { user: person, channel, tab } = parsed.data;
  const names = [`event ${id}`] as const;
  if (tab === 'home') return { kind: 'home', names, space, person };
  if (tab !== 'messages') return { kind: 'not-for-us', why: 'other-tab' };
  return channel === undefined ? MALFORMED : { kind: 'messages-tab', names, channel };
}

function readSpoken({ event, event_id: id }: Envelope, space: string, self: Self): SlackEvent {
  const parsed = spoken.safeParse(event);
  if (!parsed.success) return MALFORMED;
  const why = whyNot(event.type, parsed.data, self);
  if (why !== undefined) return { kind: 'not-for-us', why };
  const { channel, user: person, ts, thread_ts: threadTs, text } = parsed.data;
  if (person === undefined) return MALFORMED;
  // A copy may have another id, and a message that names us in our direct messages may come as both kinds.
  const names = [`event ${id}`, `message ${channel} ${ts}`] as const;
  const said = { place: { space, channel, thread: threadTs }, ts, person, text: spokenText(text ?? '') };
  const isDirect = event.type === 'message' || channel.startsWith('D');
  return isDirect ? { kind: 'direct', names, said } : { kind: 'mention', names, said, inThread: threadTs !== undefined };
}

function whyNot(event: string, { subtype, channel_type: type, user, bot_id: bot }: Spoken, self: Self): NotForUs | undefined {
  if (user !== undefined && user === self.user) return 'own-message';
  if ((bot ?? '') !== '') return 'bot-message';
  if (!SPOKEN.includes(subtype)) return 'system-message';
  // Only messages with us alone are subscribed to; in others we would not be meant.
  return event !== 'message' || type === 'im' ? undefined : 'unknown-event';
}
