// What does the bot say on Slack about itself and Slack? What it says about letters stands in src/replies/words.ts.

import { count } from '../../src/replies/words.ts';
import { type GuardedAction, NEEDED } from '../shared/rights.ts';
import { SHORTCUTS } from './surface.ts';

/** How one asks here. */
export const ASK_COMMAND = '/advice';
const [FIND, ASK] = [SHORTCUTS[0].name, SHORTCUTS[1].name];

/** To somebody who only said our name. */
export const HOW_TO =
  'Ask me with /advice and your question, in your own words, and I look for past letters near it. Only you see the answer.';

/** To somebody who wrote to us alone, and without words. */
export const HOW_TO_HERE = 'Write me your question here, in your own words, and I look for past letters near it.';
/** Over the questions that are suggested above the messages with us. */
export const PROMPTS_TITLE = 'Write what it is about, in your own words, or try one of these:';

/** What can be done, each line a way. */
export const HELP: readonly string[] = [
  'Type /advice and your question: only you see the answer.',
  '/advice letter and a title: that letter.',
  '/advice topics: what the letters are about; with a topic behind it, the letters on it.',
  '/advice random: a letter drawn by chance; with a topic behind it, one on that.',
  '/advice about: what this is, and what it holds.',
  '/advice forget-me: removes what is kept of your votes.',
  `In the menu of any message: “${FIND}”. Beside the field for messages: “${ASK}”.`,
];

/** A title was asked for, and none was named. */
export const WHICH_LETTER =
  'Which letter? Type a word of its title behind it: /advice letter, then that word. /advice topics lists topics.';

/** Below a list of topics that has no room for all. */
export const MORE_TOPICS = 'More of them can be chosen in my home tab.';

/** Nothing is shared or pointed to where nobody else is, or where we are not. */
export const CANNOT_POST = {
  'not-in-channel': 'I am not in this channel, so I can’t post here. Type /invite and my name, then try again.',
  'no-channel': 'I am not in this conversation, so I can’t post here. In a channel, type /invite and my name, then try again.',
  archived: 'This channel is archived: nobody can write in it any more.',
  'not-allowed': 'This workspace does not let apps write here. Somebody who looks after it can change that.',
  'rate-limited': 'Slack lets me post no more just now. Please try again in a minute.',
  'no-scope': 'I was not given leave to write here (chat:write). Somebody who looks after this app can give it to me.',
} as const;

/** Slack gives three seconds to open something, and they were over. */
export const OPENED_TOO_LATE = 'Slack gave me no time to open it. Please try it once more.';
/** A column was chosen that is not there any more. */
export const NO_COLUMN = 'This column is not here any more.';
/** No channel was chosen whose policy is to change. */
export const NO_CHANNEL = 'Choose a channel.';

/** Somebody may not do that. */
export function sayNotAllowed(action: GuardedAction): string {
  return NEEDED[action] === 'administrator'
    ? 'That is for those who look after this app in the workspace.'
    : 'That is for moderators of letters.';
}

/** After a change of those who look after letters beside those in the settings. @param people how many there are now */
export function sayModerators(people: number): string {
  return people === 0
    ? 'Nobody is a moderator of letters beside those in the settings.'
    : `${count(people, 'moderator')} of letters, beside those in the settings.`;
}

/** A word behind /advice that is nearly one of ours. */
export function sayDidYouMean(word: string): string {
  return `Did you mean /advice ${word}? I took it as a question.`;
}
