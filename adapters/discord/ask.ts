// How is a request of somebody answered: in private, or for all to see where nothing speaks against it?
import type { Reply } from '../../src/replies/reply.ts';
import type { Request } from '../../src/replies/request.ts';
import { PRIVATE_REASONS } from '../../src/replies/words.ts';
import type { ChannelPolicy } from '../../src/state/policy.ts';
import { type AnswerContext, answerRequest } from '../shared/answer.ts';
import { lettersOf, recordCard, withoutWhy } from '../shared/card.ts';
import type { Asked } from '../shared/render-context.ts';
import { decideVisibility, type Surface } from '../shared/visibility.ts';
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

/** What is asked, and how it came to us. */
export type Asking = {
  readonly request: Request;
  readonly surface: Surface;
  /** what stands above the answer, for "next" and "why" */
  readonly asked?: Asked | undefined;
  readonly wantsPublic?: boolean | undefined;
  readonly notice?: string | undefined;
  readonly pointing?: Showing['pointing'];
  /** the message that may be pointed at */
  readonly about?: string | undefined;
};

/** What an answer depends on. */
export function contextOf({ random, version, signal }: Bot, policy: Pick<ChannelPolicy, 'mostLetters'>): AnswerContext {
  return { capabilities: DISCORD_CAPABILITIES, limit: Math.min(MATCHES_SHOWN, policy.mostLetters), random, version, signal };
}

/** Answers a request; what is returned is for its asker alone. @throws ArchiveError, or what a call to Discord throws */
export async function ask(bot: Bot, interaction: Interaction, asking: Asking, working: Working): Promise<DiscordMessage> {
  const policy = await policyOf(bot, interaction.place);
  const reply = await answerRequest(bot.archive, asking.request, contextOf(bot, policy));
  return answerWith(bot, interaction, { ...asking, reply, policy }, working);
}

/** Shows a reply to whom it may be shown. */
export async function answerWith(
  bot: Bot,
  interaction: Interaction,
  asking: Asking & { readonly reply: Reply; readonly policy: ChannelPolicy },
  working: Working,
): Promise<DiscordMessage> {
  const { reply, policy, surface, request, asked, notice, pointing, about } = asking;
  // Nobody else is in a direct message, so there is nobody to show it to.
  const wantsPublic = asking.wantsPublic === true && !interaction.isDirect;
  const visibility = decideVisibility({ surface, policy, wantsPublic, reply });
  bot.logger.info('request-answered', { reference: working.reference, request: request.kind, reply: reply.kind, surface });
  if (visibility.kind === 'public') return share(bot, interaction, { reply, policy }, working);
  const choose = pointing !== undefined && reply.kind === 'matches' ? CHOOSE : undefined;
  const because = visibility.kind === 'private' ? visibility.because : undefined;
  return show(bot, reply, {
    shownTo: 'private',
    person: interaction.person,
    request,
    asked,
    notice:
      [notice, choose, because && PRIVATE_REASONS[because]].filter((sentence) => sentence !== undefined).join(' ') || undefined,
    pointing,
    about,
    mostLength: policy.mostLength,
    unshared: interaction.isDirect,
  });
}

type Shared = { readonly reply: Reply; readonly policy: ChannelPolicy };

/** Shows letters to all, and tells the one who wanted that. What is returned is for them. */
async function share(bot: Bot, interaction: Interaction, { reply, policy }: Shared, working: Working): Promise<DiscordMessage> {
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
