// How is a request of somebody answered: in private, or for all to see where nothing speaks against it?
import type { ChannelPolicy } from '../../src/state/policy.ts';
import { type AnswerContext, answerRequest } from '../shared/answer.ts';
import { type Asking, answerContext, audienceOf, type Found, joinNotices } from '../shared/asking.ts';
import { lettersOf, recordCard, withoutWhy } from '../shared/card.ts';
import { SHARED, sayPerhapsShared } from '../shared/words.ts';
import type { Bot } from './bot.ts';
import type { Interaction } from './event.ts';
import { failureOf } from './failure.ts';
import type { DiscordMessage } from './payload.ts';
import { policyOf } from './policy.ts';
import { DISCORD_CAPABILITIES, MATCHES_SHOWN, renderSentence } from './render.ts';
import type { Working } from './respond.ts';
import { type Showing, show } from './show.ts';
import { CHOOSE, SHARED_PRIVATELY, SHARING } from './words.ts';

/** What is asked here, beside what every platform is asked. */
export type DiscordAsking = Asking & {
  readonly pointing?: Showing['pointing'];
  /** the message that may be pointed at */
  readonly about?: string | undefined;
};

/** What an answer depends on. */
export function contextOf(bot: Bot, policy: Pick<ChannelPolicy, 'mostLetters'>): AnswerContext {
  return answerContext(bot, policy, { capabilities: DISCORD_CAPABILITIES, matches: MATCHES_SHOWN });
}

/** Answers a request; what is returned is for its asker alone. @throws ArchiveError, or what a call to Discord throws */
export async function ask(bot: Bot, interaction: Interaction, asking: DiscordAsking, working: Working): Promise<DiscordMessage> {
  const policy = await policyOf(bot, interaction.place);
  const reply = await answerRequest(bot.archive, asking.request, contextOf(bot, policy));
  return answerWith(bot, interaction, { ...asking, reply, policy }, working);
}

/** Shows a reply to whom it may be shown. */
export async function answerWith(
  bot: Bot,
  interaction: Interaction,
  found: DiscordAsking & Found,
  working: Working,
): Promise<DiscordMessage> {
  const { reply, policy, request, asked, notice, pointing, about } = found;
  const { person, isDirect } = interaction;
  const choose = pointing !== undefined && reply.kind === 'matches' ? CHOOSE : undefined;
  const asking = { ...found, notice: joinNotices(notice, choose) };
  const audience = audienceOf(bot, asking, { reference: working.reference, hasOthers: !isDirect });
  if (audience.isPublic) return share(bot, interaction, { reply, policy }, working);
  return show(bot, reply, {
    shownTo: 'private',
    person,
    request,
    asked,
    notice: audience.notice,
    pointing,
    about,
    mostLength: policy.mostLength,
    unshared: isDirect,
  });
}

/** Shows letters to all, and tells the one who wanted that. What is returned is for them. */
async function share(bot: Bot, interaction: Interaction, { reply, policy }: Found, working: Working): Promise<DiscordMessage> {
  await working.meanwhile(renderSentence(SHARING));
  const { person, place } = interaction;
  const card = show(bot, withoutWhy(reply), { shownTo: 'public', person, sharedBy: person, mostLength: policy.mostLength });
  try {
    // Not tried again: it might stand there twice.
    const posted = await bot.calls.followUp(interaction, card);
    if (posted.isPrivate) return renderSentence(SHARED_PRIVATELY);
    await recordCard(bot, { space: place.space, ...posted, letters: lettersOf(reply) });
    return renderSentence(SHARED);
  } catch (error) {
    const { kind, code, status } = failureOf(error);
    if (kind !== 'unreachable') throw error;
    bot.logger.warn('card-perhaps-posted', { reference: working.reference, code, status }, error);
    return renderSentence(sayPerhapsShared('Discord'));
  }
}
