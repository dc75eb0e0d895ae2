// What does the bot keep beside the letters? The port of its small state; no question, name or text of a message is in it.
import type { LetterId } from '../letters/letter.ts';
import type { ChannelPolicy } from './policy.ts';

/** A server or workspace of a platform. */
export type Space = {
  /** the platform's name, as its adapter has it */
  readonly platform: string;
  /** the platform's id of the server or workspace; empty for direct messages */
  readonly space: string;
};

/** A channel, by the platform's ids. */
export type Channel = Space & { readonly channel: string };

/** A person, by an id that is unique on the platform. It is never kept, except in the list of moderators and of who installed the app. */
export type Person = { readonly platform: string; readonly person: string };

/** A message of ours that shows letters to everybody in a channel. */
export type Card = Channel & { readonly message: string; readonly letters: readonly LetterId[] };

/** How many people found a letter helpful, and how many not. */
export type VoteCounts = { readonly helpful: number; readonly notHelpful: number };

/** Which channels follow which policy. */
export type Policies = {
  /** the channel's policy; `DEFAULT_POLICY` where none was set */
  of(channel: Channel): Promise<ChannelPolicy>;
  /** @throws ArchiveError `bad-input`, naming all that is wrong, for a policy that is none; nothing is changed then */
  set(channel: Channel, policy: ChannelPolicy): Promise<void>;
  /** back to `DEFAULT_POLICY` */
  clear(channel: Channel): Promise<void>;
  /** the channels of a space for which a policy was set, in the order of their ids */
  list(space: Space): Promise<readonly { readonly channel: string; readonly policy: ChannelPolicy }[]>;
};

/** Who found which letter helpful: people only as keyed hashes, without a time. */
export type Votes = {
  /** A person's vote on a letter; a second one replaces the first. */
  cast(person: Person, letter: LetterId, helpful: boolean): Promise<void>;
  /** The counts of a letter; zeros where nobody voted. */
  counts(letter: LetterId): Promise<VoteCounts>;
  /** Removes all votes of a person ("forget me"). @returns how many there were */
  forget(person: Person): Promise<number>;
};

/** Which messages of ours show which letters to all, so that a letter can be taken back from them. */
export type Cards = {
  /** Posted, or changed: these are its letters now. */
  record(card: Card): Promise<void>;
  /** the cards that show a letter */
  showing(letter: LetterId): Promise<readonly Card[]>;
  /** The message is gone. */
  remove(card: Channel & { readonly message: string }): Promise<void>;
};

/** Which deliveries of a platform were taken on, so that none is answered twice. */
export type Deliveries = {
  /**
   * Takes on a delivery under all its names (an event's id, its channel and time). All names are known afterwards.
   * @returns true when none of them was known, for one caller only, also among several processes; they are forgotten after {@link DELIVERY_DAYS}
   */
  claim(names: readonly [string, ...string[]]): Promise<boolean>;
};

/** Platforms deliver again within minutes, or within an hour after they could not reach us; three days are safe and small. */
export const DELIVERY_DAYS = 3;

/** Who looks after the letters in a space, beside those whom the platform's permissions name: ids, in order. */
export type Moderators = {
  of(space: Space): Promise<readonly string[]>;
  /** @returns false when the person is one already */
  add(space: Space, person: string): Promise<boolean>;
  /** @returns false when the person is none */
  remove(space: Space, person: string): Promise<boolean>;
};

/** An installation of the app by OAuth. */
export type Install = {
  /** the id of the person who installed it first */
  readonly installer: string;
  /** what the platform gave for it, as its adapter wrote it: a text that nobody else may see */
  readonly credentials: string;
};

/** Where the app was installed by OAuth. Credentials lie sealed: the file does not have them in clear. */
export type Installs = {
  /** Installed, or installed anew: the credentials are new, the installer stays the first, so that nobody becomes it by installing again. */
  keep(space: Space, install: Install): Promise<void>;
  /** `undefined`: not installed. @throws ArchiveError `io` for credentials that were sealed under another secret, saying what to do */
  of(space: Space): Promise<Install | undefined>;
  /** who installed it first, whatever has become of the credentials */
  installerOf(space: Space): Promise<string | undefined>;
  /** the spaces of a platform in which it is installed, in the order of their ids */
  list(platform: string): Promise<readonly string[]>;
};

/**
 * The state of a deployment. What a call has acknowledged survives a crash.
 * Every call throws ArchiveError `io` where the state can't be read or written.
 */
export type Store = {
  readonly policies: Policies;
  readonly votes: Votes;
  readonly cards: Cards;
  readonly deliveries: Deliveries;
  readonly moderators: Moderators;
  readonly installs: Installs;
  /** signs buttons, hides who voted and seals credentials: DEAR_ARCHIVE_SECRET, or else made once and kept here */
  readonly secret: string;
  /** The bot left a server or workspace: everything that is kept about it goes, its credentials too. */
  forgetSpace(space: Space): Promise<void>;
  /** Ends the connection; further calls fail. */
  close(): Promise<void>;
};
