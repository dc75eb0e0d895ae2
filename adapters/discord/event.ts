// What can reach us from Discord, once it is read? Plain data, with nothing of the wire's form in it.
import type { CommandUse } from './command-use.ts';

/** Where something happens, by Discord's ids. */
export type Place = {
  /** the server; empty in direct messages and groups */
  readonly space: string;
  /** where it is, and where an answer belongs: a thread stays a thread */
  readonly channel: string;
  /** whose policy counts: of a thread or post its parent; `undefined`: the event does not say whether there is a parent */
  readonly policyChannel: string | undefined;
  /** the title of the channel, thread or post; empty where it has none */
  readonly name: string;
};

/** An interaction: how it is answered, who does it, and where. */
export type Interaction = {
  readonly id: string;
  readonly token: string;
  readonly application: string;
  readonly place: Place;
  readonly person: string;
  /** their permission bits there; `undefined`: no server, no permissions */
  readonly permissions: bigint | undefined;
  /** the bot's own permission bits there */
  readonly ownPermissions: bigint;
  /** is the bot a member there? Else it came with its user, and can't post by itself */
  readonly isMember: boolean;
  /** direct messages with the bot: nobody else is there */
  readonly isDirect: boolean;
};

/** The message on which a menu was opened. */
export type Target = { readonly id: string; readonly text: string; readonly isOwn: boolean };

/** The message of ours whose button was pressed. */
export type PressedMessage = {
  readonly id: string;
  /** nobody but its reader sees it */
  readonly isPrivate: boolean;
  /** its components as they came, for `askedIn` */
  readonly components: unknown;
};

/** Something that somebody said to us. */
export type Said = {
  readonly id: string;
  readonly place: Place;
  readonly person: string;
  /** without our mention and other people's */
  readonly text: string;
};

/** Why an event needs nothing from us. */
export type NotForUs =
  | 'unknown-event'
  | 'malformed'
  | 'other-command'
  | 'own-message'
  | 'bot-message'
  | 'system-message'
  | 'not-mentioned'
  | 'old-thread'
  | 'outage';

/** What is on Discord's wire, read. */
export type DiscordEvent =
  | { readonly kind: 'command'; readonly interaction: Interaction; readonly use: CommandUse }
  /** somebody is typing into an option */
  | {
      readonly kind: 'typing';
      readonly interaction: Interaction;
      readonly command: string;
      readonly option: string;
      readonly typed: string;
    }
  | { readonly kind: 'menu'; readonly interaction: Interaction; readonly target: Target }
  /** a button, or a choice in a list; `chosen` is empty for the first */
  | {
      readonly kind: 'press';
      readonly interaction: Interaction;
      readonly value: string;
      readonly chosen: readonly string[];
      readonly message: PressedMessage;
    }
  /** an interaction that only another version of this program can have offered */
  | { readonly kind: 'stale'; readonly interaction: Interaction }
  /** our name in a channel; `isReply`: it answers somebody else's message, whose content does not reach us */
  | { readonly kind: 'mention'; readonly said: Said; readonly isReply: boolean }
  | { readonly kind: 'direct'; readonly said: Said }
  /** a new post of a forum, or a new thread */
  | { readonly kind: 'post'; readonly place: Place & { readonly policyChannel: string }; readonly owner: string }
  /** one of the messages of a channel is gone */
  | { readonly kind: 'deleted'; readonly space: string; readonly channel: string; readonly messages: readonly string[] }
  /** we are no member of a server any more */
  | { readonly kind: 'left'; readonly space: string }
  | { readonly kind: 'not-for-us'; readonly why: NotForUs };
