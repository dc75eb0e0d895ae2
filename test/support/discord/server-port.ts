// What can a test do with our Discord? As its people, and as Discord itself.
import type { APIMessage } from 'discord-api-types/v10';
import type { Chaos } from '../wire/chaos.ts';
import type { ServerClock } from '../wire/clock.ts';
import type { Act } from './acts.ts';
import type { ServerChannel } from './channels.ts';
import type { Fault, Post, RefusedRequest } from './exchange.ts';
import type { Gateway } from './gateway.ts';
import type { Installation } from './interaction-base.ts';
import type { InteractionHandle } from './interaction-handle.ts';
import type { Person } from './people.ts';
import type { Speech, SpeechHandle } from './speech.ts';
import type { RegisteredCommand } from './world.ts';

/** How the server is set up; everything has a default. */
export type DiscordServerOptions = {
  /** the only token that is taken */
  readonly token?: string;
  /** the server's time; default: a clock that stands until `advance` */
  readonly clock?: ServerClock;
  /** what @everyone may do; default: read, write and use commands */
  readonly memberPermissions?: bigint;
  /** what the bot's role adds; default: nothing */
  readonly botPermissions?: bigint;
  /** milliseconds that HELLO asks to wait between heartbeats (real time of the client); default 41250 */
  readonly heartbeatMs?: number;
  /** whether bodies are also checked by the OpenAPI document, where it is at hand; default true */
  readonly useOpenApi?: boolean;
};

/** A running server, and everything that a test can do as Discord's people and as Discord. */
export type DiscordServer = {
  readonly token: string;
  readonly applicationId: string;
  readonly guildId: string;
  readonly bot: Person;
  /** http://127.0.0.1:port/api */
  readonly api: string;
  /** for `new Client({ rest })`; no retries but those after a 429 */
  readonly rest: { readonly api: string; readonly version: '10'; readonly retries: 0 };
  /** whether bodies are checked by the OpenAPI document */
  readonly hasOpenApi: boolean;
  readonly gateway: Gateway;
  readonly chaos: Chaos;
  /** bodies that must never be sent: see {@link Fault} */
  readonly faults: readonly Fault[];
  /** every request that got no success, in order, also for reasons that are nobody's fault */
  readonly refused: readonly RefusedRequest[];
  /** every request, in order: its route ("POST /channels/:channel/messages") and body */
  readonly requests: readonly { readonly route: string; readonly body: unknown }[];
  /** every message that the bot made anywhere, private ones too */
  readonly posts: readonly Post[];
  /** Resolves with the nth of {@link posts}, from 1. */
  readonly untilPosted: (n?: number) => Promise<Post>;
  readonly advance: (ms: number) => void;
  readonly now: () => number;

  /** Somebody in the guild; `permissions` beyond those of everybody, `undefined` for somebody not in it. */
  readonly addPerson: (name: string, permissions?: bigint | 'not in the guild') => Person;
  readonly addBot: (name: string) => Person;
  /** A text channel; `denied`: what the bot may not do there. */
  readonly addChannel: (name: string, denied?: bigint) => ServerChannel;
  readonly addForum: (name: string, denied?: bigint) => ServerChannel;
  readonly addThread: (parent: ServerChannel, name: string, by: Person) => ServerChannel;
  /** A new post in a forum. Without `text` its first message comes later, with `say`: until then 40058. */
  readonly addPost: (forum: ServerChannel, title: string, by: Person, text?: string) => ServerChannel;
  /** The bot's direct messages with somebody. */
  readonly dm: (person: Person) => ServerChannel;
  /** A group without the bot, where somebody uses it by an installation of their own. */
  readonly addGroup: (...people: Person[]) => ServerChannel;
  /** Takes permissions from the bot in a channel. */
  readonly deny: (channel: ServerChannel, denied: bigint) => void;
  readonly removeChannel: (channel: ServerChannel) => void;

  /** Somebody uses a command, button, select, menu or modal: acts.ts has the builders. */
  readonly interact: (act: Act, installation?: Installation) => InteractionHandle;
  readonly say: (speech: Speech) => SpeechHandle;
  readonly editMessage: (message: APIMessage, text: string) => APIMessage;
  readonly removeMessage: (message: APIMessage) => void;
  /** The messages of a channel that everybody there sees, oldest first. */
  readonly messagesIn: (channel: ServerChannel) => APIMessage[];
  /** Registered commands of the guild or, left out, global ones. */
  readonly commands: (guildId?: string) => readonly RegisteredCommand[];
  /** Resolves when the client has read all events and no request is under way: for "nothing happens" tests. What it does elsewhere (disk, threads) is not seen. */
  readonly settle: () => Promise<void>;
  readonly close: () => Promise<void>;
};
