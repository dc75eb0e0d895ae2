// Who can take a public card away? The one who asked for it, and moderators.
import { InteractionResponseType } from 'discord-api-types/v10';
import { newReference } from '../shared/reference.ts';
import { mayDo } from '../shared/rights.ts';
import { CANNOT_DISMISS } from '../shared/words.ts';
import { PLATFORM } from './bot.ts';
import { failureOf } from './failure.ts';
import { persist } from './persist.ts';
import type { Press } from './pressed.ts';
import { renderSentence } from './render.ts';
import { answerNow, first, forReader } from './respond.ts';
import { roleIn } from './rights.ts';
import { sayNotAllowed } from './words.ts';

const PAUSES = [250, 1000] as const;

/** Takes the pressed card away. Never fails. */
export async function dismiss({ bot, interaction, cursor, message }: Press): Promise<void> {
  const isAsker = cursor.asker === bot.cursors.askerOf({ platform: PLATFORM, person: interaction.person });
  const may = mayDo('dismiss', { role: await roleIn(bot, interaction), isAsker });
  if (!may) return answerNow(bot, interaction, () => ({ message: renderSentence(sayNotAllowed('dismiss')) }));
  const reference = newReference();
  try {
    await first(bot, interaction, { type: InteractionResponseType.DeferredMessageUpdate });
    await persist(() => bot.calls.removeAnswer(interaction), { delay: bot.delay, pauses: PAUSES, on: ['unreachable'] });
    const { space, channel } = interaction.place;
    await bot.store.cards.remove({ platform: PLATFORM, space, channel, message: message.id });
    bot.logger.info('card-dismissed', { reference });
  } catch (error) {
    const { kind, code, status } = failureOf(error);
    // Somebody was quicker.
    if (kind === 'gone') return;
    bot.logger.warn('card-not-dismissed', { reference, code, status }, error);
    if (kind !== 'too-late') await bot.calls.followUp(interaction, forReader(renderSentence(CANNOT_DISMISS))).catch(() => {});
  }
}
