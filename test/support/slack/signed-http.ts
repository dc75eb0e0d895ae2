// How is the app told over HTTP? With a signature that it must check.
import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import type { ServerClock } from '../wire/clock.ts';
import { type Attempt, type DeliveryKind, type Outcome, type Payload, withinThreeSeconds } from './delivery.ts';

/** `forged`: signed with another secret; `stale`: signed well, ten minutes ago; `unsigned`: without any signature. */
export type Signing = 'good' | 'forged' | 'stale' | 'unsigned';
export type HttpAnswer = { readonly status: number; readonly text: string; readonly headers: Readonly<Record<string, unknown>> };

export type HttpPost = {
  readonly url: string;
  readonly body: string;
  readonly type: 'application/json' | 'application/x-www-form-urlencoded';
  readonly secret: string;
  /** milliseconds since 1970 */
  readonly now: number;
  readonly signing?: Signing;
  readonly headers?: Readonly<Record<string, string>>;
};

/** `v0=` and the HMAC-SHA256 of `v0:timestamp:body`: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function sign(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

function signatureHeaders({ secret, now, body, signing = 'good' }: HttpPost): Record<string, string> {
  if (signing === 'unsigned') return {};
  const timestamp = Math.floor(now / 1000) - (signing === 'stale' ? 600 : 0);
  const used = signing === 'forged' ? `not ${secret}` : secret;
  return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': sign(used, timestamp, body) };
}

/** Sends one request on a connection of its own, so that nothing stays open. */
export function postSigned(post: HttpPost): Promise<HttpAnswer> {
  const headers = {
    'content-type': post.type,
    'content-length': String(Buffer.byteLength(post.body)),
    ...signatureHeaders(post),
    ...post.headers,
  };
  return new Promise((resolve, reject) => {
    const sent = request(post.url, { method: 'POST', agent: false, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString(), headers: response.headers }),
      );
    });
    sent.on('error', reject);
    sent.end(post.body);
  });
}

/** The body of a delivery: JSON for events, a form for the rest. */
export function writeDelivery(kind: DeliveryKind, payload: Payload): Pick<HttpPost, 'body' | 'type'> {
  if (kind === 'events_api') return { body: JSON.stringify(payload), type: 'application/json' };
  const form = kind === 'interactive' ? { payload: JSON.stringify(payload) } : payload;
  const fields = Object.fromEntries(Object.entries(form).map(([key, value]) => [key, String(value)]));
  return { body: new URLSearchParams(fields).toString(), type: 'application/x-www-form-urlencoded' };
}

function parseBody({ text, headers }: HttpAnswer): unknown {
  if (text === '') return undefined;
  return String(headers['content-type'] ?? '').includes('json') ? JSON.parse(text) : text;
}

/** A transport to an app's address. */
export function createHttpTransport(url: string, secret: string, clock: ServerClock): (attempt: Attempt) => Promise<Outcome> {
  const send = async ({ kind, payload, attempt, reason }: Attempt): Promise<Outcome> => {
    const retry = { 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': reason };
    const headers = attempt === 0 ? {} : retry;
    try {
      const answer = await postSigned({ url, secret, now: clock.now(), ...writeDelivery(kind, payload), headers });
      if (answer.status >= 200 && answer.status < 300) return { ok: true, body: parseBody(answer) };
      return { ok: false, reason: 'http_error', isFinal: 'x-slack-no-retry' in answer.headers };
    } catch {
      return { ok: false, reason: 'connection_failed' };
    }
  };
  return (attempt) => withinThreeSeconds(clock, send(attempt), 'http_timeout');
}
