// What does a typed line ask for? A few words are commands when they stand alone; everything else is a question.
import type { Request } from '../../src/replies/request.ts';
import { nearestWord } from '../../src/text/nearest.ts';
import type { Conversation } from './conversation.ts';
import { HINTS, sayNoSuchCommand, sayNoSuchNumber, sayTooFar } from './words.ts';

/** A line that was read: a request, a word to the terminal itself, or a hint why it can't be done. */
export type ReadLine =
  /** `pageSize`: the letter is parted so; left out: as the screen is */
  | { readonly kind: 'request'; readonly request: Request; readonly pageSize?: number | undefined }
  | { readonly kind: 'help' }
  | { readonly kind: 'quit' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'hint'; readonly text: string };

/** Words that are commands when nothing stands behind them. */
const ALONE = [
  'help',
  'quit',
  'exit',
  'q',
  'topics',
  'random',
  'about',
  'status',
  'more',
  'next',
  'open',
  'like',
  'why',
] as const;
type Alone = (typeof ALONE)[number];
/** Words that take the number of a letter. */
const NUMBERED = ['open', 'like', 'why'] as const;
type Numbered = (typeof NUMBERED)[number];
const SLASH_COMMANDS = [...ALONE, 'topic', 'ask'];

/** Reads a typed line. Never fails; what is no command is a question. */
export function readLine(line: string, conversation: Conversation): ReadLine {
  const text = line.trim();
  if (text === '') return { kind: 'empty' };
  if (text === '?') return { kind: 'help' };
  return readCommand(text, conversation) ?? { kind: 'request', request: { kind: 'ask', question: text } };
}

function readCommand(text: string, conversation: Conversation): ReadLine | undefined {
  const {
    slash = '',
    verb: typed = '',
    rest = '',
  } = /^(?<slash>\/?)(?<verb>[a-z]+)(?:\s+(?<rest>\S.*))?$/isu.exec(text)?.groups ?? {};
  const verb = typed.toLowerCase();
  const number = /^#?(\d{1,3})\.?$/u.exec(rest || text)?.[1];
  if (rest === '' && isOneOf(ALONE, verb)) return readAlone(verb, conversation);
  if (number !== undefined && isOneOf(NUMBERED, verb)) return readNumbered(verb, Number(number), conversation);
  if (number !== undefined && typed === '' && conversation.shown.size > 0)
    return readNumbered('open', Number(number), conversation);
  if (verb === 'topic' && (slash !== '' || isName(rest))) return readTopic(rest);
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

/** "topic long distance" names a topic; "Topic of the day: why won't he call?" is a question. */
function isName(rest: string): boolean {
  return rest !== '' && !/[?.!:]/u.test(rest) && rest.split(/\s+/u).length <= 3;
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

function readMore({ nextPage, further }: Conversation): ReadLine {
  if (nextPage) return { kind: 'request', ...nextPage };
  return further ? { kind: 'request', request: further } : { kind: 'hint', text: HINTS.noMore };
}

function readNumbered(verb: Numbered, number: number, { shown, question, tooFar }: Conversation): ReadLine {
  const id = shown.get(number);
  if (id === undefined)
    return { kind: 'hint', text: shown.size === 0 ? HINTS.noLetters : sayNoSuchNumber(number, [...shown.keys()]) };
  if (verb === 'open') return { kind: 'request', request: { kind: 'letter', id, page: 1 } };
  if (verb === 'like') return { kind: 'request', request: { kind: 'similar', id, from: 0 } };
  if (question === undefined) return { kind: 'hint', text: tooFar ? sayTooFar(number) : HINTS.noQuestion };
  return { kind: 'request', request: { kind: 'why', id, question, place: number } };
}
