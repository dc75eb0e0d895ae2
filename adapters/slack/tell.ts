// How does a message reach somebody, and nobody else? Where one way is closed, in another.
import type { Bot } from './bot.ts';
import type { Address } from './calls.ts';
import type { Interaction } from './event.ts';
import { type FailureKind, failureOf, ResponseRefusal } from './failure.ts';
import type { SlackMessage } from './payload.ts';
import { send } from './send.ts';

/** A response_url that failed like this is left: it may have said the message, nobody is there to hear it, or it takes no such message. */
const NO_OTHER_WAY: readonly FailureKind[] = ['unreachable', 'refused-form', 'no-token'];
/** We can't write in the channel, or not to this person there: our messages with them are left. */
const NOT_THERE: readonly FailureKind[] = ['not-in-channel', 'no-channel', 'person-gone', 'archived', 'not-allowed'];

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
          // Each try is a use, also one that failed.
          if (uses.take(responseUrl) === undefined) throw new ResponseRefusal({ status: 404, word: 'used_url' });
          await calls.respond(responseUrl, message, { as, thread: inPlace ? undefined : place.thread });
        },
        { delay },
      );
      return;
    } catch (error) {
      const { kind, code, status } = failureOf(error);
      if (NO_OTHER_WAY.includes(kind)) throw error;
      bot.logger.info('response-url-over', { code, status });
    }
  }
  if (place.channel === '' || where === 'direct') {
    await send(() => calls.post(message, place.channel === '' ? { channel: person } : place), { delay });
    return;
  }
  await tellPrivately(bot, { address: place, person }, message);
}

/** Whom a private message is for, and where they look. */
type Reader = { readonly address: Address; readonly person: string };

/** Shows a message to one person where they are; where we can't write to them there, in our messages with them. @throws what Slack refused it with */
export async function tellPrivately(
  { calls, delay, logger }: Pick<Bot, 'calls' | 'delay' | 'logger'>,
  { address, person }: Reader,
  message: SlackMessage,
): Promise<void> {
  try {
    await send(() => calls.postPrivately(message, { ...address, person }), { delay });
  } catch (error) {
    const { kind, code, status } = failureOf(error);
    if (!NOT_THERE.includes(kind)) throw error;
    logger.info('private-message-elsewhere', { code, status });
    await send(() => calls.post(message, { channel: person }), { delay });
  }
}
