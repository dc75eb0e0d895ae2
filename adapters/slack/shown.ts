// What is somebody shown, and how does it look in a message and in a modal?
import type { ModalView } from '@slack/types';
import type { Reply } from '../../src/replies/reply.ts';
import { newReference } from '../shared/reference.ts';
import { troubleReply } from '../shared/trouble.ts';
import type { Bot } from './bot.ts';
import type { SlackMessage } from './payload.ts';
import { renderSentence } from './render.ts';
import { contextFor, type Showing, type Signing, show } from './show.ts';
import { renderAnswer, renderSaid } from './views.ts';

type ShownReply = { readonly kind: 'reply'; readonly reply: Reply; readonly showing: Showing };

/** What somebody is shown; in a message or in a modal, as they look at it. */
export type Shown =
  | ShownReply
  | { readonly kind: 'sentence'; readonly sentence: string }
  /** a modal that can do more than show; `otherwise` where there is none */
  | { readonly kind: 'view'; readonly view: ModalView; readonly otherwise: Exclude<Shown, { readonly kind: 'view' }> };

/** What of a bot is needed to show something. */
type Showable = Signing & Pick<Bot, 'logger'>;

/** One sentence of ours. */
export function sentence(said: string): Extract<Shown, { readonly kind: 'sentence' }> {
  return { kind: 'sentence', sentence: said };
}

/** A message of what is shown. */
export function messageOf(bot: Showable, shown: Shown): SlackMessage {
  switch (shown.kind) {
    case 'reply':
      return rendered(bot, shown, ({ reply, showing }) => show(bot, reply, showing));
    case 'sentence':
      return renderSentence(shown.sentence);
    case 'view':
      return messageOf(bot, shown.otherwise);
  }
}

/** A modal of what is shown. Nothing is shared from a modal: there is no channel around it. */
export function viewOf(bot: Showable, shown: Shown): ModalView {
  switch (shown.kind) {
    case 'reply':
      return rendered(bot, shown, ({ reply, showing }) => renderAnswer(reply, contextFor(bot, { ...showing, unshared: true })));
    case 'sentence':
      return renderSaid(shown.sentence);
    case 'view':
      return shown.view;
  }
}

/** Where a reply can't be rendered the fault is ours, and its person hears of it. */
function rendered<Made>(bot: Showable, shown: ShownReply, render: (shown: ShownReply) => Made): Made {
  try {
    return render(shown);
  } catch (error) {
    return render(troubleFor(bot, { person: shown.showing.person, reference: newReference(), error }));
  }
}

/** Logs a failure and gives what its person is told. */
export function troubleFor(
  bot: Pick<Bot, 'logger'>,
  { person, reference, error }: { readonly person: string; readonly reference: string; readonly error: unknown },
): ShownReply {
  const reply = troubleReply(error, { logger: bot.logger, reference });
  return { kind: 'reply', reply, showing: { person, shownTo: 'private' } };
}
