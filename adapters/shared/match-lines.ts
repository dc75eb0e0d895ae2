// What does a card say of a match, in which order?
import type { MatchesReply, ShownMatch } from '../../src/replies/reply.ts';
import { clipLine } from '../../src/replies/shorten.ts';
import {
  COVERED,
  sayAnswered,
  sayAsked,
  sayBand,
  sayMatchesOf,
  sayNotes,
  sayOrigin,
  sayRelative,
  saySearched,
  sayStanding,
  sayWhy,
} from '../../src/replies/words.ts';
import { CUT, type Group, type Line, line } from './card-line.ts';
import { sayAndMore } from './labels.ts';
import { SHOWN } from './shown.ts';

type Shown = ShownMatch['match'];

/** Above all matches: what could not be done for this question, and what they are. @param isPrivate as in {@link matchHead} */
export function matchesHead(
  { of, matches, searched }: Pick<MatchesReply, 'of' | 'matches' | 'searched'>,
  isPrivate: boolean,
): Group {
  const shortOf = of.kind === 'letter' ? { ...of, title: clipLine(of.title, SHOWN.title) } : of;
  // How near the letters are says something of the question.
  const heading = isPrivate || of.kind === 'letter' ? sayMatchesOf({ of: shortOf, matches }) : undefined;
  return [...saySearched(searched), ...(heading === undefined ? [] : [heading])].map((words) => line('strong', words));
}

/** Title, origin, band and reason, notes, family. @param isPrivate others are not to learn what says something of the question */
export function matchHead({ match, covered }: ShownMatch, isPrivate: boolean): Group {
  const { letter, why } = match;
  // The reason quotes the letter, so it is covered with it.
  const reason = covered ? [] : line('plain', clipLine(sayWhy(why), SHOWN.why));
  const band = sayBand(match, covered);
  const nearness: Line[] = isPrivate ? [[...(band === undefined ? [] : line('strong', band)), ...reason]] : [];
  const notes = letter.contentNotes.length === 0 ? [] : line('strong', `${sayNotes(letter.contentNotes)}.`);
  const noteLine = covered ? [...notes, ...line('plain', COVERED)] : notes;
  return [
    titleLine(letter.title, letter.url),
    line('faint', clipLine(sayOrigin(letter), SHOWN.origin)),
    ...nearness,
    ...(noteLine.length === 0 ? [] : [noteLine]),
    ...relativesOf(match.family.map(sayRelative)),
  ];
}

/** A title, and the way to its letter. */
export function titleLine(title: string, url: string | undefined): Line {
  return [{ part: 'title', words: clipLine(title, SHOWN.title), url }];
}

/** The texts below the head, group by group: both excerpts, or how sure it is and what the bands mean; none of a covered letter. */
export function matchTexts(shown: ShownMatch, of: MatchesReply['of']): Group[] {
  if (of.kind === 'why') return [[line('faint', sayStanding(shown.match))]];
  return shown.covered ? [] : [excerptsOf(shown.match)];
}

function relativesOf(relatives: readonly string[]): Line[] {
  const shown = relatives.slice(0, SHOWN.relatives).map((relative) => line('faint', clipLine(relative, SHOWN.relative)));
  return relatives.length > shown.length ? [...shown, line('faint', sayAndMore(relatives.length - shown.length))] : shown;
}

function excerptsOf({ letter, questionExcerpt, answerExcerpt }: Shown): Group {
  return [...excerptLines(sayAsked(), questionExcerpt), ...excerptLines(answeredLabel(letter), answerExcerpt)];
}

/** "NAME answered:", with a name that leaves room for the answer. */
function answeredLabel({ column, columnist }: Shown['letter']): string {
  return sayAnswered({ column: clipLine(column, SHOWN.name), columnist: columnist && clipLine(columnist, SHOWN.name) });
}

function excerptLines(label: string, { pieces, cutBefore, cutAfter }: Shown['questionExcerpt']): Line[] {
  const cut = line('plain', CUT);
  return [
    cutBefore ? [...line('strong', label), ...cut] : line('strong', label),
    ...pieces.flatMap(({ text }, index): Line[] => [...(index > 0 ? [cut] : []), [{ part: 'quoted', words: text }]]),
    ...(cutAfter ? [cut] : []),
  ];
}
