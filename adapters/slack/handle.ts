// What is done for an event of Slack? Each once, whatever comes twice.
import { assertNever } from '../../src/errors.ts';
import { openAskForm } from './asking.ts';
import { type Bot, PLATFORM } from './bot.ts';
import { handleCommand } from './command.ts';
import type { Delivery } from './connection.ts';
import type { SlackEvent } from './event.ts';
import { handleFind } from './find.ts';
import { publishHome } from './home-tab.ts';
import { suggestPrompts } from './messages-tab.ts';
import { handlePress } from './press.ts';
import { readPayload } from './read.ts';
import { removeInstall } from './removal.ts';
import { handleDirect, handleMention } from './said.ts';
import { handleSubmission } from './submit.ts';
import { optionsFor } from './typing.ts';

/** Does what a delivery asks for. Never fails. */
export async function handleDelivery(shared: Omit<Bot, 'calls'>, delivery: Delivery): Promise<void> {
  const bot: Bot = { ...shared, calls: delivery.calls };
  try {
    await dispatch(bot, readPayload(delivery.body, delivery.self), delivery.acknowledge);
  } catch (error) {
    bot.logger.error('delivery-failed', { platform: PLATFORM }, error);
  }
}

async function dispatch(bot: Bot, event: SlackEvent, acknowledge: Delivery['acknowledge']): Promise<unknown> {
  switch (event.kind) {
    case 'command':
      return bot.once(actOf(event), () => handleCommand(bot, event.interaction, event.text));
    case 'find':
      return bot.once(actOf(event), () => handleFind(bot, event.interaction, event.target));
    case 'ask-form':
      return bot.once(actOf(event), () => openAskForm(bot, event.interaction));
    case 'press':
      return bot.once(actOf(event), () => handlePress(bot, event));
    case 'submit': {
      // Without a name a form that is sent again, after what was wrong in it was mended, would be taken for a copy.
      if (event.interaction.trigger === '') return handleSubmission(bot, event, acknowledge);
      const { kind } = await bot.once(actOf(event), () => handleSubmission(bot, event, acknowledge));
      return kind === 'repeated' ? acknowledge() : undefined;
    }
    case 'typing':
      // There is no second try: the next letter asks again.
      return acknowledge({ options: optionsFor(bot.archive, event) });
    case 'mention':
      return bot.once(event.names, () => handleMention(bot, event.said, event.inThread));
    case 'direct':
      return bot.once(event.names, () => handleDirect(bot, event.said));
    case 'home':
      return bot.once(event.names, () => publishHome(bot, event));
    case 'messages-tab': {
      const { prompts } = bot;
      return prompts && bot.once(event.names, () => suggestPrompts(bot, event.channel, prompts));
    }
    case 'left':
      // Told again later, it would take what was installed anew in between.
      return bot.once(event.names, () => removeInstall(bot.store, event.space));
    case 'not-for-us':
      // Much of what comes is not for us; what can't be read may need somebody.
      if (event.why === 'malformed') bot.logger.warn('event-not-readable', { platform: PLATFORM });
      return acknowledge();
    default:
      return assertNever(event);
  }
}

/** The name of something that somebody did: Slack tells us of it once, but two of our connections may hear it. */
function actOf({ interaction }: { readonly interaction: { readonly trigger: string } }): readonly [string] {
  return [`act ${interaction.trigger}`];
}
