// What do we do to Discord? The port that client.ts fills in; every call fails with what `failureOf` understands.
import type {
  APIApplicationCommandOptionChoice,
  InteractionResponseType,
  RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10';
import type { Interaction } from './event.ts';
import type { DiscordMessage } from './payload.ts';

/** A message on its way to an interaction: `flags` say whether only its reader sees it. */
export type Outgoing = DiscordMessage;

/** The first response to an interaction, within three seconds. */
export type FirstResponse =
  /** "thinking", seen by nobody else; the answer that follows is as private */
  | { readonly type: InteractionResponseType.DeferredChannelMessageWithSource; readonly data: { readonly flags: number } }
  | { readonly type: InteractionResponseType.ChannelMessageWithSource; readonly data: Outgoing }
  /** the pressed message changes */
  | { readonly type: InteractionResponseType.UpdateMessage; readonly data: Outgoing }
  /** the press is taken, without a sign */
  | { readonly type: InteractionResponseType.DeferredMessageUpdate }
  | {
      readonly type: InteractionResponseType.ApplicationCommandAutocompleteResult;
      readonly data: { readonly choices: readonly APIApplicationCommandOptionChoice<string>[] };
    };

/** What is said in a channel. `nonce`: the same message is posted once, however often it is sent. */
export type ChannelMessage = DiscordMessage &
  Pick<RESTPostAPIChannelMessageJSONBody, 'message_reference'> & { readonly nonce: string };

/** A message of ours that stands somewhere now. */
export type Posted = { readonly channel: string; readonly message: string; readonly isPrivate: boolean };

/** How an answer is addressed. */
export type Answerable = Pick<Interaction, 'id' | 'token' | 'application'>;

/** What can be done. */
export type DiscordCalls = {
  respond(interaction: Answerable, response: FirstResponse): Promise<void>;
  /** the answer after "thinking", and later changes of it */
  editAnswer(interaction: Answerable, message: Outgoing): Promise<void>;
  followUp(interaction: Answerable, message: Outgoing): Promise<Posted>;
  /** Removes the answer; after a press the pressed message. */
  removeAnswer(interaction: Answerable): Promise<void>;
  post(channel: string, message: ChannelMessage): Promise<Posted>;
  /** the text of a message; empty where we may not see it */
  readText(channel: string, message: string): Promise<string>;
  /** the channel of a thread; of anything else, and of what is not known, itself */
  parentOf(channel: string): string;
};
