// What does the server remember of an interaction, and what has its user seen of the answer?
import type {
  APIApplicationCommandOptionChoice,
  APIInteraction,
  APIMessage,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import type { Log } from '../wire/log.ts';
import type { ServerChannel } from './channels.ts';
import type { Person } from './people.ts';
import type { Pings } from './world.ts';

/** A message as the user sees it: `isPrivate` if nobody else does, `pings` whom it notified. */
export type SeenMessage = { readonly message: APIMessage; readonly isPrivate: boolean; readonly pings: Pings };

/** Sights of a message: at once, edited, a pressed message changed, one more, that one edited. */
export type MessageSightKind = 'message' | 'edit' | 'update' | 'follow-up' | 'follow-up-edit';
type MessageSight = { [Kind in MessageSightKind]: { readonly kind: Kind } & SeenMessage }[MessageSightKind];

/** One thing that the user sees happen. `quiet`: a press taken without a sign. */
export type Sight =
  | MessageSight
  | { readonly kind: 'thinking'; readonly isPrivate: boolean }
  | { readonly kind: 'quiet' }
  | { readonly kind: 'modal'; readonly modal: APIModalInteractionResponseCallbackData }
  | { readonly kind: 'choices'; readonly choices: readonly APIApplicationCommandOptionChoice<string | number>[] }
  | { readonly kind: 'deletion'; readonly id: string };

/** The server's side of one interaction. */
export type InteractionRecord = {
  readonly payload: APIInteraction;
  readonly channel: ServerChannel;
  readonly by: Person;
  /** milliseconds of the server's clock */
  readonly createdAt: number;
  /** authorised by a user's installation alone: at most five follow-ups */
  readonly isUserOnly: boolean;
  /** external apps are denied to its user here: every answer is made private */
  readonly isForcedPrivate: boolean;
  readonly sights: Log<Sight>;
  state: 'new' | 'thinking' | 'answered';
  /** what "@original" is: none before the first response, and after a modal or choices */
  original: string | undefined;
  /** ids of follow-up messages, deleted ones too */
  readonly followUps: string[];
};
