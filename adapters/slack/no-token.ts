// What does somebody hear whose workspace's token we can't have? That it did not work, through the one way that needs none.
import { z } from 'zod';
import { sayTrouble, TROUBLE } from '../../src/replies/words.ts';
import type { SharedBot } from '../shared/bot.ts';
import type { Delay } from '../shared/persist.ts';
import { newReference } from '../shared/reference.ts';
import type { Refused } from './connection.ts';
import { failureOf } from './failure.ts';
import { renderSentence } from './render.ts';
import { send } from './send.ts';

const answerable = z.object({ response_url: z.url({ protocol: /^https?$/u }) });

/** Tells them; of an event, a modal or the home tab nobody can be told. Never fails. */
export async function sayNoToken(
  { logger, delay }: Pick<SharedBot, 'logger'> & { readonly delay: Delay },
  { body, respond }: Refused,
): Promise<void> {
  const { data: to } = answerable.safeParse(body);
  if (to === undefined) return;
  const reference = newReference();
  logger.error('slack-token-refused', { reference });
  const trouble = renderSentence(sayTrouble(TROUBLE.unexpected, reference));
  try {
    await send(() => respond(to.response_url, trouble, { as: 'answer' }), { delay });
  } catch (error) {
    const { code, status } = failureOf(error);
    logger.error('answer-not-sent', { reference, code, status }, error);
  }
}
