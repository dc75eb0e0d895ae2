// What the chat says about itself: its commands, its hints. What it says about letters stands in src/replies/words.ts.
import { count } from '../../src/replies/words.ts';

/** The commands of the chat, for its help. */
export const CHAT_COMMANDS = [
  ['more', 'further letters, or the next page'],
  ['open 1', 'the whole letter number 1; "1" alone does the same'],
  ['like 2', 'letters like number 2'],
  ['why 1', 'what your question and letter 1 share'],
  ['topics', 'all topics; "topic money" lists its letters'],
  ['random', 'a letter drawn by chance'],
  ['about', 'what this is and what it holds'],
  ['help', 'this list'],
  ['quit', 'end; Ctrl-D does the same'],
] as const;

export const HELP_HEAD = 'Type a question as you would ask a columnist, in your own words. Or one of these:';
/** Below the list of commands. */
export const HELP_FOOT = 'A command may begin with "/". What you type stays in this window: nothing is kept.';

/** What to say when there is nothing to do. */
export const HINTS = {
  noMore: 'There is no more to show. Ask another question, or type "help".',
  noLetters: 'No letter is on the screen yet. Ask a question first, or type "topics" or "random".',
  noQuestion: 'These letters were not found by a question, so there is nothing to compare them with.',
  empty: 'That line was empty. Ask a question in a sentence or two.',
} as const;

/** A nearest title is no match, so there is no reason for it. */
export function sayTooFar(number: number): string {
  return `Number ${number} was not chosen for your question: it is only one of the nearest titles, and none is close. "open ${number}" shows it.`;
}

/** There are letters, but not this one. */
export function sayNoSuchNumber(number: number, numbers: readonly number[]): string {
  const [first] = numbers;
  const there =
    numbers.length === 1 ? `only number ${first} is` : `there are ${new Intl.ListFormat('en').format(numbers.map(String))}`;
  return numbers.length === 1
    ? `There is no number ${number}; ${there} on the screen.`
    : `There is no number ${number} on the screen; ${there}.`;
}

/** "/hlep" */
export function sayNoSuchCommand(typed: string, near: string | undefined): string {
  const hint = near === undefined ? '"help" lists the commands; a question needs no "/".' : `Did you mean "/${near}"?`;
  return `There is no command "/${typed}". ${hint}`;
}

/** The first lines of a conversation. */
export function sayGreeting({ letters, columns }: { letters: number; columns: readonly unknown[] }): readonly string[] {
  return [
    `Dear Archive: ${count(letters, 'letter')} from ${count(columns.length, 'advice column')}.`,
    'Ask a question as you would ask a columnist, or type "help".',
  ];
}
