// What comes of "Find past letters" on somebody's message? A list for whoever looks; for moderators one to choose from.
import type { Request } from '../../src/replies/request.ts';
import { takeTurn } from '../shared/admit.ts';
import { questionOf } from '../shared/question.ts';
import { mayDo } from '../shared/rights.ts';
import { NO_WORDS, sayReadOnly } from '../shared/words.ts';
import { ask } from './ask.ts';
import type { Bot } from './bot.ts';
import type { Interaction, Target } from './event.ts';
import { type Found, formatFound, foundOf, parseFound } from './found-metadata.ts';
import type { Press } from './pressed.ts';
import { answer, type Working } from './respond.ts';
import { roleIn } from './rights.ts';
import { contextFor } from './show.ts';
import { type Shown, sentence } from './shown.ts';
import { renderFound } from './views.ts';

/** The shortcut on a message. Never fails. */
export function handleFind(bot: Bot, interaction: Interaction, target: Target): Promise<void> {
  const { text, cut } = questionOf(target.text);
  if (text === '') return answer(bot, interaction, () => sentence(NO_WORDS));
  const turn = takeTurn(bot, interaction, 'ask');
  if (turn.kind !== 'go') return answer(bot, interaction, () => sentence(turn.sentence));
  const found = foundOf(interaction.place, target, text);
  const notice = cut ? sayReadOnly(text.length) : undefined;
  return answer(bot, interaction, (working) => findLetters(bot, interaction, { found, notice, from: 0 }, working));
}

/** "Next" in the modal: the letters behind, to choose from as well. Never fails. */
export function nextFound(
  { bot, interaction }: Press,
  next: { readonly question: string; readonly from: number },
): Promise<void> {
  const found = parseFound(interaction.view?.metadata ?? '');
  const work = (working: Working) =>
    found === undefined
      ? ask(bot, interaction, { request: { kind: 'next', ...next }, asked: next, surface: 'button' }, working)
      : findLetters(bot, interaction, { found, from: next.from }, working);
  return answer(bot, interaction, work, { inPlace: true });
}

/** Where the state can't be read the letters are still found; pointing has to wait. */
async function mayPoint(bot: Bot, who: { readonly space: string; readonly person: string }): Promise<boolean> {
  try {
    return mayDo('point', { role: await roleIn(bot, who) });
  } catch (error) {
    bot.logger.error('role-not-read', {}, error);
    return false;
  }
}

type Finding = { readonly found: Found; readonly notice?: string | undefined; readonly from: number };

async function findLetters(
  bot: Bot,
  interaction: Interaction,
  { found, notice, from }: Finding,
  working: Working,
): Promise<Shown> {
  const { question, author, place } = found;
  const asked = { question };
  const request: Request = from > 0 ? { kind: 'next', ...asked, from } : { kind: 'ask', ...asked };
  const here = { ...interaction, place };
  const shown = await ask(bot, here, { request, asked, surface: 'menu', notice }, working);
  if (shown.kind !== 'reply') return shown;
  const canPoint = author !== undefined && (await mayPoint(bot, { space: place.space, person: interaction.person }));
  const given = contextFor(bot, { ...shown.showing, unshared: true });
  return { kind: 'view', view: renderFound(shown.reply, given, { metadata: formatFound(found), canPoint }), otherwise: shown };
}
