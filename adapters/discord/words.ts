// What does the bot say on Discord about itself and Discord? What it says about letters stands in src/replies/words.ts.
import { count } from '../../src/replies/words.ts';
import type { ChannelPolicy } from '../../src/state/policy.ts';
import type { GuardedAction } from '../shared/rights.ts';
import { NEEDED } from '../shared/rights.ts';
import { MENU_NAME } from './commands.ts';

/** To somebody who only said our name, or wrote to us without words. */
export const HOW_TO =
  'Ask me with /advice ask, in your own words, and I look for past letters near your question. Only you see the answer.';

/** To somebody who mentions us in answer to another message. */
export const EXPLAIN_MENU = `I can’t see the message that you answered. To search for it: open its menu (hold it, or the three dots), then Apps, then “${MENU_NAME}”. Only you see what comes.`;

/** The button below a new post. */
export const FORUM_BUTTON = 'Past letters like this';

/** While something is on its way into the channel. */
export const SHARING = 'One moment: it is on its way into the channel.';
/** After something was shown to all. */
export const SHARED = 'It stands in the channel now.';
/** Discord showed to one person what was meant for all. */
export const SHARED_PRIVATELY = 'This server lets me answer in private only, so nobody else can see it.';
/** Discord could not be reached while something was posted. */
export const PERHAPS_SHARED =
  'Discord was slow to answer. Please look whether the letter stands in the channel before you try again.';
/** A card could not be taken away. */
export const CANNOT_DISMISS = 'I could not take that away just now. Please try again in a minute.';
/** While the letters are on their way below somebody's message. */
export const POINTING = 'One moment: the letters are on their way.';
/** After pointing somebody to letters. */
export const POINTED = 'Done: the letters stand below that message.';
/** Above the letters to choose from. */
export const CHOOSE = 'Choose one to three letters, then press “Point them here”.';

/** Where we may not post, or not answer a message: to the moderator who wanted it. */
export const CANNOT_POINT = {
  notMember: 'I am not a member of this server, so I can’t post here. An administrator can add me.',
  access: 'I can’t see this channel. To point people to letters here I need “View Channel”.',
  send: 'I may not write here. To point people to letters I need “Send Messages”, in threads “Send Messages in Threads”.',
  history: 'I may not read what was said here before, and so can’t answer that message. I need “Read Message History”.',
  direct: 'There is nobody to point to letters here.',
  gone: 'That message is not there any more.',
} as const;

/** The message behind "Show me privately" can't be read. */
export const QUESTION_GONE = 'I can’t read that question any more. Ask me with /advice ask: only you see the answer.';
/** A card has no question to go on with. */
export const NO_QUESTION = 'These letters were not found by a question. Ask one with /advice ask.';
/** A message without words to search by. */
export const NO_WORDS = 'There are no words in that message to search by.';
/** Somebody presses what was made for another person. */
export const NOT_YOURS = 'This button is for the person who asked. Ask me with /advice ask: only you see the answer.';
/** A command that this version does not have. */
export const OTHER_VERSION =
  'I don’t have this command any more. Please try again in a minute, or tell whoever looks after this bot.';
/** No title fits. */
export const NO_TITLE = 'No letter has a title like that. /advice ask finds letters by what they are about.';
/** Above the status after a reload. */
export const RELOADED = 'The letter files were read again.';

/** Somebody may not do that. */
export function sayNotAllowed(action: GuardedAction): string {
  return NEEDED[action] === 'administrator'
    ? 'That is for those who may manage this server.'
    : 'That is for those who look after messages here, and for moderators of letters.';
}

/** After "forget me". */
export function sayForgotten(votes: number): string {
  return votes === 0
    ? 'Nothing of yours was kept, and nothing is.'
    : `${count(votes, 'vote')} of yours ${votes === 1 ? 'was' : 'were'} removed. Nothing else of yours is kept.`;
}

/** A long message was read in part. */
export function sayReadOnly(characters: number): string {
  return `That was long: I read its first ${characters.toLocaleString('en')} characters.`;
}

/** What a channel allows. */
export function sayPolicy({ mode, topics, excludedNotes, mostLetters, mostLength, forumHelper }: ChannelPolicy): string {
  const modes = {
    off: 'No letters stand in this channel; answers are private.',
    private: 'Answers are private; members may share letters.',
    public: 'Mentions are answered for all to read.',
  };
  return [
    modes[mode],
    topics.length === 0 ? 'Letters of every topic.' : `Only letters on: ${topics.join(', ')}.`,
    excludedNotes.length === 0 ? '' : `Letters with these notes stay out: ${excludedNotes.join(', ')}.`,
    `At most ${count(mostLetters, 'letter')} in one answer${mostLength === null ? '' : `, and ${count(mostLength, 'character')}`}.`,
    forumHelper ? 'Below each new post of a forum stands a button with past letters like it.' : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** Over the names of those who look after letters beside those with the permission. @param people how many there are */
export function sayModerators(people: number): string {
  return people === 0
    ? 'Nobody is a moderator of letters beside those with “Manage Messages”.'
    : `${count(people, 'moderator')} of letters, beside those with “Manage Messages”:`;
}

/** A policy names a topic that no letter has. */
export function sayNoTopic(topic: string, near: string | undefined): string {
  return `No letter has the topic “${topic}”${near === undefined ? ': /advice topics lists them.' : `. Did you mean “${near}”?`}`;
}

/** A policy names a content note that there is not. */
export function sayNoNote(note: string, known: readonly string[]): string {
  return `There is no content note “${note}”; there are ${new Intl.ListFormat('en').format(known)}.`;
}
