// What can a test do with our Slack? As its people, as an administrator, and as Slack itself.
import type { Chaos } from '../wire/chaos.ts';
import type { ServerClock } from '../wire/clock.ts';
import type { ActHandle } from './acts.ts';
import type { Attempt, Payload } from './delivery.ts';
import type { Fault, RefusedRequest } from './exchange.ts';
import type { Values } from './inputs.ts';
import type { PressOptions } from './press.ts';
import type { SeenMessage } from './sight.ts';
import type { HttpAnswer, Signing } from './signed-http.ts';
import type { Sockets } from './sockets.ts';
import type { EventHandle, HomeHandle, Speech, SpeechHandle } from './speech.ts';
import type { Scene, ShortcutScene } from './use.ts';
import type { Channel, Install, Message, Person, Team, View } from './world.ts';

/** How the server is set up; everything has a default. */
export type SlackServerOptions = {
  /** the bot token of the first workspace; `none`: the app is installed nowhere yet (OAuth) */
  readonly botToken?: string | 'none';
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** granted in the first workspace; default: commands, chat:write, app_mentions:read, im:history */
  readonly scopes?: readonly string[];
  /** the server's time; default: a clock that stands until `advance` */
  readonly clock?: ServerClock;
  /** milliseconds before each redelivery of an event; default 0, 60,000, 300,000. Shorter in soaks, where the clock runs */
  readonly retries?: readonly number[];
  /** whether people may write to the app; default true */
  readonly hasMessagesTab?: boolean;
  /** whether the app's manifest has agent_view; default false */
  readonly isAgent?: boolean;
};

export type ChannelOptions = {
  readonly isPrivate?: boolean;
  /** whether the bot was invited; default true */
  readonly hasBot?: boolean;
  readonly team?: Team;
};

/** A running server, and everything that a test can do with it. */
export type SlackServer = {
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly appId: string;
  /** the first workspace */
  readonly team: Team;
  /** http://127.0.0.1:port/api/ */
  readonly api: string;
  /** for `new App({ clientOptions })`, and for `installerOptions` of receivers */
  readonly clientOptions: { readonly slackApiUrl: string; readonly retryConfig: { readonly retries: 0 } };
  readonly socket: Omit<Sockets, 'send' | 'close'>;
  readonly chaos: Chaos;
  /** bodies that must never be sent: see {@link Fault} */
  readonly faults: readonly Fault[];
  /** every request that got no success, in order, also for reasons that are nobody's fault */
  readonly refused: readonly RefusedRequest[];
  /** every request, in order: its method ("chat.postMessage", "response_url") and body */
  readonly requests: readonly { readonly method: string; readonly body: unknown }[];
  /** everything that the app was told, each redelivery on its own */
  readonly told: readonly Attempt[];
  /** Resolves with the nth of {@link told}, from 1. */
  readonly untilTold: (n?: number) => Promise<Attempt>;
  /** every message that the bot made and somebody saw, private ones too */
  readonly posts: readonly SeenMessage[];
  /** private messages in threads without an answer: Slack shows them to nobody */
  readonly unseen: readonly SeenMessage[];
  /** Resolves with the nth of {@link posts}, from 1. */
  readonly untilPosted: (n?: number) => Promise<SeenMessage>;
  readonly advance: (ms: number) => void;
  readonly now: () => number;

  /** Tells the app by HTTP from now on: its address, "http://127.0.0.1:3000/slack/events". Until then, by sockets. */
  readonly tellByHttp: (url: string) => void;
  /** One request to the app's address, signed well or badly; the answer as it came. */
  readonly postToApp: (body: Payload, signing?: Signing) => Promise<HttpAnswer>;

  readonly addTeam: (name: string) => Team;
  readonly addPerson: (name: string, team?: Team) => Person;
  /** A channel with everybody of its workspace in it. */
  readonly addChannel: (name: string, options?: ChannelOptions) => Channel;
  /** The bot's direct messages with somebody. */
  readonly dm: (person: Person) => Channel;
  /** Direct messages of people among themselves, where the bot is not. */
  readonly addGroup: (...people: Person[]) => Channel;
  readonly invite: (channel: Channel, person?: Person) => void;
  readonly removeFrom: (channel: Channel, person?: Person) => void;
  readonly archive: (channel: Channel) => void;
  readonly removeChannel: (channel: Channel) => void;
  /** Changes what the app was granted. */
  readonly grant: (scopes: readonly string[], team?: Team) => void;
  readonly setMessagesTab: (on: boolean) => void;
  /** Ends the tokens of a workspace without a word. */
  readonly revoke: (team?: Team) => void;
  /** Ends them and tells the app: tokens_revoked and app_uninstalled. */
  readonly uninstall: (team?: Team) => readonly EventHandle[];
  /** Somebody agrees to the installation: the `code` that Slack adds to the redirect. */
  readonly approveInstall: (by: Person, scopes?: readonly string[]) => string;
  readonly installs: () => readonly Install[];

  /** Somebody types a command: "/advice my sister borrowed my ladder". */
  readonly command: (line: string, scene: Scene) => ActHandle;
  /** Somebody picks a shortcut by its callback_id; with `on` a message shortcut. */
  readonly shortcut: (callbackId: string, scene: ShortcutScene) => ActHandle;
  /** Somebody presses a button, or picks an option, in a message or view: by label or action_id. */
  readonly press: (target: SeenMessage | View, which: string, options: PressOptions) => ActHandle;
  /** Somebody types in an external select. */
  readonly type: (view: View, actionId: string, text: string, by: Person) => ActHandle;
  /** A modal is submitted by its user; values by action_id. */
  readonly submit: (view: View, values?: Values) => ActHandle;
  readonly dismiss: (view: View) => void;
  readonly say: (speech: Speech) => SpeechHandle;
  readonly openHome: (person: Person, tab?: 'home' | 'messages') => HomeHandle;
  /** Somebody changes or deletes a message; in direct messages the app hears of it. */
  readonly editMessage: (message: Message, text: string) => Message;
  readonly removeMessage: (message: Message) => void;
  /** Somebody loads Slack anew: their private messages are gone. */
  readonly reload: (person: Person) => void;
  /** The messages of a channel that everybody there sees, or with `as` that one person sees, oldest first. */
  readonly messagesIn: (channel: Channel, as?: Person) => Message[];
  /** A view as it is now, undefined when it was closed. */
  readonly viewNow: (view: View) => View | undefined;
  readonly homeOf: (person: Person) => View | undefined;

  /** Resolves when everything sent was read and acknowledged and no request is under way: for "nothing happens" tests. */
  readonly settle: () => Promise<void>;
  /** Resolves when everything sent was read, whether or not it was acknowledged or answered: where a test holds an answer back. */
  readonly flush: () => Promise<void>;
  /** Stop the app first: a client that still runs connects again. */
  readonly close: () => Promise<void>;
};
