// How do matches read as plain text?
import type { Excerpt } from '../../passages/excerpt.ts';
import type { Match } from '../../search/match.ts';
import type { Piece } from '../layout.ts';
import type { MatchesReply, ShownMatch } from '../reply.ts';
import {
  COVERED,
  sayAnswered,
  sayAsked,
  sayBand,
  sayMatchesOf,
  sayMore,
  sayNotes,
  sayOrigin,
  sayRelative,
  saySearched,
  sayStanding,
  sayWhy,
} from '../words.ts';
import { CUT, MARGIN, moreLines, noteLines, own, type Page, titleLines } from './page.ts';

/** Matches with their excerpts, an empty line between two. */
export function matchesLines({ of, matches, more, searched }: MatchesReply, page: Page): string[] {
  const heading = sayMatchesOf({ of, matches });
  const notes = [...saySearched(searched), ...(heading === undefined ? [] : [heading])];
  const blocks = [
    notes.flatMap((note) => page.write(own('strong', note))),
    ...matches.map((match) => (of.kind === 'why' ? whyLines(match, page) : matchLines(match, page))),
    more > 0 ? moreLines(sayMore(more), page) : [],
  ].filter((block) => block.length > 0);
  return blocks.flatMap((block, index) => (index === 0 ? block : ['', ...block]));
}

function matchLines(shown: ShownMatch, page: Page): string[] {
  const { match, place, covered } = shown;
  const { letter, family } = match;
  return [
    ...headLines(shown, page),
    ...(covered
      ? page.write(coveredPieces(shown, page), MARGIN)
      : [...noteLines(letter, page, MARGIN), ...excerptsLines(match, page)]),
    ...family.flatMap((relative) => page.write(own('faint', sayRelative(relative)), MARGIN)),
    ...(letter.url === undefined ? [] : [page.unbroken(letter.url, MARGIN)]),
    ...(page.surface.openAtEach ? [page.unbroken(page.surface.open(letter, place), MARGIN)] : []),
  ];
}

function headLines({ match, place, covered }: ShownMatch, page: Page): string[] {
  const { letter, band, why } = match;
  // The reason quotes the letter, so it is covered with it.
  const reason = covered ? '' : sayWhy(why);
  const nearness = sayBand(match, covered);
  return [
    ...titleLines(letter.title, place, page),
    ...page.write(own('faint', sayOrigin(letter)), MARGIN),
    ...page.write(nearness === undefined ? reason : [own(band, nearness), reason && ` ${reason}`], MARGIN),
  ];
}

function whyLines(shown: ShownMatch, page: Page): string[] {
  const covered = shown.covered ? page.write(coveredPieces(shown, page), MARGIN) : [];
  return [...headLines(shown, page), ...covered, ...page.write(own('faint', sayStanding(shown.match)), MARGIN)];
}

function coveredPieces({ match: { letter }, place }: ShownMatch, { surface }: Page): Piece[] {
  const how = surface.openAtEach ? '' : ` Type "${surface.open(letter, place)}".`;
  return [own('strong', `${sayNotes(letter.contentNotes)}.`), ` ${COVERED}${how}`];
}

function excerptsLines({ letter, questionExcerpt, answerExcerpt }: Match, page: Page): string[] {
  return [...excerptLines(sayAsked(), questionExcerpt, page), ...excerptLines(sayAnswered(letter), answerExcerpt, page)];
}

function excerptLines(label: string, { pieces, cutBefore, cutAfter }: Excerpt, page: Page): string[] {
  const cut = page.write(own('faint', CUT), MARGIN);
  return [
    ...page.write(own('faint', cutBefore ? `${label} ${CUT}` : label), MARGIN),
    ...pieces.flatMap(({ text }, index) => [...(index > 0 ? cut : []), ...page.quote(text, MARGIN)]),
    ...(cutAfter ? cut : []),
  ];
}
