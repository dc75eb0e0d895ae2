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
import { sayPerhapsShared, sayReadOnly } from '../shared/words.ts';
import { contextOf } from './ask.ts';
import type { Bot } from './bot.ts';
import type { Said } from './event.ts';
import { type FailureKind, failureOf, WORTH_A_WORD } from './failure.ts';
import type { SlackMessage } from './payload.ts';
import { policyOf } from './policy.ts';
import { renderNeutralLine, renderSentence } from './render.ts';
import { sealValue } from './sealed-asked.ts';
import { send } from './send.ts';
import { show } from './show.ts';
import { messageOf, type Shown, sentence, troubleFor } from './shown.ts';
import { tellPrivately } from './tell.ts';
import { HOW_TO, HOW_TO_HERE } from './words.ts';

/** Our name in a channel. Never fails. @param inThread it was said in a thread that is there already */
export async function handleMention(bot: Bot, said: Said, inThread: boolean): Promise<void> {
  const turn = takeTurn(bot, said, said.text === '' ? 'explain' : 'ask');
  if (turn.kind === 'silent') return;
  const reference = newReference();
  const begun = bot.clock.now();
  const explanation = turn.kind === 'tell' ? turn.sentence : said.text === '' ? HOW_TO : undefined;
  const tellThere = (message: SlackMessage) => tellWhoSpoke(bot, said, message, inThread);
  await whileTelling(bot, { said, reference, otherwise: tellThere }, async () => {
    if (explanation !== undefined) return tellThere(renderSentence(explanation));
    const policy = await policyOf(bot, said.place);
    await (policy.mode === 'public' ? answerOpenly : answerPrivately)(bot, said, { policy, reference, inThread });
    bot.logger.info('message-answered', { reference, milliseconds: bot.clock.now() - begun });
  });
}

type Answering = { readonly policy: ChannelPolicy; readonly reference: string; readonly inThread: boolean };

/** For all to read, where nothing speaks against it. */
async function answerOpenly(bot: Bot, said: Said, answering: Answering): Promise<void> {
  const { policy, reference, inThread } = answering;
  const { person, place } = said;
  const reply = await findReply(bot, said, answering);
  const visibility = decideVisibility({ surface: 'mention', policy, wantsPublic: false, reply });
  if (visibility.kind !== 'public' || reply.kind === 'trouble') return answerPrivately(bot, said, answering, reply);
  const message = show(bot, withoutWhy(reply), { shownTo: 'public', person, mostLength: policy.mostLength });
  try {
    const { channel, ts } = await send(() => bot.calls.post(message, threadOf(said)), { delay: bot.delay, isPublic: true });
    await recordCard(bot, { space: place.space, channel, message: ts, letters: lettersOf(reply) });
  } catch (error) {
    const { kind, code, status } = failureOf(error);
    if (kind === 'no-token') throw error;
    bot.logger.warn('card-perhaps-posted', { reference, code, status }, error);
    // Where nobody knows whether it stands there it can't come twice: whoever asked gets it for themselves.
    const notice = kind === 'unreachable' ? sayPerhapsShared('Slack') : undefined;
    await tellWhoSpoke(bot, said, privateCard(bot, said, { reply, policy, notice }), inThread);
  }
}

/** The neutral line with its button, then the answer below it, for one person. In a live thread the answer alone. */
async function answerPrivately(bot: Bot, said: Said, answering: Answering, made?: Reply): Promise<void> {
  const { policy, reference, inThread } = answering;
  const { text, cut } = questionOf(said.text);
  // A private message in a thread without an answer is shown to nobody: the line makes it one.
  const line = inThread ? undefined : postNeutralLine(bot, said, reference);
  const reply = made ?? (await findReply(bot, said, answering));
  const message = privateCard(bot, said, { reply, policy, notice: cut ? sayReadOnly(text.length) : undefined });
  const isLive = inThread || (await line) === true;
  try {
    await tellWhoSpoke(bot, said, message, isLive);
  } catch (error) {
    const { kind, code, status } = failureOf(error);
    if (kind === 'no-token' || kind === 'refused-form') throw error;
    bot.logger.warn('private-answer-not-shown', { reference, code, status }, error);
    // The button is the way that is left; where the line stands it is there already.
    if (line === undefined) await postNeutralLine(bot, said, reference);
  }
}

/** The reply, also where finding it failed. */
async function findReply(bot: Bot, { text }: Said, { policy, reference }: Answering): Promise<Reply> {
  try {
    const request: Request = { kind: 'ask', question: questionOf(text).text };
    const reply = await answerRequest(bot.archive, request, contextOf(bot, policy));
    bot.logger.info('request-answered', { reference, request: 'ask', reply: reply.kind, surface: 'mention' });
    return reply;
  } catch (error) {
    return troubleReply(error, { logger: bot.logger, reference });
  }
}

