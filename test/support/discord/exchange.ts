// What is a route, and what does it work on?
import type { GatewayDispatchEvents } from 'discord-api-types/v10';
import type { Log, Logs } from '../wire/log.ts';
import type { InteractionRecord, SeenMessage } from './interaction-record.ts';
import type { World } from './world.ts';

/** A body that Discord would refuse, or one of ours that lets anybody be pinged. */
export type Fault = { readonly route: string; readonly body: unknown; readonly reason: string };

/** A request that got no success, for whatever reason. */
export type RefusedRequest = { readonly route: string; readonly status: number; readonly code: number; readonly message: string };

/** A message that the bot posted in a channel, or in answer to an interaction. */
export type Post = SeenMessage & { readonly nonce: string | number | undefined };

/** What all routes share. */
export type ServerState = {
  readonly world: World;
  readonly logs: Logs;
  /** by token */
  readonly records: Map<string, InteractionRecord>;
  readonly posts: Log<Post>;
  readonly faults: Fault[];
  readonly dispatch: (event: GatewayDispatchEvents, data: unknown) => void;
  /** ws://… */
  readonly gatewayUrl: () => string;
};

/** A request at a route: path parameters by name, and the parsed body. */
export type RouteRequest = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** writes a fault down without refusing */
  readonly note: (reason: string) => void;
  /** Asks the OpenAPI document about the body. Called once our own checks passed and before anything is done. @throws Refusal 50035 */
  readonly judge: () => void;
};

/** What is answered; without a body 204. */
export type RouteAnswer = { readonly status: number; readonly body?: unknown };

/** One route. `schema` names the body's schema in the OpenAPI document; `open` routes need no token. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly open?: boolean;
  readonly schema?: (body: unknown) => string | undefined;
  readonly answer: (request: RouteRequest, state: ServerState) => RouteAnswer;
};

/** An answer with a body. */
export const ok = (body: unknown): RouteAnswer => ({ status: 200, body });
/** An answer without one. */
export const noContent: RouteAnswer = { status: 204 };

/** The value of a path parameter. @throws Error if the route has none of that name: a bug of the server */
export function paramOf({ params }: RouteRequest, name: string): string {
  const value = params[name];
  if (value === undefined) throw new Error(`The route has no parameter ${name}.`);
  return value;
}
