// How is a request of somebody answered: in private, or for all to see where nothing speaks against it?
import type { Reply } from '../../src/replies/reply.ts';
import type { Request } from '../../src/replies/request.ts';
import { PRIVATE_REASONS } from '../../src/replies/words.ts';
import type { ChannelPolicy } from '../../src/state/policy.ts';
import { type AnswerContext, answerRequest } from '../shared/answer.ts';
import type { Asked } from '../shared/render-context.ts';
import { decideVisibility, type Surface } from '../shared/visibility.ts';
import type { Bot } from './bot.ts';
import type { Interaction } from './event.ts';
import { policyOf } from './policy.ts';
import { MATCHES_SHOWN, SLACK_CAPABILITIES } from './render.ts';
import type { Working } from './respond.ts';
import { share } from './share.ts';
import { type Shown, sentence } from './shown.ts';

/** What is asked, and how it came to us. */
export type Asking = {
  readonly request: Request;
  readonly surface: Surface;
  /** what stands on the answer, for "next" and "why" */
  readonly asked?: Asked | undefined;
  readonly wantsPublic?: boolean | undefined;
  readonly notice?: string | undefined;
};

/** What an answer depends on. */
export function contextOf({ random, version, signal }: Bot, policy: Pick<ChannelPolicy, 'mostLetters'>): AnswerContext {
  return { capabilities: SLACK_CAPABILITIES, limit: Math.min(MATCHES_SHOWN, policy.mostLetters), random, version, signal };
}

/** Answers a request; what is returned is for its asker alone. @throws ArchiveError, or what a call to Slack throws */
export async function ask(bot: Bot, interaction: Interaction, asking: Asking, working: Working): Promise<Shown> {
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
): Promise<Shown> {
  const { reply, policy, surface, request, asked, notice } = asking;
  const { person, where } = interaction;
  // Nobody else is in our direct messages, and around a modal there is no channel.
  const wantsPublic = asking.wantsPublic === true && where === 'channel';
  const visibility = decideVisibility({ surface, policy, wantsPublic, reply });
  bot.logger.info('request-answered', { reference: working.reference, request: request.kind, reply: reply.kind, surface });
  if (visibility.kind === 'public')
    return sentence(await share(bot, interaction, { reply, policy, reference: working.reference }));
  const because = visibility.kind === 'private' ? visibility.because : undefined;
  const notices = [notice, because && PRIVATE_REASONS[because]].filter((said) => said !== undefined);
  const showing = {
    shownTo: 'private',
    person,
    request,
    asked,
    notice: notices.join(' ') || undefined,
    mostLength: policy.mostLength,
    unshared: where !== 'channel',
  } as const;
  return { kind: 'reply', reply, showing };
}
