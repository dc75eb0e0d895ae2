// What can be pressed on a card, row by row, whatever the platform?
import type { Action, LetterReply, MatchesReply, Reply, ShownMatch } from '../../src/replies/reply.ts';
import { sayMore } from '../../src/replies/words.ts';
import { type Group, line } from './card-line.ts';
import { LABELS, pageLabel, sayMoreByButton } from './labels.ts';
import type { Meaning, RenderContext } from './render-context.ts';

/** A button that is offered. */
export type Press = {
  readonly label: string;
  /** signed; see {@link RenderContext.buttons} */
  readonly value: string;
  readonly action: Meaning['action'];
  /** what most readers want next */
  readonly isPrimary: boolean;
};

type Context = Pick<RenderContext, 'buttons' | 'shownTo' | 'asked' | 'pointing'>;

/** A button; none where its value is not offered. */
export function press(label: string, meaning: Meaning, { buttons }: Pick<Context, 'buttons'>, isPrimary = false): Press[] {
  const value = buttons(meaning);
  return value === undefined ? [] : [{ label, value, action: meaning.action, isPrimary }];
}

/** Below a match: reading on, then what to say of it. */
export function matchRows({ match, place, covered, actions }: ShownMatch, of: MatchesReply['of'], context: Context): Press[][] {
  const { shownTo, asked, pointing } = context;
  const letters = [match.letter.id];
  const offer = (action: Action, numbers: readonly number[] = []) =>
    actions.includes(action) ? press(LABELS[action], { action, letters, numbers }, context) : [];
  if (covered) {
    const uncover = press(LABELS.uncover, { action: 'uncover', letters, numbers: [place] }, context, true);
    return [[...(actions.includes('letter') ? uncover : []), ...offer('similar', [0])]];
  }
  const isPrivate = shownTo === 'private';
  return [
    [
      ...offer('letter', [1]),
      ...offer('similar', [0]),
      ...(isPrivate && asked && of.kind !== 'why' ? offer('why', [place]) : []),
    ],
    [...offer('helpful'), ...offer('not-helpful'), ...(isPrivate && !pointing ? offer('share') : [])],
  ];
}

/** Below a page of a letter: the pages beside it, then what to do with it. */
export function letterRows({ letter, page, pages }: LetterReply, context: Context): Press[][] {
  const letters = [letter.id];
  const turn = (to: number) =>
    to < 1 || to > pages ? [] : press(pageLabel(to), { action: 'letter', letters, numbers: [to] }, context, true);
  const offer = (action: 'similar' | 'helpful' | 'not-helpful' | 'share', numbers: readonly number[] = []) =>
    press(LABELS[action], { action, letters, numbers }, context);
  return [
    [...turn(page - 1), ...turn(page + 1)],
    [
      ...offer('similar', [0]),
      ...offer('helpful'),
      ...offer('not-helpful'),
      ...(context.shownTo === 'private' ? offer('share') : []),
    ],
  ];
}

/** Below a whole reply: how to go on, whom to point to it, how to take it away. */
export function footRow(reply: Reply, context: Context): Press[] {
  const bare = { letters: [], numbers: [] } as const;
  const chosen = context.pointing?.chosen ?? [];
  return [
    ...(reply.kind === 'help-first' ? press(LABELS['show-letters'], { ...bare, action: 'show' }, context, true) : []),
    ...(reply.kind === 'matches' ? nextPress(reply, context) : []),
    ...(reply.kind === 'matches' && chosen.length > 0
      ? press(LABELS.point, { ...bare, action: 'point', letters: chosen }, context, true)
      : []),
    ...(context.shownTo === 'public' ? press(LABELS.dismiss, { ...bare, action: 'dismiss' }, context) : []),
  ];
}

/** "Next" needs what was asked, which public cards never carry; below "more like this" the letter is enough. */
function nextPress({ of, matches, more }: MatchesReply, context: Context): Press[] {
  const { shownTo, asked } = context;
  const from = (matches.at(-1) ?? matches[0]).place;
  const isOffered = more > 0 && shownTo === 'private' && (of.kind === 'letter' || asked !== undefined);
  return isOffered ? press(LABELS.next, { action: 'next', letters: [], numbers: [from] }, context, true) : [];
}

/** How many letters there are beyond these, and how to see them. @param row what {@link footRow} offers */
export function moreLines({ more }: MatchesReply, row: readonly Press[]): Group {
  if (more === 0) return [];
  return [line('faint', row.some(({ action }) => action === 'next') ? sayMoreByButton(more) : sayMore(more))];
}

/** Cards from which one goes on with the same question: they carry it. */
export function carriesAsked({ kind }: Reply): boolean {
  return kind === 'matches' || kind === 'nothing-close' || kind === 'help-first';
}
