// What can reach us from Slack, once it is read? Plain data, with nothing of the wire's form in it.

/** Where something happens, by Slack's ids. */
export type Place = {
  /** the workspace; of an app that a whole organisation installed, the organisation where no workspace is named */
  readonly space: string;
  /** empty where there is none: the home tab, a global shortcut, a modal that was opened from there */
  readonly channel: string;
  /** the first message of the thread in which it happens */
  readonly thread?: string | undefined;
};

/** What somebody looks at while they do it, and where they are answered. */
export type Where =
  /** a channel, or a conversation in which others are: in private */
  | 'channel'
  /** messages with us alone */
  | 'direct'
  /** a modal: in it */
  | 'modal'
  /** our home tab, a shortcut: in a modal that opens for it */
  | 'home';

/** A modal or home tab that is open. */
export type OpenView = {
  readonly id: string;
  readonly callback: string;
  /** `private_metadata`, as it was given */
  readonly metadata: string;
  /** how many modals stand below this one, 0 to 2 */
  readonly depth: number;
};

/** Something that somebody does. */
export type Interaction = {
  /** names it, and opens one modal within three seconds; empty where a submitted modal came without one */
  readonly trigger: string;
  /** five answers in half an hour; absent in modals and the home tab */
  readonly responseUrl?: string | undefined;
  readonly place: Place;
  readonly person: string;
  readonly where: Where;
  /** in a modal or home tab: which */
  readonly view?: OpenView | undefined;
};

/** The message on which the shortcut was used. */
export type Target = {
  readonly ts: string;
  /** the first message of its thread; of a message outside threads itself */
  readonly thread: string;
  /** the person who wrote it; absent: an app did, or Slack */
  readonly author?: string | undefined;
  readonly text: string;
};

/** The message of ours whose button was pressed. */
export type PressedMessage = {
  readonly ts: string;
  /** nobody but its reader sees it */
  readonly isPrivate: boolean;
};

/** Something that somebody said to us. */
export type Said = {
  readonly place: Place;
  readonly ts: string;
  readonly person: string;
  /** without our name and other people's */
  readonly text: string;
};

/** What stands in a modal's inputs, as it came: `view.state.values`. */
export type Entered = unknown;

/** Why an event needs nothing from us. */
export type NotForUs =
  | 'unknown-event'
  | 'malformed'
  | 'own-message'
  | 'bot-message'
  | 'system-message'
  /** neither the home tab nor the one with the messages */
  | 'other-tab'
  /** tokens of people, of which we have none, or an address to press */
  | 'nothing-to-do';

/** What is on Slack's wire, read. */
export type SlackEvent =
  | { readonly kind: 'command'; readonly interaction: Interaction; readonly text: string }
  /** "Find past letters" on a message */
  | { readonly kind: 'find'; readonly interaction: Interaction; readonly target: Target }
  /** "Ask the archive" */
  | { readonly kind: 'ask-form'; readonly interaction: Interaction }
  /** a button, or a choice in a list: its value says what it means */
  | {
      readonly kind: 'press';
      readonly interaction: Interaction;
      readonly value: string;
      readonly message?: PressedMessage | undefined;
    }
  | { readonly kind: 'submit'; readonly interaction: Interaction & { readonly view: OpenView }; readonly entered: Entered }
  /** somebody is typing into a select whose options are ours */
  | { readonly kind: 'typing'; readonly actionId: string; readonly typed: string }
  /** our name in a channel; `inThread`: it is said in a thread that is there already */
  | { readonly kind: 'mention'; readonly names: Names; readonly said: Said; readonly inThread: boolean }
  | { readonly kind: 'direct'; readonly names: Names; readonly said: Said }
  | { readonly kind: 'home'; readonly names: Names; readonly space: string; readonly person: string }
  /** the tab with the messages was opened; `channel`: those direct messages */
  | { readonly kind: 'messages-tab'; readonly names: Names; readonly channel: string }
  /** the app was removed from a workspace, or its token there was */
  | { readonly kind: 'left'; readonly names: Names; readonly space: string }
  | { readonly kind: 'not-for-us'; readonly why: NotForUs };

/** Under which a delivery is known, so that its copies are. */
export type Names = readonly [string, ...string[]];
