// How does an answer come into a modal? It opens within three seconds, and what it shows comes when it is made.
import { newReference } from '../shared/reference.ts';
import type { Bot } from './bot.ts';
import type { ModalRef } from './calls.ts';
import type { Interaction } from './event.ts';
import { failureOf } from './failure.ts';
import type { SlackMessage } from './payload.ts';
import { renderSentence } from './render.ts';
import { send } from './send.ts';
import { messageOf, type Shown, viewOf } from './shown.ts';
import { tell } from './tell.ts';
import { renderWorking } from './views.ts';
import { OPENED_TOO_LATE } from './words.ts';

/** Slack allows three on top of each other. */
const DEEPEST = 2;

/** The modal in which the answer is to stand. @throws what Slack refused it with */
export async function openModal(bot: Bot, { view, trigger, where }: Interaction, inPlace: boolean): Promise<ModalRef> {
  if (where === 'modal' && view !== undefined && (inPlace || view.depth >= DEEPEST)) return { id: view.id };
  const open = where === 'modal' ? bot.calls.pushView : bot.calls.openView;
  const externalId = newReference();
  const working = { ...renderWorking(), external_id: externalId };
  try {
    return { id: await send(() => open(trigger, working), { delay: bot.delay }) };
  } catch (error) {
    // An earlier try opened it, and its answer was lost.
    if (failureOf(error).code === 'exchanged_trigger_id') return { externalId };
    throw error;
  }
}

/** An answer, and the modal that may have been opened for it. */
export type InModal = { readonly modal: Promise<ModalRef>; readonly made: Shown; readonly reference: string };

/** Shows an answer in a modal; where that was not opened, in another way. @throws what Slack refused it with */
export async function showInModal(bot: Bot, interaction: Interaction, { modal, made, reference }: InModal): Promise<void> {
  const open = await modal.catch((error: unknown) => {
    const { kind, code, status } = failureOf(error);
    bot.logger.warn('modal-not-opened', { reference, code, status }, error);
    if (kind === 'no-token') throw error;
    return undefined;
  });
  if (open === undefined) return tell(bot, interaction, messageElsewhere(bot, interaction, made));
  try {
    await send(() => bot.calls.updateView(open, viewOf(bot, made)), { delay: bot.delay });
  } catch (error) {
    // Whoever closed it does not want it any more.
    if (failureOf(error).kind !== 'gone') throw error;
    bot.logger.info('answer-was-dismissed', { reference });
  }
}

/** What can be said where no modal could be opened: in a channel the answer itself, else only that it did not work. */
function messageElsewhere(bot: Bot, { place }: Interaction, made: Shown): SlackMessage {
  return place.channel === '' ? renderSentence(OPENED_TOO_LATE) : messageOf(bot, made);
}
