// How is a message answered that was said to us? In a channel by the channel's policy, in direct messages always.
import type { Reply } from '../../src/replies/reply.ts';
import type { Request } from '../../src/replies/request.ts';
import type { ChannelPolicy } from '../../src/state/policy.ts';
import { takeTurn } from '../shared/admit.ts';
import { answerRequest } from '../shared/answer.ts';
import { buttonsFor } from '../shared/buttons.ts';
import { lettersOf, recordCard, withoutWhy } from '../shared/card.ts';
import { questionOf } from '../shared/question.ts';
import { newReference } from '../shared/reference.ts';
import { troubleReply } from '../shared/trouble.ts';
import { decideVisibility } from '../shared/visibility.ts';
import { sayReadOnly } from '../shared/words.ts';
import { contextOf } from './ask.ts';
import type { Bot } from './bot.ts';
import type { Posted } from './calls.ts';
import type { Said } from './event.ts';
import { failureOf } from './failure.ts';
import type { DiscordMessage } from './payload.ts';
import { persist } from './persist.ts';
import { policyOf } from './policy.ts';
import { renderNeutralLine, renderSentence } from './render.ts';
import { show } from './show.ts';
import { EXPLAIN_MENU, HOW_TO } from './words.ts';

const PAUSES = [250, 1000, 3000] as const;

/** An answer, and the letters that it shows to everybody. */
type Answer = { readonly message: DiscordMessage; readonly reply?: Reply | undefined };

/** Our name in a channel. Never fails. */
export async function handleMention(bot: Bot, said: Said, isReply: boolean): Promise<void> {
  const explanation = isReply ? EXPLAIN_MENU : said.text === '' ? HOW_TO : undefined;
  // There is no way to say privately that it is too soon.
  if (takeTurn(bot, said, explanation === undefined ? 'ask' : 'explain').kind !== 'go') return;
  if (explanation !== undefined) return postTo(bot, said, async () => ({ message: renderSentence(explanation) }));
  return postTo(bot, said, (reference) => answerMention(bot, said, reference));
}

async function answerMention(bot: Bot, said: Said, reference: string): Promise<Answer> {
  const policy = await policyOf(bot, said.place);
  const neutral = { message: renderNeutralLine({ buttons: buttonsFor(bot, { person: said.person, about: said.id }) }) };
  // Where nothing is public there is nothing to look up.
  if (policy.mode !== 'public') return neutral;
  const { text } = questionOf(said.text);
  const reply = await answerRequest(bot.archive, { kind: 'ask', question: text }, contextOf(bot, policy));
  bot.logger.info('request-answered', { reference, request: 'ask', reply: reply.kind, surface: 'mention' });
  const visibility = decideVisibility({ surface: 'mention', policy, wantsPublic: false, reply });
  if (visibility.kind !== 'public') return neutral;
  const showing = { shownTo: 'public', person: said.person, mostLength: policy.mostLength } as const;
  return { message: show(bot, withoutWhy(reply), showing), reply };
}

/** A message to us alone. Never fails. */
export async function handleDirect(bot: Bot, said: Said): Promise<void> {
  if (said.text === '') return postTo(bot, said, async () => ({ message: renderSentence(HOW_TO) }));
  const turn = takeTurn(bot, said, 'ask');
  if (turn.kind === 'silent') return;
  if (turn.kind === 'tell') return postTo(bot, said, async () => ({ message: renderSentence(turn.sentence) }));
  return postTo(bot, said, async (reference) => {
    const { text, cut } = questionOf(said.text);
    const request: Request = { kind: 'ask', question: text };
    const policy: ChannelPolicy = await policyOf(bot, said.place);
    const reply = await answerRequest(bot.archive, request, contextOf(bot, policy));
    bot.logger.info('request-answered', { reference, request: 'ask', reply: reply.kind, surface: 'direct' });
    const notice = cut ? sayReadOnly(text.length) : undefined;
    return {
      message: show(bot, reply, {
        shownTo: 'private',
        person: said.person,
        request,
        asked: { question: text },
        notice,
        unshared: true,
      }),
    };
  });
}

/** Posts an answer as a reply to what was said, once: its nonce keeps a second try from showing twice. */
async function postTo(bot: Bot, said: Said, work: (reference: string) => Promise<Answer>): Promise<void> {
  const reference = newReference();
  const begun = bot.clock.now();
  const { message, reply } = await made(bot, said, { reference, work });
  try {
    const posted = await post(bot, said, message);
    if (reply !== undefined && said.place.space !== '')
      await recordCard(bot, { space: said.place.space, ...posted, letters: lettersOf(reply) });
    bot.logger.info('message-answered', { reference, milliseconds: bot.clock.now() - begun });
  } catch (error) {
    const { kind, code, status } = failureOf(error);
    const fields = { reference, code, status };
    // Where we may not write, or what we answer is gone, there is nobody whom we could tell.
    if (kind === 'no-access' || kind === 'no-permission' || kind === 'gone') return bot.logger.info('answer-not-allowed', fields);
    bot.logger.error('answer-not-sent', fields, error);
    if (kind === 'refused-form') await post(bot, said, troubleFor(bot, said, { reference, error })).catch(() => {});
  }
}

type Work = { readonly reference: string; readonly work: (reference: string) => Promise<Answer> };

async function made(bot: Bot, said: Said, { reference, work }: Work): Promise<Answer> {
  try {
    return await work(reference);
  } catch (error) {
    return { message: troubleFor(bot, said, { reference, error }) };
  }
}

function troubleFor(bot: Bot, { person }: Said, { reference, error }: { reference: string; error: unknown }): DiscordMessage {
  return show(bot, troubleReply(error, { logger: bot.logger, reference }), { shownTo: 'private', person });
}

function post({ calls, delay }: Bot, { id, place }: Said, message: DiscordMessage): Promise<Posted> {
  const plain = { ...message, nonce: id };
  const answering = { ...plain, message_reference: { message_id: id, fail_if_not_exists: false } };
  return persist(
    async () => {
      try {
        return await calls.post(place.channel, answering);
      } catch (error) {
        // Without "Read Message History" we can still speak, only not in reply.
        if (failureOf(error).kind === 'no-history') return calls.post(place.channel, plain);
        throw error;
      }
    },
    { delay, pauses: PAUSES, on: ['unreachable'] },
  );
}
