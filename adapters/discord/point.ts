// How does a moderator point somebody to letters? Choose one to three, press once; the bot answers that person's message.
import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import type { Reply } from '../../src/replies/reply.ts';
import type { Request } from '../../src/replies/request.ts';
import { PRIVATE_REASONS, STALE_BUTTON } from '../../src/replies/words.ts';
import type { ChannelPolicy } from '../../src/state/policy.ts';
import { takeTurn } from '../shared/admit.ts';
import { lettersOf, recordCard, withoutWhy } from '../shared/card.ts';
import { MOST_POINTED, matchesOf } from '../shared/match-of.ts';
import { questionOf } from '../shared/question.ts';
import { mayDo } from '../shared/rights.ts';
import { decideVisibility } from '../shared/visibility.ts';
import { NO_WORDS, POINTED, sayReadOnly } from '../shared/words.ts';
import { ask } from './ask.ts';
import type { Bot } from './bot.ts';
import type { Interaction, Target } from './event.ts';
import { failureOf } from './failure.ts';
import type { DiscordMessage } from './payload.ts';
import { persist } from './persist.ts';
import { policyOf } from './policy.ts';
import type { Press } from './pressed.ts';
import { spokenText } from './read-message.ts';
import { DISCORD_CAPABILITIES, renderSentence } from './render.ts';
import { answerLater, answerNow } from './respond.ts';
import { hasBits, roleIn } from './rights.ts';
import { show } from './show.ts';
import { CANNOT_POINT, POINTING, sayNotAllowed } from './words.ts';

const PAUSES = [250, 1000, 3000] as const;

/** The menu "Find past letters" on somebody's message: a private list, for moderators one to choose from. Never fails. */
export async function handleMenu(bot: Bot, interaction: Interaction, target: Target): Promise<void> {
  const question = questionOf(spokenText(target.text));
  const refuse = (sentence: string) => answerNow(bot, interaction, () => ({ message: renderSentence(sentence) }));
  if (question.text === '') return refuse(NO_WORDS);
  const turn = takeTurn(bot, interaction, 'ask');
  if (turn.kind !== 'go') return refuse(turn.sentence);
  return answerLater(bot, interaction, async (working) => {
    const asked = { question: question.text };
    const readOnly = question.cut ? [sayReadOnly(question.text.length)] : [];
    const isModerator = mayDo('point', { role: await roleIn(bot, interaction) });
    // Where it can't be done, the moderator hears it before choosing.
    const why = isModerator ? whyNotPoint(interaction) : undefined;
    const canPoint = isModerator && why === undefined && !target.isOwn;
    const notice = [...readOnly, ...(why === undefined ? [] : [why])].join(' ') || undefined;
    const pointing = canPoint ? { pointing: { chosen: [] }, about: target.id } : {};
    return ask(bot, interaction, { request: { kind: 'ask', ...asked }, asked, surface: 'menu', notice, ...pointing }, working);
  });
}

/** What we lack to answer a message there; `undefined`: nothing. */
export function whyNotPoint({ isMember, isDirect, place, ownPermissions }: Interaction): string | undefined {
  if (isDirect || place.space === '') return CANNOT_POINT.direct;
  if (!isMember) return CANNOT_POINT.notMember;
  if (!hasBits(ownPermissions, Bits.ViewChannel)) return CANNOT_POINT.access;
  const isThread = place.policyChannel !== undefined && place.policyChannel !== place.channel;
  if (!hasBits(ownPermissions, isThread ? Bits.SendMessagesInThreads : Bits.SendMessages)) return CANNOT_POINT.send;
  return hasBits(ownPermissions, Bits.ReadMessageHistory) ? undefined : CANNOT_POINT.history;
}

