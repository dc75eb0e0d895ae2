// What the chat says about itself: its commands, its hints. What it says about letters stands in src/replies/words.ts.
import { isBundledArchive } from '../../src/config/bundled.ts';
import { count, HEDGES_EXPLAINED, INVENTED } from '../../src/replies/words.ts';

/** The commands of the chat, for its help. */
export const CHAT_COMMANDS = [
  ['more', 'further letters, or the next page; "next" does the same'],
  ['open 1', 'the whole letter number 1; "1" alone does the same'],
  ['back', 'the list again, or the one before it'],
  ['like 2', 'letters like number 2'],
  ['why 1', 'why letter 1 was chosen, and how sure that is'],
  ['topics', 'all topics; "topic money" lists its letters'],
  ['random', 'a letter drawn by chance'],
  ['about', 'what this is and what it holds'],
  ['help', 'this list'],
  ['quit', 'end; Ctrl-D does the same'],
] as const;

export const HELP_HEAD = 'Type a question as you would ask a columnist, in your own words. Or one of these:';
/** Below the list of commands. */
export const HELP_FOOT = `${HEDGES_EXPLAINED} A command may begin with "/". What you type stays in this window: nothing is kept.`;

/** What to say when there is nothing to do. */
export const HINTS = {
  noMore: 'There is no more to show. Ask another question, or type "help".',
  noLetters: 'No letter is on the screen yet. Ask a question first, or type "topics" or "random".',
  noList: 'This letter came alone, so there is no list to go back to.',
  firstList: 'This is the first list that was shown, so there is none to go back to.',
  noQuestion: 'These letters were not found by a question, so there is nothing to compare them with.',
  empty: 'That line was empty. Ask a question in a sentence or two.',
} as const;

/** A nearest title is no match, so there is no reason for it. */
export function sayTooFar(number: number, like: string | undefined): string {
  const asked = like === undefined ? 'for your question' : `for being like “${like}”`;
  return `Number ${number} was not chosen ${asked}: it is only one of the nearest titles, and none seems close. "open ${number}" shows it.`;
}

/** Letters that were found by being like another are compared with that one, and their cards say so already. */
export function sayLike(title: string): string {
  return `These letters were chosen for being like “${title}”; the line under each title says what is closest to it.`;
}

/** What was typed is like a command, but none. */
export function sayMeant(typed: string, command: string): string {
  return `Did you mean "${command}"? To ask "${typed}" as a question, type "/ask ${typed}".`;
}

/** There are letters, but not this one. @param hasMore "more" shows further letters */
export function sayNoSuchNumber(number: number, numbers: readonly number[], hasMore: boolean): string {
  const there =
    numbers.length === 1
      ? `; only number ${numbers[0]} is on the screen.`
      : ` on the screen; there are ${new Intl.ListFormat('en').format(numbers.map(String))}.`;
  return `There is no number ${number}${there}${hasMore ? ' "more" shows further letters.' : ''}`;
}

/** "/hlep" */
export function sayNoSuchCommand(typed: string, near: string | undefined): string {
  const hint = near === undefined ? '"help" lists the commands; a question needs no "/".' : `Did you mean "/${near}"?`;
  return `There is no command "/${typed}". ${hint}`;
}

/** The first lines of a conversation. */
export function sayGreeting({
  letters,
  columns,
  directory,
}: {
  letters: number;
  columns: readonly unknown[];
  directory: string;
}): readonly string[] {
  return [
    `Dear Archive: ${count(letters, 'letter')} from ${count(columns.length, 'advice column')}.`,
    ...(isBundledArchive(directory) ? [INVENTED] : []),
    'Ask a question as you would ask a columnist, or type "help".',
  ];
}
