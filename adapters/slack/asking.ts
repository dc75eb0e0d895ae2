// How is the archive asked in a form? It opens at once; what is wrong with it is said in it, and it becomes the answer.
import { TROUBLE } from '../../src/replies/words.ts';
import { takeTurn } from '../shared/admit.ts';
import { questionOf } from '../shared/question.ts';
import { ask } from './ask.ts';
import { ASK_INPUTS, readAskForm, renderAskForm } from './ask-form.ts';
import type { Bot } from './bot.ts';
import type { Interaction } from './event.ts';
import { openForm } from './open-form.ts';
import type { Submission, Submitted } from './submission.ts';
import { NOTHING_ASKED, sayUnknownTopic } from './view-words.ts';
import { NO_COLUMN } from './words.ts';

/** "Ask the archive". Never fails. */
export function openAskForm(bot: Bot, interaction: Interaction): Promise<void> {
  return openForm(bot, interaction, () => renderAskForm({ topics: bot.archive.topics(), columns: bot.archive.status().columns }));
}

/** The form was submitted. A question goes before a title, a title before topic and column alone. */
export function askSubmitted(bot: Bot, { interaction, entered }: Submission): Submitted {
  const { question, topic, column, letter: key } = readAskForm(entered);
  // What was chosen an hour ago may be gone.
  const errors = {
    ...(topic !== undefined && !bot.archive.topics().some((one) => one.topic === topic)
      ? { [ASK_INPUTS.topic]: sayUnknownTopic(topic, undefined) }
      : {}),
    ...(column !== undefined && !bot.archive.status().columns.some(({ slug }) => slug === column)
      ? { [ASK_INPUTS.column]: NO_COLUMN }
      : {}),
  };
  if (Object.keys(errors).length > 0) return { errors };
  if (question !== undefined) {
    const turn = takeTurn(bot, interaction, 'ask');
    if (turn.kind !== 'go') return { errors: { [ASK_INPUTS.question]: turn.sentence } };
    const asked = { question: questionOf(question).text, topic, column };
    return { work: (working) => ask(bot, interaction, { request: { kind: 'ask', ...asked }, asked, surface: 'menu' }, working) };
  }
  if (key !== undefined) {
    const letter = bot.archive.byKey(key);
    if (letter === undefined) return { errors: { [ASK_INPUTS.title]: TROUBLE['no-such-letter'] } };
    const request = { kind: 'letter', id: letter.id, page: 1 } as const;
    return { work: (working) => ask(bot, interaction, { request, surface: 'menu' }, working) };
  }
  if (topic === undefined && column === undefined) return { errors: { [ASK_INPUTS.question]: NOTHING_ASKED } };
  return { work: (working) => ask(bot, interaction, { request: { kind: 'browse', topic, column }, surface: 'menu' }, working) };
}
