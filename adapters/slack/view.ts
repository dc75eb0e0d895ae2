// What does a modal or a home tab consist of?
import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import { numbered, plainText } from './blocks.ts';
import { TITLES, VIEW_BUTTONS } from './view-words.ts';

/** A modal of ours. */
export type SlackModal = ModalView & { readonly blocks: KnownBlock[] };
/** A home tab of ours. */
export type SlackHome = HomeView & { readonly blocks: KnownBlock[] };

/** The names by which submissions of our modals are told apart: their `callback_id`. */
export type ViewName = keyof typeof TITLES;

/** What a modal is made of. */
export type ModalParts = {
  readonly name: ViewName;
  /** at least one; elements have no numbers yet */
  readonly blocks: readonly KnownBlock[];
  /** on the button that submits; left out: nothing can be submitted */
  readonly submit?: string | undefined;
  /** comes back with what is pressed and submitted, at most 3000 characters; `formatValue` makes one that fits */
  readonly metadata?: string | undefined;
};

/** A modal. */
export function modal({ name, blocks, submit, metadata }: ModalParts): SlackModal {
  return {
    type: 'modal',
    callback_id: name,
    title: plainText(TITLES[name]),
    ...(submit !== undefined && { submit: plainText(submit) }),
    close: plainText(VIEW_BUTTONS.close),
    blocks: numbered(blocks),
    ...(metadata !== undefined && { private_metadata: metadata }),
  };
}
