// How does whoever did something get their answer, once, where they look, and also when something fails on the way?
import { newReference } from '../shared/reference.ts';
import type { Bot } from './bot.ts';
import type { ModalRef } from './calls.ts';
import type { Interaction } from './event.ts';
import { failureOf } from './failure.ts';
import { openModal, showInModal } from './modal.ts';
import { messageOf, type Shown, troubleFor } from './shown.ts';
import { tell } from './tell.ts';

/** How an answer is made. */
export type Working = {
  /** by which the log and the person name this request */
  readonly reference: string;
};

/** How it is shown. */
export type Answering = {
  /** what was pressed becomes the answer, instead of staying beside it */
  readonly inPlace?: boolean | undefined;
};

/** Makes an answer and shows it. Settles when it is there, or can't be any more; never fails. */
export async function answer(
  bot: Bot,
  interaction: Interaction,
  work: (working: Working) => Promise<Shown> | Shown,
  { inPlace = false }: Answering = {},
): Promise<void> {
  const reference = newReference();
  const begun = bot.clock.now();
  // A modal has to be opened within three seconds: at once, and what it shows comes when it is made.
  const modal = isInMessage(interaction) ? undefined : openModal(bot, interaction, inPlace);
  modal?.catch(() => {});
  const made = await attempt(bot, { interaction, reference, work });
  const place = { interaction, modal, reference };
  try {
    await bring(bot, place, { shown: made, inPlace });
    bot.logger.info('interaction-answered', { reference, milliseconds: bot.clock.now() - begun });
  } catch (error) {
    await answerFailed(bot, place, error);
  }
}

/** Where an answer is to be seen. */
type AnswerPlace = {
  readonly interaction: Interaction;
  /** left out: in a message */
  readonly modal: Promise<ModalRef> | undefined;
  readonly reference: string;
};

async function bring(
  bot: Bot,
  { interaction, modal, reference }: AnswerPlace,
  { shown, inPlace }: { readonly shown: Shown; readonly inPlace: boolean },
): Promise<void> {
  if (modal === undefined) await tell(bot, interaction, messageOf(bot, shown), inPlace);
  else await showInModal(bot, interaction, { modal, made: shown, reference });
}

function isInMessage({ where }: Interaction): boolean {
  return where === 'channel' || where === 'direct';
}

/** The answer could not be given: who waits is told, if Slack lets us. */
async function answerFailed(bot: Bot, place: AnswerPlace, error: unknown): Promise<void> {
  const { reference, interaction } = place;
  const { kind, code, status } = failureOf(error);
  const fields = { reference, code, status };
  switch (kind) {
    case 'no-token':
      return bot.logger.error('slack-token-refused', fields, error);
    case 'no-channel':
    case 'not-in-channel':
    case 'person-gone':
    case 'archived':
    case 'not-allowed':
      return bot.logger.info('answer-not-allowed', fields, error);
    case 'refused-form':
    case 'other': {
      const shown = troubleFor(bot, { person: interaction.person, reference, error });
      try {
        return await bring(bot, place, { shown, inPlace: false });
      } catch (again) {
        return bot.logger.error('answer-not-sent', fields, again);
      }
    }
    default:
      return bot.logger.error('answer-not-sent', fields, error);
  }
}

type Attempting = {
  readonly interaction: Interaction;
  readonly reference: string;
  readonly work: (working: Working) => Promise<Shown> | Shown;
};

/** Makes an answer; where that fails, what its person is told. */
export async function attempt(bot: Bot, { interaction, reference, work }: Attempting): Promise<Shown> {
  try {
    return await work({ reference });
  } catch (error) {
    return troubleFor(bot, { person: interaction.person, reference, error });
  }
}
