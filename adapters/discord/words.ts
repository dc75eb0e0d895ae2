// What does the bot say on Discord about itself and Discord? What it says about letters stands in src/replies/words.ts.
import { count } from '../../src/replies/words.ts';
import type { GuardedAction } from '../shared/rights.ts';
import { NEEDED } from '../shared/rights.ts';
import { MESSAGE_GONE } from '../shared/words.ts';
import { MENU_NAME } from './commands.ts';

/** How one asks here. */
export const ASK_COMMAND = '/advice ask';

/** To somebody who only said our name, or wrote to us without words. */
export const HOW_TO =
  'Ask me with /advice ask, in your own words, and I look for past letters near your question. Only you see the answer.';

/** To somebody who mentions us in answer to another message. */
export const EXPLAIN_MENU = `I can’t see the message that you answered. To search for it: open its menu (hold it, or the three dots), then Apps, then “${MENU_NAME}”. Only you see what comes.`;

/** The button below a new post. */
export const FORUM_BUTTON = 'Past letters like this';

/** While something is on its way into the channel. */
export const SHARING = 'One moment: it is on its way into the channel.';
/** While the letters are on their way below somebody's message. */
export const POINTING = 'One moment: the letters are on their way.';
/** Discord showed to one person what was meant for all. */
export const SHARED_PRIVATELY = 'This server lets me answer in private only, so nobody else can see it.';
/** Above the letters to choose from. */
export const CHOOSE = 'Choose one to three letters, then press “Point them here”.';

/** Where we may not post, or not answer a message: to the moderator who wanted it. */
export const CANNOT_POINT = {
  notMember: 'I am not a member of this server, so I can’t post here. An administrator can add me.',
  access: 'I can’t see this channel. To point people to letters here I need “View Channel”.',
  send: 'I may not write here. To point people to letters I need “Send Messages”, in threads “Send Messages in Threads”.',
  history: 'I may not read what was said here before, and so can’t answer that message. I need “Read Message History”.',
  direct: 'There is nobody to point to letters here.',
  gone: MESSAGE_GONE,
} as const;

/** A command that this version does not have. */
export const OTHER_VERSION =
  'I don’t have this command any more. Please try again in a minute, or tell whoever looks after this bot.';

/** Somebody may not do that. */
export function sayNotAllowed(action: GuardedAction): string {
  return NEEDED[action] === 'administrator'
    ? 'That is for those who may manage this server.'
    : 'That is for those who look after messages here, and for moderators of letters.';
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
