// How does the bot hear of things? The WebSocket side: HELLO, IDENTIFY, READY, RESUME, heartbeats, dispatches.
import type { Server } from 'node:http';
import { GatewayCloseCodes, GatewayDispatchEvents, GatewayOpcodes, type GatewayReadyDispatchData } from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Log } from '../wire/log.ts';
import { NO_FLAGS } from './channels.ts';
import { isWanted, PRIVILEGED_INTENTS, replay, type Session, sendDispatch, sendFrame } from './gateway-session.ts';
import { makeGuildEvent } from './guild.ts';
import type { World } from './world.ts';

const frame = z.discriminatedUnion('op', [
  z.object({ op: z.literal(GatewayOpcodes.Heartbeat), d: z.int().nullable() }),
  z.object({ op: z.literal(GatewayOpcodes.Identify), d: z.looseObject({ token: z.string(), intents: z.int() }) }),
  z.object({ op: z.literal(GatewayOpcodes.Resume), d: z.object({ token: z.string(), session_id: z.string(), seq: z.int() }) }),
  z.object({ op: z.literal(GatewayOpcodes.PresenceUpdate), d: z.unknown() }),
]);

/** What happened on the gateway. */
export type GatewayEvent =
  | { readonly kind: 'connected' | 'identified' | 'resumed' | 'heartbeat' | 'resume-refused' }
  | { readonly kind: 'closed' | 'refused'; readonly code: number };

export type GatewayOptions = {
  /** milliseconds between heartbeats that HELLO asks for */
  readonly heartbeatMs: number;
  readonly log: Log<GatewayEvent>;
  /** the address for READY */
  readonly url: () => string;
};

/** The gateway, with what a test can do to its connections. */
export type Gateway = {
  /** Sends an event to every session that wants it; the disconnected get it when they resume. */
  readonly dispatch: (event: string, data: unknown) => void;
  /** Sends this very data to every session, whatever its intents: also malformed. */
  readonly dispatchRaw: (event: string, data: unknown) => void;
  /** Cuts every connection without a word; the client resumes. */
  readonly drop: () => void;
  /** Closes every connection with a code of Discord's. */
  readonly closeWith: (code: GatewayCloseCodes) => void;
  /** Asks clients to reconnect (op 7). */
  readonly askToReconnect: () => void;
  /** Ends sessions (op 9): what was missed is lost unless `resumable`. */
  readonly invalidate: (resumable?: boolean) => void;
  /** Asks for a heartbeat and waits for it: the client has then read everything sent before. */
  readonly flush: () => Promise<void>;
  /** Stops or starts answering heartbeats. */
  readonly setAcks: (on: boolean) => void;
  /** The nth event of a kind (from 1). */
  readonly until: (kind: GatewayEvent['kind'], n?: number) => Promise<GatewayEvent>;
  readonly events: readonly GatewayEvent[];
  readonly close: () => Promise<void>;
};

