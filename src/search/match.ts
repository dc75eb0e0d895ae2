// What is found for a question: letters with their distance, the reason and the excerpts, or plainly nothing close.
import type { Letter, LetterId } from '../letters/letter.ts';
import type { Excerpt } from '../passages/excerpt.ts';
import type { Verbatim } from '../passages/verbatim.ts';
import type { Certainty } from './distance.ts';

/** How near a match is. Below `related` nothing is shown as a match. */
export type Band = 'close' | 'related';

/** Part of a line: our own words, or words that stand so in the letter. A renderer must escape the second. */
export type Fragment = { readonly kind: 'own'; readonly text: string } | { readonly kind: 'quoted'; readonly verbatim: Verbatim };

/** Another letter of the same case. */
export type Relative = {
  readonly letter: Letter;
  /** what the relative is to the match */
  readonly relation: Relation;
};
export type Relation = 'original' | 'reprint' | 'update' | 'earlier';

/** A letter found for a question. */
export type Match = {
  readonly letter: Letter;
  /** 0 to 1, the higher the nearer; compares within one answer only */
  readonly score: number;
  readonly band: Band;
  /** how sure it is that the letter answers; absent where meaning is not at work, for words alone can't tell */
  readonly certainty?: Certainty | undefined;
  /** one line on what the letter and the question share */
  readonly why: readonly Fragment[];
  readonly questionExcerpt: Excerpt;
  readonly answerExcerpt: Excerpt;
  /** other letters of the same case, by date */
  readonly family: readonly Relative[];
};

/** Why there is no match, so that the reply can say it plainly. */
export type NothingReason =
  /** letters were searched, and none is near */
  | 'too-far'
  /** there is no word in the question to search by */
  | 'no-words'
  /** topic or column leave no letter to search */
  | 'no-letters';

/** What was searched, for the honest sentence in the reply. */
export type Searched = {
  /** letters that could have been found */
  readonly letters: number;
  /** units of the question that were read, where it was longer than that; else absent */
  readonly readOnly?: number | undefined;
  /** a part of the search that is not at work, in plain words ("meaning is still loading"); else absent */
  readonly without?: string | undefined;
};

/** The answer of the archive to a question. */
export type Findings =
  | {
      readonly outcome: 'matches';
      readonly matches: readonly [Match, ...Match[]];
      /** further matches that were not asked for */
      readonly more: number;
      readonly searched: Searched;
    }
  | {
      readonly outcome: 'nothing-close';
      readonly reason: NothingReason;
      /** the nearest letters, which are not close; may be empty */
      readonly nearest: readonly Letter[];
      readonly searched: Searched;
    };

/** Letters that belong together, for {@link Match.family}. */
export type Families = {
  /** the others of the letter's family with what they are to it, by date; empty for a letter of its own */
  relatives(id: LetterId): readonly Relative[];
  /** one name for the whole family: the id of its first letter */
  familyOf(id: LetterId): LetterId;
};
