// What has a client been sent, and what did it miss? One identified session, which may outlive its sockets.
import { GatewayDispatchEvents, GatewayOpcodes, GatewayIntentBits as Intents } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';

/** A session. `sent` holds every dispatch in order: number n is at index n - 1. */
export type Session = {
  readonly id: string;
  readonly intents: number;
  readonly sent: { readonly t: string; readonly d: unknown; readonly s: number }[];
  socket: WebSocket | undefined;
};

/** Intents that this app was not granted. https://docs.discord.com/developers/events/gateway#privileged-intents */
export const PRIVILEGED_INTENTS = Intents.GuildMembers | Intents.GuildPresences | Intents.MessageContent;

const GUILD_EVENTS = Intents.Guilds;
const NEEDED: Readonly<Record<string, number>> = {
  [GatewayDispatchEvents.GuildCreate]: GUILD_EVENTS,
  [GatewayDispatchEvents.ChannelCreate]: GUILD_EVENTS,
  [GatewayDispatchEvents.ChannelUpdate]: GUILD_EVENTS,
  [GatewayDispatchEvents.ChannelDelete]: GUILD_EVENTS,
  [GatewayDispatchEvents.ThreadCreate]: GUILD_EVENTS,
  [GatewayDispatchEvents.ThreadDelete]: GUILD_EVENTS,
};
const MESSAGES = /^MESSAGE_(?:CREATE|UPDATE|DELETE)$/u;

/** Whether a session with these intents is sent such an event. Interactions need none. */
export function isWanted(intents: number, event: string, data: unknown): boolean {
  const isOfGuild = typeof data === 'object' && data !== null && 'guild_id' in data && data.guild_id !== undefined;
  const needed = MESSAGES.test(event) ? (isOfGuild ? Intents.GuildMessages : Intents.DirectMessages) : (NEEDED[event] ?? 0);
  return (intents & needed) === needed;
}

/** Writes a frame, if there is somebody to read it. */
export function sendFrame(socket: WebSocket | undefined, frame: object): void {
  if (socket?.readyState === socket?.OPEN) socket?.send(JSON.stringify(frame));
}

/** Numbers a dispatch, keeps it for a resume, and sends it if the session is connected. */
export function sendDispatch(session: Session, t: string, d: unknown): void {
  const dispatch = { t, d, s: session.sent.length + 1 };
  session.sent.push(dispatch);
  sendFrame(session.socket, { op: GatewayOpcodes.Dispatch, ...dispatch });
}

/** Sends again what came after number `seq`, then RESUMED. */
export function replay(session: Session, seq: number): void {
  for (const dispatch of session.sent.slice(seq)) sendFrame(session.socket, { op: GatewayOpcodes.Dispatch, ...dispatch });
  sendDispatch(session, GatewayDispatchEvents.Resumed, { _trace: [] });
}
