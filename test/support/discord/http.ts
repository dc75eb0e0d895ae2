// How is a request answered? Finds the route, lets chaos have its way, checks, answers, and writes down what was refused.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Chaos, Trouble } from '../wire/chaos.ts';
import type { RefusedRequest, Route, RouteAnswer, RouteRequest, ServerState } from './exchange.ts';
import type { BodyJudge } from './openapi.ts';
import { formatRefusal, Refusal, refusals } from './refusal.ts';
import { commandRoutes } from './routes-commands.ts';
import { interactionRoutes } from './routes-interactions.ts';
import { messageRoutes } from './routes-messages.ts';
import { placeRoutes } from './routes-places.ts';

const ROUTES: readonly Route[] = [...placeRoutes, ...messageRoutes, ...interactionRoutes, ...commandRoutes];
const PREFIX = '/api/v10';

export type HttpOptions = {
  readonly state: ServerState;
  readonly chaos: Chaos;
  readonly judge: BodyJudge | undefined;
  /** how often each route was asked: "POST /channels/:channel/messages" */
  readonly onRequest: (route: string, body: unknown) => void;
  readonly onRefusal: (refused: RefusedRequest) => void;
};

type Matched = { readonly route: Route; readonly params: Record<string, string> };

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const pairs = wanted.map((part, index) => [part, given[index] ?? ''] as const);
  if (!pairs.every(([part, value]) => part.startsWith(':') || part === value)) return undefined;
  return Object.fromEntries(pairs.flatMap(([part, value]) => (part.startsWith(':') ? [[part.slice(1), value]] : [])));
}

function findRoute(method: string, path: string): Matched | undefined {
  for (const route of ROUTES) {
    const params = route.method === method ? matchPath(route.path, path) : undefined;
    if (params !== undefined) return { route, params };
  }
  return undefined;
}

/** Stands for a body that is no JSON: files would come as multipart, and we send none. */
const NOT_JSON = Symbol('not JSON');

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return NOT_JSON;
  }
}

/** A 204 has no content type: discord.js would try to read its body. */
function write(
  response: ServerResponse,
  { status, body }: RouteAnswer,
  now: number,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.sendDate = false;
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { date: new Date(now).toUTCString(), ...type, ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

/** https://docs.discord.com/developers/topics/rate-limits#exceeding-a-rate-limit */
function writeRateLimit(
  response: ServerResponse,
  { retryAfter, isGlobal }: Extract<Trouble, { kind: 'rate-limit' }>,
  now: number,
): void {
  const headers = {
    'retry-after': String(retryAfter),
    'x-ratelimit-scope': isGlobal ? 'global' : 'user',
    ...(isGlobal ? { 'x-ratelimit-global': 'true' } : {}),
  };
  const body = { message: 'You are being rate limited.', retry_after: retryAfter, global: isGlobal };
  write(response, { status: 429, body }, now, headers);
}

/** What the OpenAPI document says of a body; of a list, of each of its items. */
function judgeBody({ route }: Matched, body: unknown, judge: BodyJudge | undefined): string | undefined {
  const schema = route.schema?.(body);
  if (schema === undefined || judge === undefined) return undefined;
  if (!Array.isArray(body)) return judge(schema, body);
  return body.map((item: unknown) => judge(schema, item)).find((reason) => reason !== undefined);
}

/** Faults are bodies that must never be sent: refused for their form, or sent to a route that there is not. */
const isFault = ({ code, status }: Refusal) =>
  [50035, 50006, 50109].includes(code) || status === 500 || (status === 404 && code === 0);

/** Makes the listener of an HTTP server. */
export function createListener({ state, chaos, judge, onRequest, onRefusal }: HttpOptions) {
  const { world, faults } = state;
  const perform = (
    matched: Matched | undefined,
    name: string,
    url: URL,
    body: unknown,
    token: string | undefined,
  ): RouteAnswer => {
    if (matched === undefined) throw refusals.notFound();
    const { route, params } = matched;
    if (body === NOT_JSON) throw refusals.invalidJson();
    if (route.open !== true && token !== `Bot ${world.token}`) throw refusals.unauthorized();
    const note = (reason: string) => void faults.push({ route: name, body, reason });
    const ask = () => {
      const reason = judgeBody(matched, body, judge);
      if (reason !== undefined) throw refusals.invalidForm([{ path: [], code: 'OPENAPI', message: reason }]);
    };
    const request: RouteRequest = { params, query: url.searchParams, body, note, judge: ask };
    return route.answer(request, state);
  };
  const attempt = (...parts: Parameters<typeof perform>): RouteAnswer => {
    try {
      return perform(...parts);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const [, name, , body] = parts;
      const detail = error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`).join('; ');
      onRefusal({ route: name, status: error.status, code: error.code, message: detail || error.message });
      if (isFault(error)) faults.push({ route: name, body, reason: detail || error.message });
      return { status: error.status, body: formatRefusal(error) };
    }
  };
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const path = decodeURIComponent(url.pathname);
    const method = request.method ?? 'GET';
    const matched = path.startsWith(PREFIX) ? findRoute(method, path.slice(PREFIX.length)) : undefined;
    const name = `${method} ${matched?.route.path ?? path}`;
    const body = await readBody(request);
    onRequest(name, body);
    const run = () => attempt(matched, name, url, body, request.headers.authorization);
    const trouble = chaos.troubleFor(name);
    const now = world.clock.now();
    switch (trouble?.kind) {
      case undefined:
        return write(response, run(), now);
      case 'rate-limit':
        return writeRateLimit(response, trouble, now);
      case 'status': {
        if (trouble.handled) run();
        onRefusal({ route: name, status: trouble.status, code: trouble.code, message: trouble.message });
        return write(response, { status: trouble.status, body: { message: trouble.message, code: trouble.code } }, now);
      }
      case 'cut':
        if (trouble.handled) run();
        return void request.socket.destroy();
      case 'slow': {
        const answer = run();
        await world.clock.wait(trouble.ms);
        return write(response, answer, world.clock.now());
      }
    }
  };
  return (request: IncomingMessage, response: ServerResponse): void => {
    handle(request, response).catch((error: unknown) => {
      faults.push({
        route: `${request.method} ${request.url}`,
        body: undefined,
        reason: `the test server broke: ${String(error)}`,
      });
      if (!response.headersSent)
        write(response, { status: 500, body: { message: '500: Internal Server Error', code: 0 } }, world.clock.now());
    });
  };
}
