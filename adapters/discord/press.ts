// What happens when a button is pressed? What it says is checked, its letters and rights are looked up anew, then it is done.
import { type APITextDisplayComponent, ComponentType } from 'discord-api-types/v10';
import type { Letter } from '../../src/letters/letter.ts';
import type { Request } from '../../src/replies/request.ts';
import { STALE_BUTTON, TROUBLE } from '../../src/replies/words.ts';
import { takeTurn } from '../shared/admit.ts';
import { IN_PLACE, listOf } from '../shared/buttons.ts';
import type { Cursor } from '../shared/cursor.ts';
import { mayDo } from '../shared/rights.ts';
import { sayNoQuestion, sayNotYours } from '../shared/words.ts';
import { answerWith, ask } from './ask.ts';
import { type Bot, PLATFORM } from './bot.ts';
import { dismiss } from './dismiss.ts';
import type { DiscordEvent } from './event.ts';
import type { DiscordMessage } from './payload.ts';
import { choosePointed, point } from './point.ts';
import { policyOf } from './policy.ts';
import { matchOfPress, type Press } from './pressed.ts';
import { askedIn, renderSentence } from './render.ts';
import { answerLater, answerNow, type Working } from './respond.ts';
import { roleIn } from './rights.ts';
import { showAsked } from './show-asked.ts';
import { textsIn } from './wire.ts';
import { ASK_COMMAND } from './words.ts';

/** Those that only the one may press for whom the card was made. A public card has none of them. */
const OWN: readonly Cursor['action'][] = ['next', 'why', 'share', 'point', 'show'];

/** Answers a press. Never fails. */
export async function handlePress(bot: Bot, event: Extract<DiscordEvent, { kind: 'press' }>): Promise<void> {
  const { interaction, message } = event;
  const say = (sentence: string) => answerNow(bot, interaction, () => ({ message: renderSentence(sentence) }));
  const parsed = bot.cursors.parse(event.value);
  if (parsed.kind !== 'ok') return say(STALE_BUTTON);
  // A list of letters: what was chosen says which.
  const [first = ''] = event.chosen;
  const isList = parsed.cursor.action === 'letter' && parsed.cursor.letters.length === 0;
  const choice = isList ? bot.cursors.parse(first) : parsed;
  if (choice.kind !== 'ok' || choice.cursor.action !== parsed.cursor.action) return say(STALE_BUTTON);
  const { cursor } = choice;
  const isOwn = cursor.asker === bot.cursors.askerOf({ platform: PLATFORM, person: interaction.person });
  if (!isOwn && OWN.includes(cursor.action) && !isForum(cursor)) return say(sayNotYours(ASK_COMMAND));
  const letters = cursor.action === 'browse' ? [] : cursor.letters.map((key) => bot.archive.byKey(key));
  const there = letters.filter((letter) => letter !== undefined);
  if (there.length < letters.length) return say(TROUBLE['no-such-letter']);
  const asked = message.isPrivate ? askedIn(textsIn(message.components).map(textDisplay)) : undefined;
  return act({ bot, interaction, cursor, chosen: event.chosen, message, letters: there, asked });
}

function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** The button below a new post is for everybody. */
function isForum({ action, message }: Cursor): boolean {
  return action === 'show' && message === undefined;
}

async function act(press: Press): Promise<void> {
  const { bot, interaction, cursor, message, letters } = press;
  const [letter] = letters;
  const [number = 0, manner = 0] = cursor.numbers;
  const later = (work: (working: Working) => Promise<DiscordMessage>) => answerLater(bot, interaction, work);
  const look = (request: Request) =>
    later((working) => ask(bot, interaction, { request, asked: press.asked, surface: 'button' }, working));
  switch (cursor.action) {
    case 'letter':
      if (letter === undefined) return stale(press);
      return turnPage(press, letter, manner === IN_PLACE && message.isPrivate);
    case 'similar':
      return letter === undefined ? stale(press) : later((working) => showSimilar(press, letter, working));
    case 'uncover':
      return letter === undefined ? stale(press) : later((working) => uncover(press, letter, working));
    case 'why': {
      if (letter === undefined || press.asked === undefined) return say(press, sayNoQuestion(ASK_COMMAND));
      return look({ kind: 'why', id: letter.id, question: press.asked.question, place: number || 1 });
    }
    case 'next':
      return later((working) => showNext(press, working));
    case 'helpful':
    case 'not-helpful':
      return letter === undefined ? stale(press) : vote(press, letter);
    case 'share':
      return letter === undefined ? stale(press) : shareLetter(press, letter);
    case 'browse': {
      const request =
        cursor.letters.length > 0 ? listOf(bot.archive, cursor) : { kind: 'browse' as const, topic: press.chosen[0] };
      return request === undefined ? stale(press) : look(request);
    }
    case 'point':
      return letters.length > 0 ? point(press) : choosePointed(press);
    case 'dismiss':
      return dismiss(press);
    case 'show':
      return showAsked(press);
    case 'forget':
    // There are commands for these here, and no buttons.
    case 'ask':
    case 'random':
    case 'reload':
    case 'policy':
    case 'moderators':
      return stale(press);
  }
}

