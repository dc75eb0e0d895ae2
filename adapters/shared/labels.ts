// What stands on buttons and selects of ours, and in the lines beside them? Sentences for all platforms: words.ts of replies.
import { count } from '../../src/replies/words.ts';

/** On buttons: short, because a phone shows some 34 characters. */
export const LABELS = Object.freeze({
  letter: 'Whole letter',
  uncover: 'Show this letter',
  similar: 'More like this',
  why: 'Why this letter?',
  helpful: 'Helpful',
  'not-helpful': 'Not helpful',
  share: 'Share here',
  next: 'Next',
  dismiss: 'Dismiss',
  'show-letters': 'Show the letters',
  'more-titles': 'More titles',
  point: 'Point them here',
});

/** On selects. */
export const PLACEHOLDERS = Object.freeze({
  letter: 'Open a letter',
  topic: 'Choose a topic',
  point: 'Choose one to three letters',
});

/** On the buttons that turn pages. */
export function pageLabel(page: number): string {
  return `Page ${page}`;
}

/** On the second and later selects of topics: "Topics 26 to 50" */
export function topicsPlaceholder(from: number, to: number): string {
  return from === 1 ? PLACEHOLDERS.topic : `Topics ${from} to ${to}`;
}

/** In place of an address, where words can lead to it. */
export const WHERE_IT_APPEARED = 'Where it appeared';

/** Above the button "Next": "2 more letters: Next" */
export function sayMoreByButton(more: number): string {
  return `${count(more, 'more letter')}: ${LABELS.next}`;
}

/** Above what was asked; these lines are read back, so a change ends the buttons of cards sent before. */
export const ASKED_HEADS = Object.freeze({
  whole: 'You asked:',
  cut: 'You asked at length; I go on from this beginning of it:',
});
/** Below what was asked. */
export const ASKED_TOPIC = 'Among letters on: ';
/** Below what was asked. */
export const ASKED_COLUMN = 'Among letters in: ';

/** In place of an address that is longer than a message should be. */
export const LONG_ADDRESS = 'Its address is too long to stand here.';
/** Before the name of whoever shared a card. */
export const SHARED_BY = 'Shared by';

/** After the name of the one to whom somebody points letters, in their thread: nothing of the question is in it. */
export const POINTED_TO = 'Past letters near your message:';

/** After the last of a list that does not fit: "and 12 more" */
export function sayAndMore(more: number): string {
  return `and ${more.toLocaleString('en')} more`;
}

/** Above topics in a reply about something else. */
export const TOPICS_TO_BROWSE = 'Topics to browse: ';
