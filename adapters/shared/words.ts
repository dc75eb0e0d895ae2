// What does the bot say on every platform about what it does there? What it says about letters stands in src/replies/words.ts.
import { count } from '../../src/replies/words.ts';
import type { ChannelPolicy } from '../../src/state/policy.ts';

/** After something was shown to all. */
export const SHARED = 'It stands in the channel now.';
/** A card could not be taken away. */
export const CANNOT_DISMISS = 'I could not take that away just now. Please try again in a minute.';
/** After pointing somebody to letters. */
export const POINTED = 'Done: the letters stand below that message.';
/** A message without words to search by. */
export const NO_WORDS = 'There are no words in that message to search by.';
/** Above the status after a reload. */
export const RELOADED = 'The letter files were read again.';
/** That message can't be answered any more. */
export const MESSAGE_GONE = 'That message is not there any more.';

/** The question behind "Show me privately" can't be read. @param command how one asks here: "/advice ask" */
export function sayQuestionGone(command: string): string {
  return `I can’t read that question any more. Ask me with ${command}: only you see the answer.`;
}

/** A card has no question to go on with. @param command how one asks here */
export function sayNoQuestion(command: string): string {
  return `These letters were not found by a question. Ask one with ${command}.`;
}

/** Somebody presses what was made for another person. @param command how one asks here */
export function sayNotYours(command: string): string {
  return `This button is for the person who asked. Ask me with ${command}: only you see the answer.`;
}

/** No title fits. @param command how one asks here */
export function sayNoTitle(command: string): string {
  return `No letter has a title like that. ${command} finds letters by what they are about.`;
}

/** The platform could not be reached while something was posted for all to see. @param platform its name: "Discord" */
export function sayPerhapsShared(platform: string): string {
  return `${platform} was slow to answer. Please look whether the letter stands in the channel before you try again.`;
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
