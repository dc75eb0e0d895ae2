// What happens when a button is pressed? What it says is checked, its letters and rights are looked up anew, then it is done.
import type { Letter } from '../../src/letters/letter.ts';
import type { Request } from '../../src/replies/request.ts';
import { STALE_BUTTON, TROUBLE } from '../../src/replies/words.ts';
import { takeTurn } from '../shared/admit.ts';
import type { Asking } from '../shared/asking.ts';
import { IN_PLACE, listOf } from '../shared/buttons.ts';
import type { Cursor } from '../shared/cursor.ts';
import { matchOf } from '../shared/match-of.ts';
import { sayNoQuestion, sayNotYours } from '../shared/words.ts';
import { changeModerators, choosePolicyChannel, reload } from './admin.ts';
import { answerWith, ask } from './ask.ts';
import { openAskForm } from './asking.ts';
import { type Bot, PLATFORM } from './bot.ts';
import { forgetMe } from './command.ts';
import { dismiss } from './dismiss.ts';
import type { SlackEvent } from './event.ts';
import { nextFound } from './find.ts';
import { policyOf } from './policy.ts';
import type { Press } from './pressed.ts';
import { SLACK_CAPABILITIES } from './render.ts';
import { type Answering, answer, type Working } from './respond.ts';
import { openValue } from './sealed-asked.ts';
import { showAsked } from './show-asked.ts';
import { type Shown, sentence } from './shown.ts';
import { ASK_COMMAND } from './words.ts';

/** Those that only the one may press for whom the card was made. A public card has none of them. */
const OWN: readonly Cursor['action'][] = ['next', 'why', 'share', 'point', 'show'];

/** Answers a press. Never fails. */
export async function handlePress(bot: Bot, event: Extract<SlackEvent, { kind: 'press' }>): Promise<void> {
  const { interaction, message } = event;
  const say = (said: string) => answer(bot, interaction, () => sentence(said));
  const { cursor: signed, asked } = openValue(event.value, bot.seal);
  const parsed = bot.cursors.parse(signed);
  if (parsed.kind !== 'ok') return say(STALE_BUTTON);
  const { cursor } = parsed;
  const isOwn = cursor.asker === bot.cursors.askerOf({ platform: PLATFORM, person: interaction.person });
  if (!isOwn && OWN.includes(cursor.action)) return say(sayNotYours(ASK_COMMAND));
  const letters = cursor.action === 'browse' ? [] : cursor.letters.map((key) => bot.archive.byKey(key));
  const there = letters.filter((letter) => letter !== undefined);
  if (there.length < letters.length) return say(TROUBLE['no-such-letter']);
  return act({ bot, interaction, cursor, message, letters: there, asked });
}

async function act(press: Press): Promise<void> {
  const { bot, interaction, cursor, letters, message, asked } = press;
  const [letter] = letters;
  const [number = 0, manner = 0] = cursor.numbers;
  const later = (work: (working: Working) => Promise<Shown> | Shown, how: Answering = {}) => answer(bot, interaction, work, how);
  const look = (asking: Pick<Asking, 'request'> & Partial<Asking>, how: Answering = {}) =>
    later((working) => ask(bot, interaction, { surface: 'button', ...asking }, working), how);
  const stale = () => later(() => sentence(STALE_BUTTON));
  switch (cursor.action) {
    case 'letter': {
      if (letter === undefined) return stale();
      // Beside its card, or on the page before or behind in the same place.
      const inPlace = manner === IN_PLACE && (message === undefined || message.isPrivate);
      return look({ request: { kind: 'letter', id: letter.id, page: number || 1 } }, { inPlace });
    }
    case 'similar':
      return letter === undefined ? stale() : look({ request: { kind: 'similar', id: letter.id, from: number } });
    case 'uncover':
      return letter === undefined ? stale() : later((working) => uncover(press, letter, working));
    case 'why':
      if (letter === undefined || asked === undefined) return later(() => sentence(sayNoQuestion(ASK_COMMAND)));
      return look({ request: { kind: 'why', id: letter.id, question: asked.question, place: number || 1 }, asked });
    case 'next':
      if (asked === undefined) return later(() => sentence(sayNoQuestion(ASK_COMMAND)));
      if (interaction.view?.callback === 'found') return nextFound(press, { ...asked, from: number });
      return look({ request: { kind: 'next', ...asked, from: number }, asked });
    case 'helpful':
    case 'not-helpful':
      return letter === undefined ? stale() : later((working) => vote(press, letter, working));
    case 'share':
      return letter === undefined ? stale() : shareLetter(press, letter);
    case 'browse': {
      const request = listOf(bot.archive, cursor);
      return request === undefined ? stale() : look({ request });
    }
    case 'dismiss':
      return dismiss(press);
    case 'show':
      return showAsked(press);
    case 'ask':
      return openAskForm(bot, interaction);
    case 'random':
      return look({ request: { kind: 'random' } });
    case 'forget':
      return later(() => forgetMe(bot, interaction));
    case 'reload':
      return reload(bot, interaction);
    case 'policy':
      return choosePolicyChannel(bot, interaction);
    case 'moderators':
      return changeModerators(bot, interaction);
    case 'point':
      // On Slack letters are chosen in a modal, which is submitted.
      return stale();
  }
}

async function uncover({ bot, interaction, cursor, asked }: Press, letter: Letter, working: Working): Promise<Shown> {
  // On a card that everybody sees there is no question: then it is the whole letter.
  if (asked === undefined) {
    return ask(bot, interaction, { request: { kind: 'letter', id: letter.id, page: 1 }, surface: 'button' }, working);
  }
  const policy = await policyOf(bot, interaction.place);
  const request: Request = { kind: 'why', id: letter.id, question: asked.question };
  const capabilities = { ...SLACK_CAPABILITIES, covers: false };
  const reply = await matchOf(bot.archive, letter, { capabilities, question: asked.question, place: cursor.numbers[0] || 1 });
  return answerWith(bot, interaction, { request, asked, surface: 'button', reply, policy }, working);
}

async function vote({ bot, interaction, cursor }: Press, { id }: Letter, working: Working): Promise<Shown> {
  const helpful = cursor.action === 'helpful';
  await bot.store.votes.cast({ platform: PLATFORM, person: interaction.person }, id, helpful);
  return ask(bot, interaction, { request: { kind: 'feedback', id, helpful }, surface: 'button' }, working);
}

function shareLetter({ bot, interaction, asked }: Press, letter: Letter): Promise<void> {
  const turn = takeTurn(bot, interaction, 'share');
  if (turn.kind !== 'go') return answer(bot, interaction, () => sentence(turn.sentence));
  return answer(bot, interaction, async (working) => {
    const policy = await policyOf(bot, interaction.place);
    const reply = await matchOf(bot.archive, letter, { capabilities: SLACK_CAPABILITIES, question: asked?.question, place: 1 });
    const request = { kind: 'letter', id: letter.id, page: 1 } as const;
    return answerWith(bot, interaction, { request, surface: 'button', reply, policy, wantsPublic: true }, working);
  });
}
