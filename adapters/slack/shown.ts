// What is somebody shown, and how does it look in a message and in a modal?
import type { ModalView } from '@slack/types';
import type { Reply } from '../../src/replies/reply.ts';
import { troubleReply } from '../shared/trouble.ts';
import type { Bot } from './bot.ts';
import type { SlackMessage } from './payload.ts';
import { renderSentence } from './render.ts';
import { contextFor, type Showing, show } from './show.ts';
import { renderAnswer, renderSaid } from './views.ts';

/** What somebody is shown; in a message or in a modal, as they look at it. */
export type Shown =
  | { readonly kind: 'reply'; readonly reply: Reply; readonly showing: Showing }
  | { readonly kind: 'sentence'; readonly sentence: string }
  /** a modal that can do more than show; `otherwise` where there is none */
  | { readonly kind: 'view'; readonly view: ModalView; readonly otherwise: Exclude<Shown, { readonly kind: 'view' }> };

/** One sentence of ours. */
export function sentence(said: string): Extract<Shown, { readonly kind: 'sentence' }> {
  return { kind: 'sentence', sentence: said };
}

/** A message of what is shown. */
export function messageOf(bot: Bot, shown: Shown): SlackMessage {
  switch (shown.kind) {
    case 'reply':
      return show(bot, shown.reply, shown.showing);
    case 'sentence':
      return renderSentence(shown.sentence);
    case 'view':
      return messageOf(bot, shown.otherwise);
  }
}

/** A modal of what is shown. Nothing is shared from a modal: there is no channel around it. */
export function viewOf(bot: Bot, shown: Shown): ModalView {
  switch (shown.kind) {
    case 'reply':
      return renderAnswer(shown.reply, contextFor(bot, { ...shown.showing, unshared: true }));
    case 'sentence':
      return renderSaid(shown.sentence);
    case 'view':
      return shown.view;
  }
}

/** Logs a failure and gives what its person is told. */
export function troubleFor(
  bot: Bot,
  { person, reference, error }: { readonly person: string; readonly reference: string; readonly error: unknown },
): Shown {
  const reply = troubleReply(error, { logger: bot.logger, reference });
  return { kind: 'reply', reply, showing: { person, shownTo: 'private' } };
}
