// Who can take a public card away? The one who asked for it, and moderators.
import { newReference } from '../shared/reference.ts';
import { mayDo } from '../shared/rights.ts';
import { CANNOT_DISMISS } from '../shared/words.ts';
import { PLATFORM } from './bot.ts';
import { failureOf } from './failure.ts';
import type { Press } from './pressed.ts';
import { answer } from './respond.ts';
import { roleIn } from './rights.ts';
import { send } from './send.ts';
import { sentence } from './shown.ts';
import { sayNotAllowed } from './words.ts';

/** Takes the pressed card away. Never fails. */
export async function dismiss({ bot, interaction, cursor, message }: Press): Promise<void> {
  const { place, person, responseUrl } = interaction;
  const say = (said: string) => answer(bot, interaction, () => sentence(said));
  if (message === undefined || responseUrl === undefined) return say(CANNOT_DISMISS);
  const reference = newReference();
  try {
    const isAsker = cursor.asker === bot.cursors.askerOf({ platform: PLATFORM, person });
    const role = isAsker ? 'member' : await roleIn(bot, { space: place.space, person });
    if (!mayDo('dismiss', { role, isAsker })) return say(sayNotAllowed('dismiss'));
    await send(
      () => {
        bot.uses.take(responseUrl);
        return bot.calls.removePressed(responseUrl);
      },
      { delay: bot.delay },
    );
    await bot.store.cards.remove({ platform: PLATFORM, space: place.space, channel: place.channel, message: message.ts });
    bot.logger.info('card-dismissed', { reference });
  } catch (error) {
    const { kind, code, status } = failureOf(error);
    // Somebody was quicker.
    if (kind === 'gone') return;
    bot.logger.warn('card-not-dismissed', { reference, code, status }, error);
    await say(CANNOT_DISMISS);
  }
}
