// How does a form open? At once, within three seconds, with nothing to wait for.
import type { ModalView } from '@slack/types';
import { newReference } from '../shared/reference.ts';
import type { Bot } from './bot.ts';
import type { Interaction } from './event.ts';
import { failureOf } from './failure.ts';
import { renderSentence } from './render.ts';
import { answer } from './respond.ts';
import { send } from './send.ts';
import { sentence } from './shown.ts';
import { tell } from './tell.ts';
import { OPENED_TOO_LATE } from './words.ts';

/** Opens a form at once, or says why not. Never fails. */
export async function openForm(
  bot: Bot,
  interaction: Interaction,
  render: () => Promise<ModalView | string> | ModalView | string,
): Promise<void> {
  const reference = newReference();
  try {
    const form = await render();
    if (typeof form === 'string') return await answer(bot, interaction, () => sentence(form));
    await send(() => bot.calls.openView(interaction.trigger, form), { delay: bot.delay });
    bot.logger.info('form-opened', { reference });
  } catch (error) {
    const { kind, code, status } = failureOf(error);
    if (code === 'exchanged_trigger_id') return bot.logger.info('form-opened-before', { reference });
    bot.logger.warn('modal-not-opened', { reference, code, status }, error);
    if (kind === 'no-token') return;
    await tell(bot, interaction, renderSentence(OPENED_TOO_LATE)).catch((again: unknown) => {
      bot.logger.error('answer-not-sent', { reference }, again);
    });
  }
}