function say({ bot, interaction }: Press, sentence: string): Promise<void> {
  return answerNow(bot, interaction, () => ({ message: renderSentence(sentence) }));
}

function stale(press: Press): Promise<void> {
  return say(press, STALE_BUTTON);
}

/** A whole letter: beside its card, or on the page before or behind in the same place. */
function turnPage({ bot, interaction, cursor }: Press, { id }: Letter, inPlace: boolean): Promise<void> {
  const request = { kind: 'letter', id, page: cursor.numbers[0] ?? 1 } as const;
  return answerNow(bot, interaction, async ({ reference }) => ({
    message: await ask(bot, interaction, { request, surface: 'button' }, { reference, meanwhile: async () => {} }),
    inPlace,
  }));
}

function showSimilar({ bot, interaction, cursor }: Press, { id }: Letter, working: Working): Promise<DiscordMessage> {
  return ask(bot, interaction, { request: { kind: 'similar', id, from: cursor.numbers[0] ?? 0 }, surface: 'button' }, working);
}

async function showNext({ bot, interaction, cursor, asked }: Press, working: Working): Promise<DiscordMessage> {
  if (asked === undefined) return renderSentence(sayNoQuestion(ASK_COMMAND));
  const request = { kind: 'next', ...asked, from: cursor.numbers[0] ?? 0 } as const;
  const about = cursor.message?.toString();
  const isPointing = about !== undefined && mayDo('point', { role: await roleIn(bot, interaction) });
  const pointing = isPointing ? { pointing: { chosen: [] }, about } : {};
  return ask(bot, interaction, { request, asked, surface: 'button', ...pointing }, working);
}

async function uncover(press: Press, letter: Letter, working: Working): Promise<DiscordMessage> {
  const { bot, interaction, asked } = press;
  // On a card that everybody sees there is no question: then it is the whole letter.
  if (asked === undefined)
    return ask(bot, interaction, { request: { kind: 'letter', id: letter.id, page: 1 }, surface: 'button' }, working);
  const policy = await policyOf(bot, interaction.place);
  const request: Request = { kind: 'why', id: letter.id, question: asked.question };
  const reply = await matchOfPress(press, letter, false);
  return answerWith(bot, interaction, { request, asked, surface: 'button', reply, policy }, working);
}

function vote({ bot, interaction, cursor }: Press, { id }: Letter): Promise<void> {
  return answerNow(bot, interaction, async ({ reference }) => {
    const helpful = cursor.action === 'helpful';
    await bot.store.votes.cast({ platform: PLATFORM, person: interaction.person }, id, helpful);
    const request = { kind: 'feedback', id, helpful } as const;
    return { message: await ask(bot, interaction, { request, surface: 'button' }, { reference, meanwhile: async () => {} }) };
  });
}

function shareLetter(press: Press, letter: Letter): Promise<void> {
  const { bot, interaction } = press;
  const turn = takeTurn(bot, interaction, 'share');
  if (turn.kind !== 'go') return say(press, turn.sentence);
  return answerLater(bot, interaction, async (working) => {
    const policy = await policyOf(bot, interaction.place);
    const reply = await matchOfPress(press, letter, true);
    const request = { kind: 'letter', id: letter.id, page: 1 } as const;
    return answerWith(bot, interaction, { request, surface: 'button', reply, policy, wantsPublic: true }, working);
  });
}
