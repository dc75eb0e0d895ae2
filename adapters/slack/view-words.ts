// What stands in Slack's modals, forms and home tab, beside what is said everywhere? Titles and buttons have at most 24 characters.

/** Over modals. */
export const TITLES = Object.freeze({
  found: 'Past letters',
  preview: 'Preview',
  ask: 'Ask the archive',
  answer: 'Dear Archive',
  channel: 'Which channel?',
  policy: 'Letters in a channel',
  moderators: 'Moderators of letters',
});

/** On the buttons of modals. */
export const VIEW_BUTTONS = Object.freeze({ preview: 'Preview', ask: 'Ask', next: 'Next', save: 'Save', close: 'Close' });

/** While an answer is made. */
export const WORKING = 'One moment: I am looking.';

/** Over what would be posted. */
export const PREVIEW_HEAD = 'This will stand in the thread of that message, and its author is told:';
/** Over what would be posted, where not all that was chosen has room. */
export const PREVIEW_PART = 'Not all that you chose has room in one message.';

/** Over inputs, and below them. */
export const INPUTS = Object.freeze({
  chosen: 'Choose one to three letters',
  question: 'What is it about?',
  questionHint: 'A sentence or two, as you would ask a columnist. Only you see the answer.',
  topic: 'Only letters on this topic',
  column: 'Only letters in this column',
  title: 'Or open a letter by its title',
  typing: 'Type to search',
  channel: 'Channel',
  mode: 'What may stand in the channel?',
  topics: 'Only letters on these topics',
  topicsHint: 'With commas between them; empty: every topic.',
  notes: 'Letters with these notes stay out',
  mostLetters: 'Letters in one answer, at most',
  mostLength: 'Characters in one answer, at most',
  mostLengthHint: '500 to 12,000; empty: as many as Slack allows. Whole letters are left out to fit.',
  moderators: 'People',
  moderatorsHint: 'They may point others to letters and say what a channel allows, beside those named in the settings.',
});

/** What a channel may allow, as choices. */
export const MODES = Object.freeze({
  off: 'Nothing: answers are private, and none is shared',
  private: 'Letters that members share; answers are private',
  public: 'Answers to mentions, for all to read',
});

/** In the home tab. */
export const HOME = Object.freeze({
  name: 'Dear Archive',
  ask: 'Ask the archive',
  random: 'A letter by chance',
  topics: 'Topics',
  recent: 'New letters',
  privacy: 'Privacy',
  privacyText:
    'Only you see what I answer, unless you share it. I keep no question, no name and no message. Which letters were helpful is counted, once for each person, in a form that names nobody; “Forget me” removes yours.',
  forget: 'Forget me',
  admin: 'For administrators',
  moderator: 'For moderators',
  reload: 'Read the letters again',
  policy: 'What channels allow',
  moderators: 'Moderators',
});

/** A form was sent without anything to look for. */
export const NOTHING_ASKED = 'Write what it is about, or choose a topic, a column or a title.';
/** A number is none, or out of its bounds. */
export const NO_NUMBER = 'A whole number from 500 to 12,000, or nothing.';

/** A policy names a topic that no letter has. */
export function sayUnknownTopic(topic: string, near: string | undefined): string {
  return `No letter has the topic “${topic}”.${near === undefined ? '' : ` Did you mean “${near}”?`}`;
}
