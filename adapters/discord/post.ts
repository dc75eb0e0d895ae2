// What stands below a new post of a forum? Where moderators want it, one quiet button whose answer only its reader sees.
import { ButtonStyle, ComponentType, MessageFlags } from 'discord-api-types/v10';
import { buttonsFor } from '../shared/buttons.ts';
import type { Bot } from './bot.ts';
import type { DiscordEvent } from './event.ts';
import { failureOf } from './failure.ts';
import type { DiscordMessage } from './payload.ts';
import { persist } from './persist.ts';
import { policyOf } from './policy.ts';
import { BY_TITLE } from './show-asked.ts';
import { FORUM_BUTTON } from './words.ts';

/** Until its author's first message is there a post can't be answered (40058): mostly less than a second. Milliseconds. */
const PAUSES = [500, 1000, 2000, 4000, 8000] as const;

/** Offers letters below a new post. Never fails. */
export async function handlePost(bot: Bot, { place, owner }: Extract<DiscordEvent, { kind: 'post' }>): Promise<void> {
  const { forumHelper } = await policyOf(bot, place);
  if (!forumHelper) return;
  const customId = buttonsFor(bot, { person: owner })({ action: 'show', letters: [], numbers: [BY_TITLE] });
  if (customId === undefined) return;
  try {
    const offer = { ...offerMessage(customId), nonce: place.channel };
    const patience = { delay: bot.delay, pauses: PAUSES, on: ['not-opened', 'unreachable'] as const };
    await persist(() => bot.calls.post(place.channel, offer), patience);
    bot.logger.info('post-offered-letters');
  } catch (error) {
    const { code, status } = failureOf(error);
    bot.logger.info('post-left-alone', { code, status });
  }
}

function offerMessage(customId: string): DiscordMessage {
  return {
    // Nobody is notified of it.
    flags: MessageFlags.IsComponentsV2 | MessageFlags.SuppressNotifications,
    components: [
      {
        type: ComponentType.ActionRow,
        components: [{ type: ComponentType.Button, style: ButtonStyle.Secondary, label: FORUM_BUTTON, custom_id: customId }],
      },
    ],
    allowed_mentions: { parse: [], replied_user: false },
  };
}