function parseFrame(text: string): z.infer<typeof frame> | undefined {
  try {
    return frame.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function makeReady(world: World, session: Session, url: string): GatewayReadyDispatchData {
  return {
    v: 10,
    user: { ...world.bot.user, mfa_enabled: false, verified: true, email: null },
    guilds: [{ id: world.guildId, unavailable: true }],
    session_id: session.id,
    resume_gateway_url: url,
    shard: [0, 1],
    application: { id: world.applicationId, flags: NO_FLAGS, flags_new: '0' },
  } satisfies GatewayReadyDispatchData;
}

/** A gateway on an HTTP server. */
export function createGateway(http: Server, world: World, { heartbeatMs, log, url }: GatewayOptions): Gateway {
  const sockets = new WebSocketServer({ server: http });
  const sessions = new Map<string, Session>();
  let acks = true;
  const refuse = (socket: WebSocket, code: GatewayCloseCodes) => {
    log.push({ kind: 'refused', code });
    socket.close(code);
  };
  const identify = (socket: WebSocket, { token, intents }: { token: string; intents: number }) => {
    if (token !== world.token) return refuse(socket, GatewayCloseCodes.AuthenticationFailed);
    if ((intents & PRIVILEGED_INTENTS) !== 0) return refuse(socket, GatewayCloseCodes.DisallowedIntents);
    const session: Session = { id: `session-${world.nextId()}`, intents, sent: [], socket };
    sessions.set(session.id, session);
    sendDispatch(session, GatewayDispatchEvents.Ready, makeReady(world, session, url()));
    if (isWanted(intents, GatewayDispatchEvents.GuildCreate, undefined))
      sendDispatch(session, GatewayDispatchEvents.GuildCreate, makeGuildEvent(world));
    log.push({ kind: 'identified' });
  };
  const resume = (socket: WebSocket, { token, session_id: id, seq }: { token: string; session_id: string; seq: number }) => {
    const session = sessions.get(id);
    if (token !== world.token) return refuse(socket, GatewayCloseCodes.AuthenticationFailed);
    if (session === undefined || seq > session.sent.length) {
      log.push({ kind: 'resume-refused' });
      return sendFrame(socket, { op: GatewayOpcodes.InvalidSession, d: false });
    }
    session.socket = socket;
    replay(session, seq);
    log.push({ kind: 'resumed' });
  };
  const receive = (socket: WebSocket, text: string) => {
    const received = parseFrame(text);
    if (received === undefined) return refuse(socket, GatewayCloseCodes.DecodeError);
    switch (received.op) {
      case GatewayOpcodes.Heartbeat:
        if (acks) sendFrame(socket, { op: GatewayOpcodes.HeartbeatAck });
        return log.push({ kind: 'heartbeat' });
      case GatewayOpcodes.Identify:
        return identify(socket, received.d);
      case GatewayOpcodes.Resume:
        return resume(socket, received.d);
      default:
        return undefined;
    }
  };
  sockets.on('connection', (socket) => {
    log.push({ kind: 'connected' });
    socket.on('message', (data) => receive(socket, data.toString()));
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      for (const session of sessions.values()) if (session.socket === socket) session.socket = undefined;
      log.push({ kind: 'closed', code });
    });
    sendFrame(socket, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: heartbeatMs } });
  });
  const everySocket = (act: (socket: WebSocket) => void) => {
    for (const socket of sockets.clients) act(socket);
  };
  const count = (entries: readonly GatewayEvent[], kind: GatewayEvent['kind']) => entries.filter((event) => event.kind === kind);
  return {
    dispatch(event, data) {
      for (const session of sessions.values()) if (isWanted(session.intents, event, data)) sendDispatch(session, event, data);
    },
    dispatchRaw(event, data) {
      for (const session of sessions.values()) sendDispatch(session, event, data);
    },
    drop: () => everySocket((socket) => socket.terminate()),
    closeWith: (code) => everySocket((socket) => socket.close(code)),
    askToReconnect: () => everySocket((socket) => sendFrame(socket, { op: GatewayOpcodes.Reconnect, d: null })),
    invalidate(resumable = false) {
      if (!resumable) sessions.clear();
      everySocket((socket) => sendFrame(socket, { op: GatewayOpcodes.InvalidSession, d: resumable }));
    },
    async flush() {
      const n = count(log.entries, 'heartbeat').length;
      everySocket((socket) => sendFrame(socket, { op: GatewayOpcodes.Heartbeat, d: null }));
      await log.until((entries) => count(entries, 'heartbeat')[n]);
    },
    setAcks(on) {
      acks = on;
    },
    until: (kind, n = 1) => log.until((entries) => count(entries, kind)[n - 1]),
    events: log.entries,
    close() {
      everySocket((socket) => socket.terminate());
      return new Promise((resolve) => sockets.close(() => resolve()));
    },
  };
}
