// How is the app told in Socket Mode? hello, envelopes, acknowledgements, disconnect, pings.
import type { Server } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { ServerClock } from '../wire/clock.ts';
import type { Log } from '../wire/log.ts';
import { type Attempt, type Outcome, withinThreeSeconds } from './delivery.ts';

const acknowledgement = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

/** What happened on the sockets. */
export type SocketEvent = { readonly kind: 'connected' | 'closed' | 'acknowledged' | 'unreadable' };

/** Milliseconds between pings, as Slack sends them: the client gives up when none comes for 30 s after the first. */
const PING_EVERY = 10_000;

export type SocketOptions = {
  readonly clock: ServerClock;
  readonly log: Log<SocketEvent>;
  readonly appId: string;
  readonly newId: () => string;
};

/** The Socket Mode side, with what a test can do to its connections. */
export type Sockets = {
  readonly send: (attempt: Attempt) => Promise<Outcome>;
  /** Cuts every connection without a word. What was not acknowledged fails, and events come again. */
  readonly drop: () => void;
  /** Sends `disconnect`, as Slack does every few hours: the client closes and connects anew. Nothing is sent there any more. */
  readonly askToReconnect: (reason?: 'warning' | 'refresh_requested' | 'link_disabled') => void;
  /** Pings every connection and waits: the client has then read everything sent before. */
  readonly flush: () => Promise<void>;
  /** The nth event of a kind (from 1). */
  readonly until: (kind: SocketEvent['kind'], n?: number) => Promise<SocketEvent>;
  readonly events: readonly SocketEvent[];
  /** Says goodbye to every connection and waits until they are gone. */
  readonly close: () => Promise<void>;
};

function parseFrame(text: string): z.infer<typeof acknowledgement> | undefined {
  try {
    return acknowledgement.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const isEmpty = (body: unknown) =>
  body === undefined || body === null || (typeof body === 'object' && Object.keys(body).length === 0);

/** Sockets on an HTTP server. */
export function createSockets(http: Server, { clock, log, appId, newId }: SocketOptions): Sockets {
  const server = new WebSocketServer({ server: http });
  const leaving = new WeakSet<WebSocket>();
  const pending = new Map<string, { readonly socket: WebSocket; readonly resolve: (outcome: Outcome) => void }>();
  const waiting = new Set<() => void>();
  const open = () => [...server.clients].filter((socket) => socket.readyState === WebSocket.OPEN);
  const pinging = setInterval(() => {
    for (const socket of open()) socket.ping();
  }, PING_EVERY).unref();
  const releaseWaiting = () => {
    for (const go of waiting) go();
    waiting.clear();
  };
  const findSocket = () => open().find((socket) => !leaving.has(socket));
  const settle = (id: string, outcome: Outcome) => {
    pending.get(id)?.resolve(outcome);
    pending.delete(id);
  };
  server.on('connection', (socket) => {
    socket.on('message', (data) => {
      const frame = parseFrame(data.toString());
      log.push({ kind: frame === undefined ? 'unreadable' : 'acknowledged' });
      if (frame !== undefined) settle(frame.envelope_id, { ok: true, body: isEmpty(frame.payload) ? undefined : frame.payload });
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      for (const [id, entry] of pending) if (entry.socket === socket) settle(id, { ok: false, reason: 'timeout' });
      log.push({ kind: 'closed' });
    });
    const hello = {
      type: 'hello',
      num_connections: open().length,
      connection_info: { app_id: appId },
      debug_info: { host: 'test' },
    };
    socket.send(JSON.stringify(hello));
    log.push({ kind: 'connected' });
    releaseWaiting();
  });
  const connected = async (): Promise<WebSocket | undefined> => {
    if (findSocket() === undefined) await new Promise<void>((resolve) => waiting.add(resolve));
    return findSocket();
  };
  const sendOnce = async ({ kind, payload, attempt, reason }: Attempt, isLate: () => boolean): Promise<Outcome> => {
    const socket = await connected();
    if (socket === undefined || isLate()) return { ok: false, reason: 'timeout' };
    const id = newId();
    return new Promise((resolve) => {
      pending.set(id, { socket, resolve });
      const retry = kind === 'events_api' ? { retry_attempt: attempt, retry_reason: reason } : {};
      const accepts = kind !== 'events_api';
      socket.send(JSON.stringify({ envelope_id: id, type: kind, payload, accepts_response_payload: accepts, ...retry }));
    });
  };
  return {
    async send(attempt) {
      let isLate = false;
      const outcome = await withinThreeSeconds(
        clock,
        sendOnce(attempt, () => isLate),
        'timeout',
      );
      isLate = true;
      return outcome;
    },
    drop() {
      for (const socket of server.clients) socket.terminate();
    },
    askToReconnect(reason = 'refresh_requested') {
      for (const socket of open()) {
        leaving.add(socket);
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'test' } }));
      }
    },
    async flush() {
      const pings = open().map(
        (socket) =>
          new Promise<void>((resolve) => {
            socket.once('pong', () => resolve());
            socket.once('close', () => resolve());
            socket.ping();
          }),
      );
      await Promise.all(pings);
    },
    until: (kind, n = 1) => log.until((entries) => entries.filter((event) => event.kind === kind)[n - 1]),
    events: log.entries,
    async close() {
      clearInterval(pinging);
      releaseWaiting();
      const gone = [...server.clients].map((socket) => {
        // A client that was stopped finishes its own handshake; one that hangs is cut off, and the timer with it.
        const guard = setTimeout(() => socket.terminate(), 2000);
        socket.close(1000);
        return new Promise<void>((resolve) =>
          socket.once('close', () => {
            clearTimeout(guard);
            resolve();
          }),
        );
      });
      await Promise.all(gone);
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
