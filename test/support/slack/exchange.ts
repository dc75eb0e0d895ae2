// What do the parts of the server share, and what is one call of the Web API?
import type { Log, Logs } from '../wire/log.ts';
import type { Delivery } from './delivery.ts';
import type { SeenMessage } from './sight.ts';
import type { Channel, Install, View, World } from './world.ts';

/** A body that Slack would refuse, or one of ours that pings somebody by accident. */
export type Fault = { readonly method: string; readonly body: unknown; readonly reason: string };
/** A request that got no success, for whatever reason. */
export type RefusedRequest = {
  readonly method: string;
  readonly status: number;
  readonly error: string;
  /** it was done all the same: only the answer was lost, on order */
  readonly isDone: boolean;
  readonly body: unknown;
  /** of a response_url: the last part of its address */
  readonly responseKey: string | undefined;
};

/** The questions that are suggested above the bot's direct messages with somebody. */
export type Suggested = {
  readonly channel: Channel;
  readonly title: string | undefined;
  readonly prompts: readonly { readonly title: string; readonly message: string }[];
};

export type ServerState = {
  readonly world: World;
  readonly logs: Logs;
  /** every message that the bot made, in order */
  readonly posts: Log<SeenMessage>;
  /** private messages in a thread that nobody had answered in: Slack shows them to no one */
  readonly unseen: SeenMessage[];
  readonly homes: Log<View>;
  readonly suggested: Log<Suggested>;
  readonly faults: Fault[];
  readonly deliver: (delivery: Delivery) => void;
  /** http://127.0.0.1:port */
  readonly url: () => string;
};

/** One call. `install` is whose token was sent. */
export type Call = {
  readonly args: Readonly<Record<string, unknown>>;
  readonly install: Install;
  readonly state: ServerState;
  /** writes a fault down without refusing */
  readonly note: (reason: string) => void;
};

/** A method of the Web API; what it returns stands beside `ok: true`. @throws Refusal */
export type Method = {
  /** scope that it needs */
  readonly scope?: string;
  readonly answer: (call: Call) => Readonly<Record<string, unknown>>;
};
