// What does a typed line ask for? A few words are commands when they stand alone; everything else is a question.
import type { Request } from '../../src/replies/request.ts';
import { nearestWord } from '../../src/text/nearest.ts';
import { ALONE, type Alone, NUMBERED, type Numbered } from './commands.ts';
import type { Conversation } from './conversation.ts';
import { meantCommand } from './meant.ts';
import { isSpokenBack, spokenNumber } from './spoken.ts';
import { HINTS, sayLike, sayMeant, sayNoSuchCommand, sayNoSuchNumber, sayTooFar } from './words.ts';

/** A line that was read: a request, a word to the terminal itself, or a hint why it can't be done. */
export type ReadLine =
  /** `pageSize`: the letter is parted so; left out: as the screen is */
  | { readonly kind: 'request'; readonly request: Request; readonly pageSize?: number | undefined }
  | { readonly kind: 'help' }
  | { readonly kind: 'quit' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'hint'; readonly text: string };

const SLASH_COMMANDS = [...ALONE, 'topic', 'ask'];

/** Reads a typed line. Never fails; what is no command is a question. */
export function readLine(line: string, conversation: Conversation): ReadLine {
  const text = line.trim();
  if (text === '') return { kind: 'empty' };
  if (text === '?') return { kind: 'help' };
  return readCommand(text, conversation) ?? readSlip(text) ?? { kind: 'request', request: { kind: 'ask', question: text } };
}

/** To search for "opne 1" would take away the very letters that were to be opened. */
function readSlip(text: string): ReadLine | undefined {
  const command = meantCommand(text);
  return command === undefined ? undefined : { kind: 'hint', text: sayMeant(text, command) };
}

function readCommand(text: string, conversation: Conversation): ReadLine | undefined {
  const {
    slash = '',
    verb: typed = '',
    rest = '',
  } = /^(?<slash>\/?)(?<verb>[a-z]+)(?:\s+(?<rest>\S.*))?$/isu.exec(text)?.groups ?? {};
  const verb = typed.toLowerCase();
  if (rest === '' && isOneOf(ALONE, verb)) return readAlone(verb, conversation);
  const spoken = spokenNumber(text);
  // While no letter is on the screen, "2" and "the first one" are no answers to anything; "open 2" is a command all the same.
  if (spoken && (conversation.shown.size > 0 || (isOneOf(NUMBERED, verb) && /^#?\d+\.?$/u.test(rest))))
    return readNumbered(spoken.verb, spoken.number, conversation);
  if (conversation.lists.length > 0 && isSpokenBack(text)) return readBack(conversation);
  if (verb === 'topic' && (slash !== '' || rest === '' || isName(rest))) return readTopic(rest);
  if (slash === '') return undefined;
  if (verb === 'ask' && rest !== '') return { kind: 'request', request: { kind: 'ask', question: rest } };
  return {
    kind: 'hint',
    text: sayNoSuchCommand(typed, SLASH_COMMANDS.includes(verb) ? undefined : nearestWord(verb, SLASH_COMMANDS)),
  };
}

function isOneOf<Word extends string>(words: readonly Word[], word: string): word is Word {
  return words.some((known) => known === word);
}

/** No bundled topic has more: "worried about a child". */
const TOPIC_WORDS = 4;

/** "topic long distance" names a topic; "topic of death" and "topic that my house dares not mention" are questions. */
function isName(rest: string): boolean {
  return !/^of\s|[?.!:]/iu.test(rest) && rest.split(/\s+/u).length <= TOPIC_WORDS;
}

function readTopic(topic: string): ReadLine {
  return { kind: 'request', request: topic === '' ? { kind: 'topics' } : { kind: 'browse', topic } };
}

function readAlone(verb: Alone, conversation: Conversation): ReadLine {
  switch (verb) {
    case 'help':
      return { kind: 'help' };
    case 'quit':
    case 'exit':
    case 'q':
      return { kind: 'quit' };
    case 'more':
    case 'next':
      return readMore(conversation);
    case 'back':
      return readBack(conversation);
    case 'list':
      return goTo(conversation.lists.at(-1)?.request, conversation);
    case 'open':
    case 'like':
    case 'why': {
      const [first = 1] = conversation.shown.keys();
      return readNumbered(verb, conversation.current ?? first, conversation);
    }
    default:
      return { kind: 'request', request: { kind: verb } };
  }
}

/** From a letter to the list that it stands in; from a list to the one before it. */
function readBack(conversation: Conversation): ReadLine {
  return goTo(conversation.lists.at(conversation.isAway ? -1 : -2)?.request, conversation);
}

function goTo(list: Request | undefined, { lists, shown }: Conversation): ReadLine {
  if (list) return { kind: 'request', request: list };
  if (shown.size === 0) return { kind: 'hint', text: HINTS.noLetters };
  return { kind: 'hint', text: lists.length > 0 ? HINTS.firstList : HINTS.noList };
}

function readMore({ nextPage, further }: Conversation): ReadLine {
  if (nextPage) return { kind: 'request', ...nextPage };
  return further ? { kind: 'request', request: further } : { kind: 'hint', text: HINTS.noMore };
}

function readNumbered(verb: Numbered, number: number, conversation: Conversation): ReadLine {
  const { shown, question, nextPage, further } = conversation;
  const id = shown.get(number);
  if (id === undefined) {
    const hasMore = further !== undefined && nextPage === undefined;
    return { kind: 'hint', text: shown.size === 0 ? HINTS.noLetters : sayNoSuchNumber(number, [...shown.keys()], hasMore) };
  }
  if (verb === 'open') return { kind: 'request', request: { kind: 'letter', id, page: 1 } };
  if (verb === 'like') return { kind: 'request', request: { kind: 'similar', id, from: 0 } };
  if (question === undefined) return { kind: 'hint', text: sayUnasked(number, conversation) };
  return { kind: 'request', request: { kind: 'why', id, question, place: number } };
}

/** Why there is no "why" for letters that no question has found. */
function sayUnasked(number: number, { like, tooFar }: Conversation): string {
  if (tooFar) return sayTooFar(number, like);
  return like === undefined ? HINTS.noQuestion : sayLike(like);
}
