// What must a renderer of a platform be told beside the reply, and what can be pressed on what it makes?
import type { Letter } from '../../src/letters/letter.ts';
import type { TitlesReply } from '../../src/replies/reply.ts';
import type { CursorAction } from './cursor.ts';

/** What pressing a button, or choosing from a select, means. See {@link RenderContext.buttons} for each action. */
export type Meaning = {
  readonly action: CursorAction;
  readonly letters: readonly Letter['id'][];
  /** whole numbers, 0 to 65,535, at most two */
  readonly numbers: readonly number[];
  /** with `browse`: which list goes on */
  readonly list?: TitlesReply['of'] | undefined;
};

/** What was asked, as "next" and "why" need it again. */
export type Asked = {
  readonly question: string;
  readonly topic?: string | undefined;
  readonly column?: string | undefined;
};

/** What a message depends on beside the reply. */
export type RenderContext = {
  /**
   * The signed value of a button or select (Discord: its `custom_id`), and the value of an option that opens a letter: at most
   * 100 characters, different for different meanings; with one letter at most 63, so that it can be an option on Slack. `undefined`: this is not offered here, and nothing to press appears.
   *
   * | action | letters | numbers | on |
   * |---|---|---|---|
   * | `letter` | the letter | its page, from 1 | "Whole letter", the pages before and behind, an option of a list |
   * | `letter` | none | none | the select whose options open letters |
   * | `uncover` | the letter | its place | "Show this letter" on a covered match |
   * | `similar` | the letter | 0 | "More like this" |
   * | `next` | none | how many were shown | "Next"; below "more like this" the caller makes it a `similar` from there |
   * | `why` | the letter | its place | "Why this letter?" |
   * | `helpful`, `not-helpful`, `share` | the letter | none | private cards; the votes on public ones too |
   * | `browse` | none | number of the select, from 0 | selects whose options are topics: an option's value is the topic |
   * | `browse`, with `list` | none | how many were listed | "More titles"; on Slack the options that are topics, with 0 |
   * | `show` | none | none | "Show me privately" below a neutral line, "Show the letters" below help lines |
   * | `point` | none | none | the select of letters to point to; an option's value is `point` with its letter |
   * | `point` | those chosen, 1 to 3 | none | "Point them here" |
   * | `dismiss` | none | none | public cards |
   * | `ask`, `random`, `forget` | none | none | Slack's home tab: the form to ask with, a letter by chance, "forget me" |
   * | `reload`, `policy`, `moderators` | none | none | Slack's home tab, for administrators |
   */
  readonly buttons: (meaning: Meaning) => string | undefined;
  readonly shownTo: 'private' | 'public';
  /** what was asked; only private cards carry it, in a line that `askedIn` reads back. Never shown in public. */
  readonly asked?: Asked | undefined;
  /** the user id of the one who shared it or points to it */
  readonly sharedBy?: string | undefined;
  /** the user id of the one whom somebody points to it; left out: nobody is addressed, or the platform addresses them by itself */
  readonly addressedTo?: string | undefined;
  /** a sentence of ours above the reply: why it is private although public was asked for */
  readonly notice?: string | undefined;
  /** a moderator may choose letters to point to; `chosen` are those chosen so far */
  readonly pointing?: { readonly chosen: readonly Letter['id'][] } | undefined;
};

/** What parts of a message are made with: `buttons` gives each custom id once, `values` is for options, which may repeat one. */
export type CardContext = RenderContext & { readonly values: RenderContext['buttons'] };
