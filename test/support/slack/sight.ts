// What does a person see of what they did?

import type { Option } from './text-schema.ts';
import type { Channel, Message, View } from './world.ts';

/** A message as people see it. */
export type SeenMessage = {
  readonly message: Message;
  readonly channel: Channel;
  readonly isPrivate: boolean;
  /** who alone sees it, if it is private */
  readonly onlyFor: string | undefined;
  /** what the request said of link previews; undefined where it said nothing */
  readonly unfurl: { readonly links: boolean | undefined; readonly media: boolean | undefined };
};

export type Sight =
  | { readonly kind: 'acknowledged'; readonly body: unknown }
  /** What Slack tells a person in the bot's place: operation_timeout, dispatch_failed, invalid_command_response. */
  | { readonly kind: 'failed'; readonly reason: string }
  | ({ readonly kind: 'message' } & SeenMessage)
  | ({ readonly kind: 'update' } & SeenMessage)
  | { readonly kind: 'deleted'; readonly ts: string }
  | { readonly kind: 'modal'; readonly view: View }
  | { readonly kind: 'modal-update'; readonly view: View }
  | { readonly kind: 'home'; readonly view: View }
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'closed' }
  | { readonly kind: 'options'; readonly options: readonly Option[] };
