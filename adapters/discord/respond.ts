// How does an interaction get its answer, in time, once, and also when something fails on the way?
import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { SILENT } from '../../src/logger.ts';
import { newReference } from '../shared/reference.ts';
import { troubleReply } from '../shared/trouble.ts';
import type { Bot } from './bot.ts';
import type { FirstResponse } from './calls.ts';
import type { Interaction } from './event.ts';
import { failureOf } from './failure.ts';
import type { DiscordMessage } from './payload.ts';
import { persist } from './persist.ts';
import { show } from './show.ts';

/** Pauses before an answer is sent again, in milliseconds; its token lasts 15 minutes. */
const PAUSES = [250, 1000, 3000] as const;
/** The first response has three seconds in all. */
const FIRST_PAUSES = [100, 300, 600] as const;

/** A message that only its reader sees. */
export function forReader(message: DiscordMessage): DiscordMessage {
  return { ...message, flags: message.flags | MessageFlags.Ephemeral };
}

/** While an answer is made. */
export type Working = {
  /** by which the log and the person name this request */
  readonly reference: string;
  /** Waits until Discord knows that we answer, then shows something in the meantime. Before anything that others see. */
  readonly meanwhile: (message: DiscordMessage) => Promise<void>;
};

/** "Thinking", seen by nobody else, then the answer. Settles when that is there, or can't be any more; never fails. */
export async function answerLater(
  bot: Bot,
  interaction: Interaction,
  work: (working: Working) => Promise<DiscordMessage>,
): Promise<void> {
  const reference = newReference();
  const begun = bot.clock.now();
  const acknowledged = acknowledge(bot, interaction);
  // Whoever awaits it hears of it; until then it is nobody's failure.
  acknowledged.catch(() => {});
  const meanwhile = async (message: DiscordMessage) => {
    await acknowledged;
    await edit(bot, interaction, message);
  };
  const made = await attempt(
    bot,
    { interaction, reference },
    { work: () => work({ reference, meanwhile }), otherwise: (it) => it },
  );
  try {
    await acknowledged;
    await edit(bot, interaction, made);
    bot.logger.info('interaction-answered', { reference, milliseconds: bot.clock.now() - begun });
  } catch (error) {
    await replyFailed(bot, { interaction, reference, error });
  }
}

/** What is answered at once; `inPlace`: the pressed message becomes this. */
export type AtOnce = { readonly message: DiscordMessage; readonly inPlace?: boolean | undefined };

/** An answer at once: a private message, or the pressed message in another form. Settles as {@link answerLater}. */
export async function answerNow(
  bot: Bot,
  interaction: Interaction,
  work: (working: Pick<Working, 'reference'>) => Promise<AtOnce> | AtOnce,
): Promise<void> {
  const reference = newReference();
  const begun = bot.clock.now();
  const { message, inPlace = false } = await attempt<AtOnce>(
    bot,
    { interaction, reference },
    { work: async () => work({ reference }), otherwise: (trouble) => ({ message: trouble }) },
  );
  try {
    await first(bot, interaction, {
      type: inPlace ? InteractionResponseType.UpdateMessage : InteractionResponseType.ChannelMessageWithSource,
      data: inPlace ? message : forReader(message),
    });
    bot.logger.info('interaction-answered', { reference, milliseconds: bot.clock.now() - begun });
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'refused-form' || failure.kind === 'gone') {
      await sayTrouble(bot, { interaction, reference, error }, (trouble) =>
        first(bot, interaction, { type: InteractionResponseType.ChannelMessageWithSource, data: forReader(trouble) }),
      );
    } else await replyFailed(bot, { interaction, reference, error });
  }
}

/** "Thinking". Where Discord never said that it took this, it may have: the answer will show. @throws what Discord refused it with */
async function acknowledge(bot: Bot, interaction: Interaction): Promise<void> {
  try {
    await first(bot, interaction, {
      type: InteractionResponseType.DeferredChannelMessageWithSource,
      data: { flags: MessageFlags.Ephemeral },
    });
  } catch (error) {
    if (failureOf(error).kind !== 'unreachable') throw error;
    bot.logger.warn('first-response-unknown', {}, error);
  }
}

/** The first response, tried again where Discord could not take it. @throws what the last try threw, but for "answered before" */
export async function first({ calls, delay, logger }: Bot, interaction: Interaction, response: FirstResponse): Promise<void> {
  try {
    await persist(() => calls.respond(interaction, response), { delay, pauses: FIRST_PAUSES, on: ['unreachable'] });
  } catch (error) {
    // A try whose answer was lost had its effect after all.
    if (failureOf(error).kind !== 'answered-before') throw error;
    logger.debug('interaction-answered-before', {}, error);
  }
}

async function edit({ calls, delay }: Bot, interaction: Interaction, message: DiscordMessage): Promise<void> {
  await persist(() => calls.editAnswer(interaction, message), { delay, pauses: PAUSES, on: ['unreachable'] });
}

type Failing = { readonly interaction: Interaction; readonly reference: string };

async function attempt<Made>(
  bot: Bot,
  { interaction, reference }: Failing,
  { work, otherwise }: { readonly work: () => Promise<Made>; readonly otherwise: (trouble: DiscordMessage) => Made },
): Promise<Made> {
  try {
    return await work();
  } catch (error) {
    return otherwise(troubleFor(bot, { interaction, reference, error }));
  }
}

/** Logs a failure and gives what its person is told. That nobody waits any more is logged where the answer is sent. */
function troubleFor(bot: Bot, { interaction, reference, error }: Failing & { readonly error: unknown }): DiscordMessage {
  const logger = failureOf(error).kind === 'too-late' ? SILENT : bot.logger;
  return show(bot, troubleReply(error, { logger, reference }), { person: interaction.person, shownTo: 'private' });
}

/** The answer could not be given: who waits is told, if Discord lets us. */
async function replyFailed(bot: Bot, failing: Failing & { readonly error: unknown }): Promise<void> {
  const { kind, code, status } = failureOf(failing.error);
  const fields = { reference: failing.reference, code, status };
  switch (kind) {
    case 'too-late':
      return bot.logger.warn('interaction-too-late', fields, failing.error);
    case 'gone':
      return bot.logger.info('answer-was-dismissed', fields, failing.error);
    case 'refused-form':
      return sayTrouble(bot, failing, (trouble) => edit(bot, failing.interaction, trouble));
    default:
      return bot.logger.error('answer-not-sent', fields, failing.error);
  }
}

async function sayTrouble(
  bot: Bot,
  failing: Failing & { readonly error: unknown },
  say: (trouble: DiscordMessage) => Promise<void>,
): Promise<void> {
  const { reference } = failing;
  const trouble = troubleFor(bot, failing);
  try {
    await say(trouble);
  } catch (again) {
    const { code, status } = failureOf(again);
    bot.logger.error('answer-not-sent', { reference, code, status }, again);
  }
}
