// How is a request of somebody answered: in private, or for all to see where nothing speaks against it?
import type { ChannelPolicy } from '../../src/state/policy.ts';
import { type AnswerContext, answerRequest } from '../shared/answer.ts';
import { type Asking, answerContext, audienceOf, type Found } from '../shared/asking.ts';
import type { Bot } from './bot.ts';
import type { Interaction } from './event.ts';
import { policyOf } from './policy.ts';
import { MATCHES_SHOWN, SLACK_CAPABILITIES } from './render.ts';
import type { Working } from './respond.ts';
import { share } from './share.ts';
import { type Shown, sentence } from './shown.ts';

/** What an answer depends on. */
export function contextOf(bot: Bot, policy: Pick<ChannelPolicy, 'mostLetters'>): AnswerContext {
  return answerContext(bot, policy, { capabilities: SLACK_CAPABILITIES, matches: MATCHES_SHOWN });
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
  found: Asking & Found,
  { reference }: Working,
): Promise<Shown> {
  const { reply, policy, request, asked } = found;
  const { person, where } = interaction;
  // Nobody else is in our direct messages, and around a modal there is no channel.
  const hasOthers = where === 'channel';
  const audience = audienceOf(bot, found, { reference, hasOthers });
  if (audience.isPublic) return sentence(await share(bot, interaction, { reply, policy, reference }));
  const { notice } = audience;
  const { mostLength } = policy;
  return {
    kind: 'reply',
    reply,
    showing: { shownTo: 'private', person, request, asked, notice, mostLength, unshared: !hasOthers },
  };
}
