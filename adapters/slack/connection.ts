// What is a connection to Slack? What it needs, what it tells, and how it ends; client.ts makes one.
import type { AppOptions, HTTPReceiverOptions } from '@slack/bolt';
import type { ArchiveError } from '../../src/errors.ts';
import type { Logger } from '../../src/logger.ts';
import type { Acknowledge, SlackCalls } from './calls.ts';
import type { Self } from './read-event.ts';
import type { Wiring } from './surface.ts';

/** How Bolt calls Slack's Web API. */
export type WebClientOptions = NonNullable<AppOptions['clientOptions']>;

/** How Slack is reached, and how it reaches us. */
export type ConnectionOptions = {
  /** by sockets, or over signed HTTP on a port: of one workspace, whose bot token it is, or of all that installed the app */
  readonly mode:
    | { readonly kind: 'socket'; readonly botToken: string; readonly appToken: string }
    | { readonly kind: 'http'; readonly botToken: string; readonly signingSecret: string; readonly port: number }
    | { readonly kind: 'oauth'; readonly signingSecret: string; readonly port: number };
  /** the address on which we listen; left out: all of this machine's */
  readonly host?: string | undefined;
  /** an address on this machine in place of Slack's; for tests */
  readonly apiUrl?: string | undefined;
  /** with the mode `oauth`: how workspaces install the app by themselves */
  readonly oauth?: ((clientOptions: WebClientOptions) => InstallOptions) | undefined;
};

/** What Bolt's receiver needs for installations. */
export type InstallOptions = Pick<
  HTTPReceiverOptions,
  'clientId' | 'clientSecret' | 'installationStore' | 'scopes' | 'installerOptions' | 'stateSecret'
>;

/** Something that Slack tells us. */
export type Delivery = {
  /** the payload, as it came */
  readonly body: unknown;
  readonly self: Self;
  /** what can be done in its workspace */
  readonly calls: SlackCalls;
  /** Of a submitted modal and of typing: says what becomes of it. Everything else was acknowledged before it came here. */
  readonly acknowledge: Acknowledge;
};

/** A payload that came without a token to answer it with. */
export type Refused = { readonly body: unknown; readonly respond: SlackCalls['respond'] };

/** What a connection is told. */
export type ConnectionEvents = {
  readonly onDelivery: (delivery: Delivery) => void;
  /** Something came from a workspace whose token we can't have; only through its response_url can anything be said. */
  readonly onNoToken: (refused: Refused) => void;
  /** the connection has ended for good, with the reason */
  readonly onEnd: (reason: ArchiveError) => void;
  readonly logger: Logger;
  /** aborts calls that are under way when the bot can't wait any longer */
  readonly signal: AbortSignal;
};

/** A connection to Slack. */
export type Connection = {
  /** what handlers were registered for */
  readonly wiring: Wiring;
  /** Connects. @throws ArchiveError `usage` where a token is refused, `io` where Slack can't be reached or we can't listen */
  open(): Promise<void>;
  /** Takes nothing more; calls go on working. */
  close(): Promise<void>;
};
