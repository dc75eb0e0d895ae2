// What can we answer, whatever the platform? Plain data; adapters render every kind.
import type { Letter } from '../letters/letter.ts';
import type { TopicCount } from '../letters/shelf.ts';
import type { Match, NothingReason, Searched } from '../search/match.ts';

/** What a reader can do with a letter from here; a platform shows those that it has buttons or commands for. */
export type Action = 'letter' | 'similar' | 'helpful' | 'not-helpful' | 'share' | 'next' | 'why';

/** A match as it is shown. Noted letters are covered: their texts appear only when the reader asks. */
export type ShownMatch = {
  readonly match: Match;
  /** 1 for the best of the whole answer */
  readonly place: number;
  readonly covered: boolean;
  readonly actions: readonly Action[];
};

/** A letter by its title, for lists. */
export type Listed = Pick<Letter, 'id' | 'title' | 'column' | 'date' | 'topics' | 'contentNotes'>;

/** A help line for people in danger. */
export type HelpLine = {
  readonly place: string;
  readonly name: string;
  readonly contact: string;
  readonly url?: string | undefined;
};

/** Matches, never empty. */
export type MatchesReply = {
  readonly kind: 'matches';
  /** what they are matches of; `why`: one match, to say at length why it was found */
  readonly of: { readonly kind: 'question' } | { readonly kind: 'letter'; readonly title: string } | { readonly kind: 'why' };
  readonly matches: readonly [ShownMatch, ...ShownMatch[]];
  /** further matches that "next" would show */
  readonly more: number;
  readonly searched: Searched;
};

/** Nothing is close, said plainly. */
export type NothingCloseReply = {
  readonly kind: 'nothing-close';
  readonly reason: NothingReason;
  /** the title of the letter to which others were to be like; left out: a question was asked */
  readonly likeTitle?: string | undefined;
  readonly searched: Searched;
  readonly topics: readonly TopicCount[];
  /** the nearest titles, to be marked as not close */
  readonly nearest: readonly Listed[];
};

/** A whole letter, one page of it (see {@link paginate}); where the publisher allows excerpts only, how its texts begin. */
export type LetterReply = {
  readonly kind: 'letter';
  readonly letter: Letter;
  readonly columnist?: string | undefined;
  readonly parts: readonly LetterPart[];
  readonly page: number;
  readonly pages: number;
  /** the publisher allows excerpts only: read on at the letter's own address */
  readonly excerptOnly: boolean;
};

/** A part of a whole letter in reading order; `text` is exactly the letter's `field` from `start`. */
export type LetterPart = {
  readonly field: 'salutation' | 'question' | 'signature' | 'answer' | 'signOff';
  readonly text: string;
  /** offset of `text` in the field */
  readonly start: number;
};

/** Titles to choose from. */
export type TitlesReply = {
  readonly kind: 'titles';
  readonly of:
    | { readonly kind: 'topics' }
    /** `nearest`: topics near one that no letter has; left out: there is none */
    | { readonly kind: 'topic'; readonly topic: string; readonly nearest?: readonly string[] | undefined }
    | { readonly kind: 'column'; readonly column: string }
    | { readonly kind: 'all' };
  /** all topics where they are the list; topics to choose from where no letter fits */
  readonly topics: readonly TopicCount[];
  readonly titles: readonly Listed[];
  /** how many titles were listed before these */
  readonly from: number;
  /** how many there are beyond these */
  readonly more: number;
};

/** Help lines first; the letters are one press away. */
export type HelpFirstReply = {
  readonly kind: 'help-first';
  readonly help: readonly HelpLine[];
  readonly letters: MatchesReply | NothingCloseReply;
};

/** What this is, and what it holds. */
export type AboutReply = {
  readonly kind: 'about';
  readonly version: string;
  readonly letters: number;
  readonly columns: readonly string[];
  /** the letters are those that come with the program */
  readonly bundled?: boolean | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** How the archive is, for those who look after it. */
export type StatusReply = {
  readonly kind: 'status';
  readonly letters: number;
  readonly held: number;
  readonly columns: readonly { readonly name: string; readonly letters: number }[];
  /** letter files and other things that need somebody */
  readonly problems: number;
};

/** A vote was taken; `helpful` left out: somebody said thank you. */
export type ThanksReply = { readonly kind: 'thanks'; readonly helpful?: boolean | undefined };

/** Something went wrong: a calm sentence, and where the log has the rest. */
export type TroubleReply = { readonly kind: 'trouble'; readonly sentence: string; readonly reference?: string | undefined };

/** Everything that we can answer. Switches over it end in `assertNever`. */
export type Reply =
  | MatchesReply
  | NothingCloseReply
  | LetterReply
  | TitlesReply
  | HelpFirstReply
  | AboutReply
  | StatusReply
  | ThanksReply
  | TroubleReply;