/** The choice of letters changed: the same list, with what is chosen. */
export function choosePointed(press: Press): Promise<void> {
  const { bot, interaction, cursor, chosen, asked } = press;
  const letters = chosen.slice(0, MOST_POINTED).map((value) => {
    const parsed = bot.cursors.parse(value);
    const key = parsed.kind === 'ok' && parsed.cursor.action === 'point' ? parsed.cursor.letters[0] : undefined;
    return key === undefined ? undefined : bot.archive.byKey(key);
  });
  const there = letters.flatMap((letter) => (letter === undefined ? [] : [letter.id]));
  if (asked === undefined || cursor.message === undefined || there.length < letters.length) {
    return answerNow(bot, interaction, () => ({ message: renderSentence(STALE_BUTTON) }));
  }
  const about = cursor.message.toString();
  return answerNow(bot, interaction, async ({ reference }) => {
    if (!mayDo('point', { role: await roleIn(bot, interaction) })) return { message: renderSentence(sayNotAllowed('point')) };
    const [from = 0] = cursor.numbers;
    const request: Request = from > 0 ? { kind: 'next', ...asked, from } : { kind: 'ask', ...asked };
    const asking = { request, asked, surface: 'button', pointing: { chosen: there }, about } as const;
    return { message: await ask(bot, interaction, asking, { reference, meanwhile: async () => {} }), inPlace: true };
  });
}

/** "Point them here": the letters as an answer to that message, which pings its author and nobody else. */
export async function point(press: Press): Promise<void> {
  const { bot, interaction, cursor } = press;
  const refuse = (sentence: string) => answerNow(bot, interaction, () => ({ message: renderSentence(sentence) }));
  const target = cursor.message?.toString();
  if (target === undefined) return refuse(STALE_BUTTON);
  if (!mayDo('point', { role: await roleIn(bot, interaction) })) return refuse(sayNotAllowed('point'));
  const why = whyNotPoint(interaction);
  if (why !== undefined) return refuse(why);
  const turn = takeTurn(bot, interaction, 'share');
  if (turn.kind !== 'go') return refuse(turn.sentence);
  return answerLater(bot, interaction, async ({ meanwhile }) => {
    const policy = await policyOf(bot, interaction.place);
    const reply = await matchesOf(bot.archive, press.letters, {
      capabilities: DISCORD_CAPABILITIES,
      question: press.asked?.question,
    });
    const visibility = decideVisibility({ surface: 'menu', policy, wantsPublic: true, reply });
    if (visibility.kind !== 'public')
      return renderSentence(visibility.kind === 'private' ? PRIVATE_REASONS[visibility.because ?? 'no-letters'] : STALE_BUTTON);
    await meanwhile(renderSentence(POINTING));
    return postAnswer(press, { target, reply, policy });
  });
}

type Answer = { readonly target: string; readonly reply: Reply; readonly policy: ChannelPolicy };

async function postAnswer({ bot, interaction }: Press, { target, reply, policy }: Answer): Promise<DiscordMessage> {
  const { person, place } = interaction;
  const card = show(bot, withoutWhy(reply), { shownTo: 'public', person, sharedBy: person, mostLength: policy.mostLength });
  const message = {
    ...card,
    allowed_mentions: { parse: [], replied_user: true },
    message_reference: { message_id: target, fail_if_not_exists: true },
    nonce: interaction.id,
  } as const;
  try {
    const posted = await persist(() => bot.calls.post(place.channel, message), {
      delay: bot.delay,
      pauses: PAUSES,
      on: ['unreachable'],
    });
    await recordCard(bot, { space: place.space, ...posted, letters: lettersOf(reply) });
    return renderSentence(POINTED);
  } catch (error) {
    const { kind, code, status } = failureOf(error);
    const sentence = REFUSALS[kind];
    if (sentence === undefined) throw error;
    bot.logger.info('pointing-refused', { code, status });
    return renderSentence(sentence);
  }
}

/** What can change between the look at our permissions and the post. */
const REFUSALS: Readonly<Partial<Record<ReturnType<typeof failureOf>['kind'], string>>> = {
  'no-access': CANNOT_POINT.access,
  'no-permission': CANNOT_POINT.send,
  'no-history': CANNOT_POINT.history,
  gone: CANNOT_POINT.gone,
};
