// What do we do to Slack? The port that client.ts fills in; every call fails with what `failureOf` understands.
import type { HomeView, ModalView, PlainTextOption } from '@slack/types';
import type { SlackMessage } from './payload.ts';
import type { Prompt } from './prompts.ts';

/** Where a message is posted. */
export type Address = {
  readonly channel: string;
  /** the first message of a thread; left out: not in one */
  readonly thread?: string | undefined;
};

/** A message of ours that stands somewhere now. */
export type Posted = { readonly channel: string; readonly ts: string };

/** How a response_url is used. */
export type Responding = {
  /** `answer`: a private message; `to-all`: one for everybody there; `in-place`: the pressed message becomes this */
  readonly as: 'answer' | 'to-all' | 'in-place';
  /** the thread in which it stands; left out: not in one */
  readonly thread?: string | undefined;
};

/** A modal that is open: by Slack's name for it, or by ours (`external_id`) where Slack's did not arrive. */
export type ModalRef = { readonly id: string } | { readonly externalId: string };

/** What can be done in one workspace. */
export type SlackCalls = {
  /** @returns where it stands */
  post(message: SlackMessage, address: Address): Promise<Posted>;
  /** Shows a message to one person; in a thread only where that has an answer already. */
  postPrivately(message: SlackMessage, address: Address & { readonly person: string }): Promise<void>;
  /** Whether a message still stands in a channel of ours. */
  isThere(message: Posted): Promise<boolean>;
  respond(responseUrl: string, message: SlackMessage, how: Responding): Promise<void>;
  /** Removes the pressed message. */
  removePressed(responseUrl: string): Promise<void>;
  /** @returns the id of the modal */
  openView(trigger: string, view: ModalView): Promise<string>;
  /** Opens a modal on top of the one in which something was pressed. @returns its id */
  pushView(trigger: string, view: ModalView): Promise<string>;
  updateView(modal: ModalRef, view: ModalView): Promise<void>;
  publishHome(person: string, view: HomeView): Promise<void>;
  /** Sets the questions that are suggested above our direct messages with somebody, at most four. */
  suggest(channel: string, suggested: { readonly title: string; readonly prompts: readonly Prompt[] }): Promise<void>;
};

/** What an acknowledgement may say: the options for what was typed, or what becomes of a submitted modal. */
export type Acknowledgement =
  | { readonly options: readonly PlainTextOption[] }
  | { readonly errors: Readonly<Record<string, string>> }
  | { readonly update: ModalView };

/** Acknowledges, within three seconds; without a word a modal closes. */
export type Acknowledge = (said?: Acknowledgement) => Promise<void>;
