// How does whoever did something get their answer, once, where they look, and also when something fails on the way?
import type { ModalView } from '@slack/types';
import type { Reply } from '../../src/replies/reply.ts';
import { newReference } from '../shared/reference.ts';
import { troubleReply } from '../shared/trouble.ts';
import type { Bot } from './bot.ts';
import type { ModalRef } from './calls.ts';
import type { Interaction } from './event.ts';
import { failureOf } from './failure.ts';
import type { SlackMessage } from './payload.ts';
import { renderSentence } from './render.ts';
import { send } from './send.ts';
import { contextFor, type Showing, show } from './show.ts';
import { renderAnswer, renderSaid, renderWorking } from './views.ts';
import { OPENED_TOO_LATE } from './words.ts';

/** What somebody is shown; in a message or in a modal, as they look at it. */
export type Shown =
  | { readonly kind: 'reply'; readonly reply: Reply; readonly showing: Showing }
  | { readonly kind: 'sentence'; readonly sentence: string }
  /** a modal that can do more than show; `otherwise` where there is none */
  | { readonly kind: 'view'; readonly view: ModalView; readonly otherwise: Exclude<Shown, { readonly kind: 'view' }> };

/** One sentence of ours. */
export function sentence(said: string): Extract<Shown, { readonly kind: 'sentence' }> {
  return { kind: 'sentence', sentence: said };
}

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
  try {
    if (modal === undefined) await tell(bot, interaction, messageOf(bot, made), inPlace);
    else await showInModal(bot, interaction, { modal, made, reference });
    bot.logger.info('interaction-answered', { reference, milliseconds: bot.clock.now() - begun });
  } catch (error) {
    await answerFailed(bot, { interaction, reference, error, inPlace });
  }
}

function isInMessage({ where }: Interaction): boolean {
  return where === 'channel' || where === 'direct';
}

/** A message of what is shown. */
export function messageOf(bot: Bot, shown: Shown): SlackMessage {
  switch (shown.kind) {
    case 'reply':
      return show(bot, shown.reply, shown.showing);
    case 'sentence':
      return renderSentence(shown.sentence);
    case 'view':
      return messageOf(bot, shown.otherwise);
  }
}

/** A modal of what is shown. Nothing is shared from a modal: there is no channel around it. */
export function viewOf(bot: Bot, shown: Shown): ModalView {
  switch (shown.kind) {
    case 'reply':
      return renderAnswer(shown.reply, contextFor(bot, { ...shown.showing, unshared: true }));
    case 'sentence':
      return renderSaid(shown.sentence);
    case 'view':
      return shown.view;
  }
}

/** Slack allows three on top of each other. */
const DEEPEST = 2;

/** The modal in which the answer is to stand. @throws what Slack refused it with */
async function openModal(bot: Bot, { view, trigger, where }: Interaction, inPlace: boolean): Promise<ModalRef> {
  if (where === 'modal' && view !== undefined && (inPlace || view.depth >= DEEPEST)) return { id: view.id };
  const open = where === 'modal' ? bot.calls.pushView : bot.calls.openView;
  const externalId = newReference();
  const working = { ...renderWorking(), external_id: externalId };
  try {
    return { id: await send(() => open(trigger, working), { delay: bot.delay }) };
  } catch (error) {
    // An earlier try opened it, and its answer was lost.
    if (failureOf(error).code === 'exchanged_trigger_id') return { externalId };
    throw error;
  }
}

/** Opens a form at once, or says why not. Never fails. */
export async function openForm(
  bot: Bot,
  interaction: Interaction,
  render: () => Promise<ModalView | string> | ModalView | string,
): Promise<void> {
  const reference = newReference();
  try {
    const form = await render();
    if (typeof form === 'string') return await answer(bot, interaction, () => sentence(form));
    await send(() => bot.calls.openView(interaction.trigger, form), { delay: bot.delay });
    bot.logger.info('form-opened', { reference });
  } catch (error) {
    const { kind, code, status } = failureOf(error);
    if (code === 'exchanged_trigger_id') return bot.logger.info('form-opened-before', { reference });
    bot.logger.warn('modal-not-opened', { reference, code, status }, error);
    if (kind === 'no-token') return;
    await tell(bot, interaction, renderSentence(OPENED_TOO_LATE)).catch((again: unknown) => {
      bot.logger.error('answer-not-sent', { reference }, again);
    });
  }
}

type InModal = { readonly modal: Promise<ModalRef>; readonly made: Shown; readonly reference: string };

async function showInModal(bot: Bot, interaction: Interaction, { modal, made, reference }: InModal): Promise<void> {
  const open = await modal.catch((error: unknown) => {
    const { kind, code, status } = failureOf(error);
    bot.logger.warn('modal-not-opened', { reference, code, status }, error);
    if (kind === 'no-token') throw error;
    return undefined;
  });
  if (open === undefined) return tell(bot, interaction, messageElsewhere(bot, interaction, made));
  try {
    await send(() => bot.calls.updateView(open, viewOf(bot, made)), { delay: bot.delay });
  } catch (error) {
    // Whoever closed it does not want it any more.
    if (failureOf(error).kind !== 'gone') throw error;
    bot.logger.info('answer-was-dismissed', { reference });
  }
}

/** What can be said where no modal could be opened: in a channel the answer itself, else only that it did not work. */
function messageElsewhere(bot: Bot, { place }: Interaction, made: Shown): SlackMessage {
  return place.channel === '' ? renderSentence(OPENED_TOO_LATE) : messageOf(bot, made);
}

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

type Attempting = {
  readonly interaction: Interaction;
  readonly reference: string;
  readonly work: (working: Working) => Promise<Shown> | Shown;
};

async function attempt(bot: Bot, { interaction, reference, work }: Attempting): Promise<Shown> {
  try {
    return await work({ reference });
  } catch (error) {
    return troubleFor(bot, { person: interaction.person, reference, error });
  }
}

/** Logs a failure and gives what its person is told. */
export function troubleFor(
  bot: Bot,
  { person, reference, error }: { readonly person: string; readonly reference: string; readonly error: unknown },
): Shown {
  const reply = troubleReply(error, { logger: bot.logger, reference });
  return { kind: 'reply', reply, showing: { person, shownTo: 'private' } };
}

type Failed = {
  readonly interaction: Interaction;
  readonly reference: string;
  readonly error: unknown;
  readonly inPlace: boolean;
};

/** The answer could not be given: who waits is told, if Slack lets us. */
async function answerFailed(bot: Bot, { interaction, reference, error }: Failed): Promise<void> {
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
    case 'refused-form': {
      const trouble = messageOf(bot, troubleFor(bot, { person: interaction.person, reference, error }));
      try {
        return await tell(bot, interaction, trouble);
      } catch (again) {
        return bot.logger.error('answer-not-sent', fields, again);
      }
    }
    default:
      return bot.logger.error('answer-not-sent', fields, error);
  }
}
