// Who answers which event? Each is taken on once, and no failure gets beyond here.
import { InteractionResponseType } from 'discord-api-types/v10';
import { assertNever } from '../../src/errors.ts';
import { type Bot, PLATFORM } from './bot.ts';
import { choicesFor } from './choices.ts';
import type { DiscordEvent } from './event.ts';
import { failureOf } from './failure.ts';
import { handleMenu } from './point.ts';
import { handlePost } from './post.ts';
import { handlePress } from './press.ts';
import { renderSentence } from './render.ts';
import { answerNow } from './respond.ts';
import { handleDirect, handleMention } from './said.ts';
import { handleCommand } from './slash.ts';
import { OTHER_VERSION } from './words.ts';

/** Does what an event asks for. Never fails. */
export async function handleEvent(bot: Bot, event: DiscordEvent): Promise<void> {
  try {
    await answer(bot, event);
  } catch (error) {
    bot.logger.error('event-not-handled', { platform: PLATFORM }, error);
  }
}

async function answer(bot: Bot, event: DiscordEvent): Promise<unknown> {
  switch (event.kind) {
    case 'command':
      return bot.once([`interaction ${event.interaction.id}`], () => handleCommand(bot, event.interaction, event.use));
    case 'menu':
      return bot.once([`interaction ${event.interaction.id}`], () => handleMenu(bot, event.interaction, event.target));
    case 'press':
      return bot.once([`interaction ${event.interaction.id}`], () => handlePress(bot, event));
    case 'stale':
      return bot.once([`interaction ${event.interaction.id}`], () =>
        answerNow(bot, event.interaction, () => ({ message: renderSentence(OTHER_VERSION) })),
      );
    case 'typing':
      return offer(bot, event);
    case 'mention':
      return bot.once([`message ${event.said.id}`], () => handleMention(bot, event.said, event.isReply));
    case 'direct':
      return bot.once([`message ${event.said.id}`], () => handleDirect(bot, event.said));
    case 'post':
      return bot.once([`post ${event.place.channel}`], () => handlePost(bot, event));
    case 'deleted':
      return forgetCards(bot, event);
    case 'left':
      return bot.store.forgetSpace({ platform: PLATFORM, space: event.space });
    case 'not-for-us':
      // Most of what a server says is not for us; what can't be read may need somebody.
      if (event.why === 'malformed') bot.logger.warn('event-not-readable', { platform: PLATFORM });
      return undefined;
    default:
      return assertNever(event);
  }
}

/** Choices while somebody types. There is no second try: the next letter asks again. */
async function offer({ archive, calls, logger }: Bot, event: Extract<DiscordEvent, { kind: 'typing' }>): Promise<void> {
  try {
    const choices = choicesFor(archive, event);
    await calls.respond(event.interaction, {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices },
    });
  } catch (error) {
    const { code, status } = failureOf(error);
    logger.info('choices-not-sent', { code, status });
  }
}

async function forgetCards(
  { store }: Bot,
  { space, channel, messages }: Extract<DiscordEvent, { kind: 'deleted' }>,
): Promise<void> {
  for (const message of messages) await store.cards.remove({ platform: PLATFORM, space, channel, message });
}