type Card = { readonly reply: Reply; readonly policy: ChannelPolicy; readonly notice: string | undefined };

function privateCard(bot: Bot, { text, person }: Said, { reply, policy, notice }: Card): SlackMessage {
  const asked = { question: questionOf(text).text };
  const request: Request = { kind: 'ask', ...asked };
  const showing = { shownTo: 'private', person, request, asked, notice, mostLength: policy.mostLength } as const;
  return messageOf(bot, { kind: 'reply', reply, showing });
}

/** @returns whether it stands there now; when Slack does not say, it may not */
async function postNeutralLine(bot: Bot, said: Said, reference: string): Promise<boolean> {
  const buttons = buttonsFor(bot, { person: said.person });
  const asked = { question: questionOf(said.text).text };
  const carrying: typeof buttons = (meaning) => {
    const value = buttons(meaning);
    return value === undefined ? undefined : sealValue(value, asked, bot.seal);
  };
  try {
    const message = renderNeutralLine({ buttons: carrying });
    await send(() => bot.calls.post(message, threadOf(said)), { delay: bot.delay, isPublic: true });
    return true;
  } catch (error) {
    const { code, status } = failureOf(error);
    bot.logger.info('neutral-line-not-posted', { reference, code, status }, error);
    return false;
  }
}

/** Shows a message to whoever spoke; in the thread where it is a live one, else in the channel. */
function tellWhoSpoke(bot: Bot, said: Said, message: SlackMessage, isLive: boolean): Promise<void> {
  const { person, place } = said;
  return tellPrivately(bot, { address: isLive ? threadOf(said) : { channel: place.channel }, person }, message);
}

/** The thread in which something was said, or that an answer to it begins. */
function threadOf({ place, ts }: Said): { readonly channel: string; readonly thread: string } {
  return { channel: place.channel, thread: place.thread ?? ts };
}

/** A message to us alone. Never fails. */
export async function handleDirect(bot: Bot, said: Said): Promise<void> {
  const turn = takeTurn(bot, said, said.text === '' ? 'explain' : 'ask');
  if (turn.kind === 'silent') return;
  const reference = newReference();
  const begun = bot.clock.now();
  const post = async (message: SlackMessage) =>
    void (await send(() => bot.calls.post(message, said.place), { delay: bot.delay }));
  await whileTelling(bot, { said, reference, otherwise: post }, async () => {
    const shown = turn.kind === 'tell' ? sentence(turn.sentence) : await answerDirect(bot, said, reference);
    await post(messageOf(bot, shown));
    bot.logger.info('message-answered', { reference, milliseconds: bot.clock.now() - begun });
  });
}

async function answerDirect(bot: Bot, said: Said, reference: string): Promise<Shown> {
  if (said.text === '') return sentence(HOW_TO_HERE);
  const { person } = said;
  try {
    const { text, cut } = questionOf(said.text);
    const asked = { question: text };
    const request: Request = { kind: 'ask', ...asked };
    const policy = await policyOf(bot, said.place);
    const reply = await answerRequest(bot.archive, request, contextOf(bot, policy));
    bot.logger.info('request-answered', { reference, request: 'ask', reply: reply.kind, surface: 'direct' });
    const notice = cut ? sayReadOnly(text.length) : undefined;
    return { kind: 'reply', reply, showing: { shownTo: 'private', person, request, asked, notice, unshared: true } };
  } catch (error) {
    return troubleFor(bot, { person, reference, error });
  }
}

/** Somebody who waits, and how they are told what Slack does take. */
type Waiting = {
  readonly said: Said;
  readonly reference: string;
  readonly otherwise: (trouble: SlackMessage) => Promise<void>;
};

/** Logs what came of telling somebody, where that failed; where Slack did not take our words it takes these. */
async function whileTelling(bot: Bot, { said, reference, otherwise }: Waiting, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { kind, code, status } = failureOf(error);
    const fields = { reference, code, status };
    // Where we may not write there is nobody whom we could tell.
    if (NOT_FOR_US.includes(kind)) return bot.logger.info('answer-not-allowed', fields);
    if (!WORTH_A_WORD.includes(kind)) return bot.logger.error('answer-not-sent', fields, error);
    const trouble = messageOf(bot, troubleFor(bot, { person: said.person, reference, error }));
    await otherwise(trouble).catch((again: unknown) => bot.logger.error('answer-not-sent', fields, again));
  }
}

const NOT_FOR_US: readonly FailureKind[] = ['no-channel', 'not-in-channel', 'archived', 'not-allowed', 'person-gone', 'gone'];
