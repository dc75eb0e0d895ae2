// How does a match look on Discord?
import type { APIComponentInContainer, APIContainerComponent } from 'discord-api-types/v10';
import type { Action, MatchesReply, ShownMatch } from '../../src/replies/reply.ts';
import { clipLine } from '../../src/replies/shorten.ts';
import {
  BAND_NAMES,
  BANDS_EXPLAINED,
  COVERED,
  sayAnswered,
  sayAsked,
  sayNotes,
  sayOrigin,
  sayRelative,
  sayWhy,
} from '../../src/replies/words.ts';
import { LABELS, LONG_ADDRESS, sayAndMore } from '../shared/labels.ts';
import type { CardContext } from '../shared/render-context.ts';
import { button, buttonRow, container, textDisplay } from './components.ts';
import { SHOWN } from './limits.ts';
import {
  address,
  faint,
  heading,
  inline,
  isLinkable,
  lines,
  linkedHeading,
  type Markdown,
  plain,
  quoted,
  strong,
} from './markdown.ts';

type Shown = ShownMatch['match'];

/** The edge of a card says the band, for those who see colours; its first line says it in words. */
const COLOURS = { close: 0x3b_82_5b, related: 0x8a_8f_98 } as const;
/** The mark of a cut, in our voice: it stands outside the quotation. */
export const CUT = '[…]';

/** A match in its card. */
export function matchCard(shown: ShownMatch, of: MatchesReply['of'], context: CardContext): APIContainerComponent {
  const { match, covered } = shown;
  const texts: Markdown[] = [
    ...(covered || of.kind === 'why' ? [] : [lines(...excerptsOf(shown))]),
    ...(of.kind === 'why' ? [faint(BANDS_EXPLAINED)] : []),
  ];
  const isPrivate = context.shownTo === 'private';
  return container(
    [textDisplay(lines(...headOf(shown, isPrivate))), ...texts.map(textDisplay), ...rowsOf(shown, of, context)],
    isPrivate ? COLOURS[match.band] : undefined,
  );
}

function headOf({ match, covered }: ShownMatch, isPrivate: boolean): Markdown[] {
  const { letter, band, why } = match;
  // The reason quotes the letter, so it is covered with it.
  const reason = covered ? [] : [plain(clipLine(sayWhy(why), SHOWN.why))];
  // Both say something of the question, which nobody else is to know.
  const nearness = isPrivate ? [inline(strong(`${BAND_NAMES[band]}.`), ...reason)] : [];
  const notes = letter.contentNotes.length === 0 ? [] : [strong(`${sayNotes(letter.contentNotes)}.`)];
  return [
    ...titleLines(letter.title, letter.url),
    faint(clipLine(sayOrigin(letter), SHOWN.origin)),
    ...nearness,
    ...(covered ? [inline(...notes, plain(COVERED))] : notes),
    ...relativesOf(match.family.map(sayRelative)),
  ];
}

/** A title, and the way to its letter: in the title where that works, else below it. */
export function titleLines(title: string, url: string | undefined): Markdown[] {
  const shown = clipLine(title, SHOWN.title);
  if (url !== undefined && url.length <= SHOWN.address && isLinkable(shown, url)) return [linkedHeading(shown, url)];
  return [heading(shown), ...addressLines(url)];
}

/** Where a letter appeared, to press. */
export function addressLines(url: string | undefined): Markdown[] {
  if (url === undefined) return [];
  return [url.length > SHOWN.address ? faint(LONG_ADDRESS) : address(url)];
}

function relativesOf(relatives: readonly string[]): Markdown[] {
  const shown = relatives.slice(0, SHOWN.relatives).map((relative) => faint(clipLine(relative, SHOWN.relative)));
  return relatives.length > shown.length ? [...shown, faint(sayAndMore(relatives.length - shown.length))] : shown;
}

function excerptsOf({ match: { letter, questionExcerpt, answerExcerpt } }: ShownMatch): Markdown[] {
  return [...excerptLines(sayAsked(), questionExcerpt), ...excerptLines(answeredLabel(letter), answerExcerpt)];
}

/** "NAME answered:", with a name that leaves room for the answer. */
function answeredLabel({ column, columnist }: Shown['letter']): string {
  return sayAnswered({ column: clipLine(column, SHOWN.name), columnist: columnist && clipLine(columnist, SHOWN.name) });
}

function excerptLines(label: string, { pieces, cutBefore, cutAfter }: Shown['questionExcerpt']): Markdown[] {
  const cut = plain(CUT);
  return [
    cutBefore ? inline(strong(label), cut) : strong(label),
    ...pieces.flatMap(({ text }, index) => [...(index > 0 ? [cut] : []), quoted(text)]),
    ...(cutAfter ? [cut] : []),
  ];
}

function rowsOf(
  shown: ShownMatch,
  of: MatchesReply['of'],
  { buttons, shownTo, asked, pointing }: CardContext,
): APIComponentInContainer[] {
  const { match, place, covered, actions } = shown;
  const press = (action: Action, numbers: readonly number[] = []) =>
    actions.includes(action) ? button(LABELS[action], buttons({ action, letters: [match.letter.id], numbers })) : [];
  const isPrivate = shownTo === 'private';
  if (covered) {
    const uncover = buttons({ action: 'uncover', letters: [match.letter.id], numbers: [place] });
    return buttonRow(actions.includes('letter') ? button(LABELS.uncover, uncover, 'primary') : [], press('similar', [0]));
  }
  return [
    ...buttonRow(
      press('letter', [1]),
      press('similar', [0]),
      isPrivate && asked && of.kind !== 'why' ? press('why', [place]) : [],
    ),
    ...buttonRow(press('helpful'), press('not-helpful'), isPrivate && !pointing ? press('share') : []),
  ];
}
