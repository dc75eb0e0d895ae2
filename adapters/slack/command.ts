// What does /advice ask for? One of its words, or whatever else stands behind it as a question.
import type { Archive } from '../../src/archive.ts';
import type { Request } from '../../src/replies/request.ts';
import { nearestWord } from '../../src/text/nearest.ts';
import { takeTurn } from '../shared/admit.ts';
import { questionOf } from '../shared/question.ts';
import { readTitle } from '../shared/title.ts';
import { sayForgotten, sayNoTitle, sayReadOnly } from '../shared/words.ts';
import { ask } from './ask.ts';
import { type Bot, PLATFORM } from './bot.ts';
import type { Interaction } from './event.ts';
import { answer, type Working } from './respond.ts';
import { type Shown, sentence } from './shown.ts';
import { ASK_COMMAND, HELP, sayDidYouMean, WHICH_LETTER } from './words.ts';

/** What somebody wants of /advice. */
export type Use =
  /** `notice`: what else it may have been */
  | { readonly kind: 'question'; readonly text: string; readonly notice?: string | undefined }
  | { readonly kind: 'look'; readonly request: Request }
  | { readonly kind: 'help' | 'forget-me' }
  /** nothing can be looked up, and this is said instead */
  | { readonly kind: 'mistake'; readonly sentence: string };

const WORDS = ['help', 'letter', 'topics', 'random', 'about', 'forget-me'] as const;
/** More words behind one of ours are a question that begins with it: "letter to my sister, whom I have not seen". */
const MOST_WORDS = 5;

/** Reads what stands behind the command. A question may begin with any word, so words of ours count only where they make sense. */
export function readUse(archive: Archive, text: string): Use {
  const question = { kind: 'question', text } as const;
  const [first = '', ...others] = text.trim().split(/\s+/u);
  const rest = others.join(' ');
  const isShort = others.length <= MOST_WORDS;
  switch (first.toLowerCase()) {
    case '':
      return { kind: 'help' };
    case 'help':
      return rest === '' ? { kind: 'help' } : question;
    case 'about':
      return rest === '' ? { kind: 'look', request: { kind: 'about' } } : question;
    case 'forget-me':
      return rest === '' ? { kind: 'forget-me' } : question;
    case 'topics':
      if (rest === '') return { kind: 'look', request: { kind: 'topics' } };
      return isTopic(archive, rest) || isShort ? { kind: 'look', request: { kind: 'browse', topic: rest } } : question;
    case 'random':
      if (rest === '') return { kind: 'look', request: { kind: 'random' } };
      return isTopic(archive, rest) || others.length === 1
        ? { kind: 'look', request: { kind: 'random', topic: rest } }
        : question;
    case 'letter':
      return rest === ''
        ? { kind: 'mistake', sentence: WHICH_LETTER }
        : readLetter(archive, rest, isShort ? undefined : question);
    default:
      return others.length === 0 ? readWord(first) : question;
  }
}

function isTopic(archive: Archive, text: string): boolean {
  return archive.topics().some(({ topic }) => topic === text.toLowerCase());
}

/** @param question what it is else, where it is too long for a few words of a title */
function readLetter(archive: Archive, title: string, question: Use | undefined): Use {
  const found = readTitle(archive, title);
  const isWhole = found !== undefined && 'letter' in found && found.letter.title.toLowerCase() === title.toLowerCase();
  if (question !== undefined && !isWhole) return question;
  if (found === undefined) return { kind: 'mistake', sentence: sayNoTitle(ASK_COMMAND) };
  if ('topic' in found) return { kind: 'look', request: { kind: 'browse', topic: found.topic } };
  return { kind: 'look', request: { kind: 'letter', id: found.letter.id, page: 1 } };
}

/** A single word: a short question, also where it is nearly one of ours. */
function readWord(word: string): Use {
  const near = nearestWord(word.toLowerCase(), WORDS);
  return { kind: 'question', text: word, notice: near && sayDidYouMean(near) };
}

/** Answers /advice. Never fails. */
export function handleCommand(bot: Bot, interaction: Interaction, text: string): Promise<void> {
  const use = readUse(bot.archive, text);
  if (use.kind === 'question') {
    const turn = takeTurn(bot, interaction, 'ask');
    if (turn.kind === 'silent') return Promise.resolve();
    if (turn.kind === 'tell') return answer(bot, interaction, () => sentence(turn.sentence));
  }
  return answer(bot, interaction, (working) => answerTo(bot, interaction, use, working));
}

async function answerTo(bot: Bot, interaction: Interaction, use: Use, working: Working): Promise<Shown> {
  switch (use.kind) {
    case 'help':
      return sentence(HELP.join('\n'));
    case 'mistake':
      return sentence(use.sentence);
    case 'forget-me':
      return forgetMe(bot, interaction);
    case 'look':
      return ask(bot, interaction, { request: use.request, surface: 'slash' }, working);
    case 'question': {
      const { text, cut } = questionOf(use.text);
      const notice = cut ? sayReadOnly(text.length) : use.notice;
      const asked = { question: text };
      return ask(bot, interaction, { request: { kind: 'ask', ...asked }, asked, surface: 'slash', notice }, working);
    }
  }
}

/** Removes what is kept of somebody. */
export async function forgetMe({ store }: Bot, { person }: Pick<Interaction, 'person'>): Promise<Shown> {
  return sentence(sayForgotten(await store.votes.forget({ platform: PLATFORM, person })));
}
