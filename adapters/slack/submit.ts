// What happens when a modal is submitted? It is acknowledged at once, and what it becomes comes after; what is wrong is said in it.
import { STALE_BUTTON } from '../../src/replies/words.ts';
import { newReference } from '../shared/reference.ts';
import { channelSubmitted, moderatorsSubmitted, policySubmitted } from './admin.ts';
import { askSubmitted } from './asking.ts';
import type { Bot } from './bot.ts';
import type { Acknowledgement } from './calls.ts';
import { failureOf, WORTH_A_WORD } from './failure.ts';
import { parseFound } from './found-metadata.ts';
import { point, preview } from './point.ts';
import { attempt } from './respond.ts';
import { send } from './send.ts';
import { sentence, troubleFor, viewOf } from './shown.ts';
import type { Submission, Submitted } from './submission.ts';
import { readFound, renderWorking } from './views.ts';

/** Answers a submission. Never fails. @param acknowledge within three seconds */
export async function handleSubmission(
  bot: Bot,
  submission: Submission,
  acknowledge: (said?: Acknowledgement) => Promise<void>,
): Promise<void> {
  const { view } = submission.interaction;
  const reference = newReference();
  const begun = bot.clock.now();
  try {
    const submitted = await readOrTrouble(bot, submission, reference);
    if ('errors' in submitted) return await acknowledge(submitted);
    await acknowledge({ update: renderWorking() });
    const made = await attempt(bot, { interaction: submission.interaction, reference, work: submitted.work });
    await send(() => bot.calls.updateView({ id: view.id }, viewOf(bot, made)), { delay: bot.delay });
    bot.logger.info('interaction-answered', { reference, milliseconds: bot.clock.now() - begun });
  } catch (error) {
    await submissionFailed(bot, { submission, reference, error });
  }
}

/** Where even what was entered could not be looked at, its person is told in the modal. */
async function readOrTrouble(bot: Bot, submission: Submission, reference: string): Promise<Submitted> {
  try {
    return await read(bot, submission);
  } catch (error) {
    const trouble = troubleFor(bot, { person: submission.interaction.person, reference, error });
    return { work: () => trouble };
  }
}

type Failed = { readonly submission: Submission; readonly reference: string; readonly error: unknown };

async function submissionFailed(bot: Bot, { submission, reference, error }: Failed): Promise<void> {
  const { view, person } = submission.interaction;
  const { kind, code, status } = failureOf(error);
  // Whoever closed it does not want it any more.
  if (kind === 'gone') return bot.logger.info('answer-was-dismissed', { reference });
  bot.logger.error('answer-not-sent', { reference, code, status }, error);
  if (!WORTH_A_WORD.includes(kind)) return;
  const trouble = viewOf(bot, troubleFor(bot, { person, reference, error }));
  await send(() => bot.calls.updateView({ id: view.id }, trouble), { delay: bot.delay }).catch(() => {});
}

async function read(bot: Bot, submission: Submission): Promise<Submitted> {
  const { view, person } = submission.interaction;
  switch (view.callback) {
    case 'ask':
      return askSubmitted(bot, submission);
    case 'found':
    case 'preview': {
      const { author, ...found } = parseFound(view.metadata) ?? {};
      if (author === undefined || !('place' in found)) return { work: () => sentence(STALE_BUTTON) };
      const pointing = { person, found: { ...found, author } };
      if (view.callback === 'preview') return { work: (working) => point(bot, pointing, working) };
      return { work: () => preview(bot, pointing, readFound(submission.entered)) };
    }
    case 'channel':
      return channelSubmitted(bot, submission);
    case 'policy':
      return policySubmitted(bot, submission);
    case 'moderators':
      return moderatorsSubmitted(bot, submission);
    default:
      return { work: () => sentence(STALE_BUTTON) };
  }
}
