// How is a question found again that only one message knows? It is read back from there, and never kept by us.
import type { Request } from '../../src/replies/request.ts';
import { takeTurn } from '../shared/admit.ts';
import { answerRequest } from '../shared/answer.ts';
import { questionOf } from '../shared/question.ts';
import { NO_WORDS, sayQuestionGone, sayReadOnly } from '../shared/words.ts';
import { answerWith, contextOf } from './ask.ts';
import { failureOf } from './failure.ts';
import { persist } from './persist.ts';
import { policyOf } from './policy.ts';
import type { Press } from './pressed.ts';
import { spokenText } from './read-message.ts';
import { renderSentence } from './render.ts';
import { answerLater, answerNow } from './respond.ts';
import { ASK_COMMAND } from './words.ts';

/** The first number of a `show` button below a new post: the question is the post's title. */
export const BY_TITLE = 1;
const PAUSES = [250, 1000] as const;

type Found = { readonly text: string } | { readonly refusal: string };

/** "Show me privately", "Past letters like this", "Show the letters". Never fails. */
export function showAsked(press: Press): Promise<void> {
  const { bot, interaction, asked } = press;
  const turn = asked === undefined ? takeTurn(bot, interaction, 'ask') : { kind: 'go' as const };
  if (turn.kind !== 'go') return answerNow(bot, interaction, () => ({ message: renderSentence(turn.sentence) }));
  return answerLater(bot, interaction, async (working) => {
    const found = asked === undefined ? await findText(press) : { text: asked.question };
    if ('refusal' in found) return renderSentence(found.refusal);
    const question = questionOf(found.text);
    if (question.text === '') return renderSentence(NO_WORDS);
    const policy = await policyOf(bot, interaction.place);
    const request: Request = { kind: 'ask', topic: asked?.topic, column: asked?.column, question: question.text };
    const reply = await answerRequest(bot.archive, request, contextOf(bot, policy));
    const surface = isByTitle(press) ? 'forum' : 'button';
    return answerWith(
      bot,
      interaction,
      {
        request,
        surface,
        policy,
        // From below the help lines the letters are one press away.
        reply: reply.kind === 'help-first' && asked !== undefined ? reply.letters : reply,
        asked: { question: question.text, topic: asked?.topic, column: asked?.column },
        notice: question.cut ? sayReadOnly(question.text.length) : undefined,
      },
      working,
    );
  });
}

function isByTitle({ cursor }: Press): boolean {
  return cursor.numbers[0] === BY_TITLE;
}

async function findText(press: Press): Promise<Found> {
  const { bot, interaction, cursor } = press;
  if (isByTitle(press)) return { text: interaction.place.name };
  if (cursor.message === undefined) return { refusal: sayQuestionGone(ASK_COMMAND) };
  const id = cursor.message.toString();
  try {
    const read = () => bot.calls.readText(interaction.place.channel, id);
    return { text: spokenText(await persist(read, { delay: bot.delay, pauses: PAUSES, on: ['unreachable'] })) };
  } catch (error) {
    const { kind, code, status } = failureOf(error);
    if (kind !== 'gone' && kind !== 'no-access' && kind !== 'no-permission') throw error;
    bot.logger.info('question-not-readable', { code, status });
    return { refusal: sayQuestionGone(ASK_COMMAND) };
  }
}
