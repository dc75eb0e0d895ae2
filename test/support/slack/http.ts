// How is a request answered? Reads it, lets chaos have its way, asks the method, answers, and writes down what was refused.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Chaos } from '../wire/chaos.ts';
import type { RefusedRequest, ServerState } from './exchange.ts';
import { assistantMethods } from './methods-assistant.ts';
import { authMethods, openMethods } from './methods-auth.ts';
import { chatMethods } from './methods-chat.ts';
import { viewMethods } from './methods-views.ts';
import { isFault, Refusal } from './refusal.ts';
import { answerAct } from './response-url.ts';
import type { Install } from './world.ts';

const METHODS = { ...assistantMethods, ...authMethods, ...chatMethods, ...viewMethods };
/** How a use of a response_url is named in `requests`, `refused`, `faults` and in chaos. */
export const RESPONSE_URL = 'response_url';

export type HttpOptions = {
  readonly state: ServerState;
  readonly chaos: Chaos;
  readonly onRequest: (method: string, body: unknown) => void;
  readonly onRefusal: (refused: RefusedRequest) => void;
};

type Args = Readonly<Record<string, unknown>>;
type Answer = { readonly status: number; readonly body: object; readonly headers?: Readonly<Record<string, string>> };
type Request = {
  readonly method: string;
  readonly args: Args;
  readonly token: string | undefined;
  readonly responseKey: string | undefined;
};

const isArgs = (value: unknown): value is Args => typeof value === 'object' && value !== null && !Array.isArray(value);

function parseArgs(text: string, type: string): Args {
  if (!type.includes('json')) return Object.fromEntries(new URLSearchParams(text));
  try {
    const parsed: unknown = JSON.parse(text === '' ? '{}' : text);
    return isArgs(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

/** Client id and secret may come as basic authentication. */
function readBasic(header: string): Args {
  if (!header.startsWith('Basic ')) return {};
  const [id = '', secret = ''] = Buffer.from(header.slice(6), 'base64').toString().split(':');
  return { client_id: id, client_secret: secret };
}

async function readRequest(request: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString();
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const header = request.headers.authorization ?? '';
  const args = { ...readBasic(header), ...parseArgs(text, request.headers['content-type'] ?? '') };
  const [, place = '', name = ''] = pathname.split('/');
  const own = 'token' in args && typeof args.token === 'string' ? args.token : undefined;
  const token = header.startsWith('Bearer ') ? header.slice(7) : own;
  if (place === 'response') return { method: RESPONSE_URL, args, token, responseKey: name };
  return { method: place === 'api' ? name : pathname, args, token, responseKey: undefined };
}

/** @throws Refusal not_authed, invalid_auth, token_revoked, account_inactive, not_allowed_token_type */
function findInstall({ world }: ServerState, token: string | undefined): Install {
  if (token === undefined || token === '') throw new Refusal('not_authed');
  if (token === world.appToken) throw new Refusal('not_allowed_token_type');
  const install = world.installs.get(token);
  if (install === undefined) throw new Refusal('invalid_auth');
  if (install.status === 'revoked') throw new Refusal('token_revoked');
  if (install.status === 'uninstalled') throw new Refusal('account_inactive');
  return install;
}

function checkAppToken({ world }: ServerState, token: string | undefined): void {
  if (token === undefined || token === '') throw new Refusal('not_authed');
  if (world.installs.has(token)) throw new Refusal('not_allowed_token_type');
  if (token !== world.appToken) throw new Refusal('invalid_auth');
}

function perform(state: ServerState, { method, args, token, responseKey }: Request): Answer {
  const note = (reason: string) => void state.faults.push({ method, body: args, reason });
  if (responseKey !== undefined) {
    answerAct(state, responseKey, args, note);
    return { status: 200, body: { ok: true } };
  }
  const open = openMethods[method];
  if (open !== undefined) {
    if (open.token === 'app') checkAppToken(state, token);
    return { status: 200, body: { ok: true, ...open.answer({ args, state }) } };
  }
  const known = METHODS[method];
  if (known === undefined) throw new Refusal('unknown_method');
  const install = findInstall(state, token);
  const provided = install.scopes.join(',');
  if (known.scope !== undefined && !install.scopes.includes(known.scope))
    throw new Refusal('missing_scope', [], { needed: known.scope, provided });
  const headers = { 'x-oauth-scopes': provided, 'x-accepted-oauth-scopes': known.scope ?? '' };
  return { status: 200, body: { ok: true, ...known.answer({ args, install, state, note }) }, headers };
}

/** What is written down of a request that was refused. */
const partsOf = ({ method, args, responseKey }: Request) => ({ method, body: args, responseKey });

/** A response_url has statuses of its own. */
function refusedStatus({ error }: Refusal, { responseKey }: Request): number {
  if (responseKey === undefined) return 200;
  return error === 'expired_url' || error === 'used_url' ? 404 : 400;
}

/** Makes the listener of an HTTP server. */
export function createListener({ state, chaos, onRequest, onRefusal }: HttpOptions) {
  const { world, faults } = state;
  const attempt = (request: Request): Answer => {
    try {
      return perform(state, request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const status = refusedStatus(error, request);
      onRefusal({ ...partsOf(request), status, error: error.message, isDone: false });
      if (isFault(error)) faults.push({ method: request.method, body: request.args, reason: error.message });
      return { status, body: { ok: false, error: error.error, ...error.extra } };
    }
  };
  const write = (response: ServerResponse, { status, body, headers = {} }: Answer) => {
    response.sendDate = false;
    response.writeHead(status, {
      date: new Date(world.clock.now()).toUTCString(),
      'content-type': 'application/json; charset=utf-8',
      ...headers,
    });
    response.end(JSON.stringify(body));
  };
  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = await readRequest(incoming);
    const { method, args } = request;
    onRequest(method, args);
    const trouble = chaos.troubleFor(method);
    switch (trouble?.kind) {
      case undefined:
        return write(response, attempt(request));
      case 'rate-limit': {
        onRefusal({ ...partsOf(request), status: 429, error: 'ratelimited', isDone: false });
        const headers = { 'retry-after': String(Math.floor(trouble.retryAfter)) };
        return write(response, { status: 429, body: { ok: false, error: 'ratelimited' }, headers });
      }
      case 'status': {
        if (trouble.handled) attempt(request);
        onRefusal({ ...partsOf(request), status: trouble.status, error: trouble.message, isDone: trouble.handled });
        return write(response, { status: trouble.status, body: { ok: false, error: trouble.message } });
      }
      case 'cut':
        if (trouble.handled) attempt(request);
        onRefusal({ ...partsOf(request), status: 0, error: 'the connection was cut', isDone: trouble.handled });
        return void incoming.socket.destroy();
      case 'slow': {
        const answer = attempt(request);
        await world.clock.wait(trouble.ms);
        return write(response, answer);
      }
    }
  };
  return (incoming: IncomingMessage, response: ServerResponse): void => {
    handle(incoming, response).catch((error: unknown) => {
      faults.push({ method: incoming.url ?? '', body: undefined, reason: `the test server broke: ${String(error)}` });
      if (!response.headersSent) write(response, { status: 500, body: { ok: false, error: 'internal_error' } });
    });
  };
}
