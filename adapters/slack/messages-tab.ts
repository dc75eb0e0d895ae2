// What is suggested to somebody who opens the messages with us, in Slack's view for agents?
import { newReference } from '../shared/reference.ts';
import type { Bot } from './bot.ts';
import { failureOf } from './failure.ts';
import type { Prompts } from './prompts.ts';
import { send } from './send.ts';
import { PROMPTS_TITLE } from './words.ts';

/** Sets the suggested questions of these direct messages; of an archive that has none to suggest, nothing. Never fails. */
export async function suggestPrompts(bot: Bot, channel: string, choose: Prompts): Promise<void> {
  const reference = newReference();
  try {
    const prompts = await choose();
    if (prompts.length === 0) return;
    await send(() => bot.calls.suggest(channel, { title: PROMPTS_TITLE, prompts }), { delay: bot.delay });
    bot.logger.info('prompts-suggested', { reference });
  } catch (error) {
    const { code, status } = failureOf(error);
    bot.logger.error('prompts-not-suggested', { reference, code, status }, error);
  }
}
