// How does a message reach whoever acted, and nobody else?
import type { Bot } from './bot.ts';
import type { Interaction } from './event.ts';
import { failureOf } from './failure.ts';
import type { SlackMessage } from './payload.ts';
import { send } from './send.ts';

/** Shows a message to whoever acted, and to nobody else. @throws what Slack refused it with */
export async function tell(bot: Bot, interaction: Interaction, message: SlackMessage, inPlace = false): Promise<void> {
  const { responseUrl, place, person, where } = interaction;
  const { calls, delay, uses } = bot;
  // In direct messages an answer stays, as what was asked does.
  const as = inPlace ? 'in-place' : where === 'direct' ? 'to-all' : 'answer';
  if (responseUrl !== undefined && uses.left(responseUrl) > 0) {
    try {
      await send(
        async () => {
          uses.take(responseUrl);
          await calls.respond(responseUrl, message, { as, thread: inPlace ? undefined : place.thread });
        },
        { delay },
      );
      return;
    } catch (error) {
      const { kind, code, status } = failureOf(error);
      if (kind !== 'too-late' && kind !== 'used-up') throw error;
      bot.logger.info('response-url-over', { code, status });
    }
  }
  if (place.channel === '' || where === 'direct') {
    await send(() => calls.post(message, place.channel === '' ? { channel: person } : place), { delay });
    return;
  }
  await send(() => calls.postPrivately(message, { ...place, person }), { delay });
}
