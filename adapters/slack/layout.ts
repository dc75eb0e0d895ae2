// Which blocks are a reply, in which order, and how much of it fits?
import type { KnownBlock } from '@slack/types';
import { assertNever } from '../../src/errors.ts';
import type { MatchesReply, Reply, ShownMatch } from '../../src/replies/reply.ts';
import { clipLine } from '../../src/replies/shorten.ts';
import { sayThanks, sayTrouble } from '../../src/replies/words.ts';
import { carriesAsked, footRow, letterRows, matchRows, moreLines } from '../shared/card-buttons.ts';
import { type Group, line } from '../shared/card-line.ts';
import { fitted } from '../shared/fitted.ts';
import { ASKED_COLUMN, ASKED_HEADS, ASKED_TOPIC, POINTED_TO, SHARED_BY } from '../shared/labels.ts';
import { letterGroups } from '../shared/letter-lines.ts';
import { matchesHead, matchHead, matchTexts } from '../shared/match-lines.ts';
import { aboutLines, helpLines, statusLines } from '../shared/own-lines.ts';
import type { RenderContext } from '../shared/render-context.ts';
import { SHOWN } from '../shared/shown.ts';
import { type Kept, keepAsked } from './asked.ts';
import { buttonRows, fitsMessage } from './blocks.ts';
import { ASKED_LEAST, LIMITS } from './limits.ts';
import { measure, nothingCard, titlesCard } from './lists.ts';
import { richText, richTexts, section, text, user } from './rich-text.ts';

/** What gives way before words of letters do. */
type Layout = {
  /** what was asked, as far as it is kept; left out: nothing is */
  readonly kept?: Kept | undefined;
  /** how many of the topics can be chosen; all that have room can be read */
  readonly choosable: number;
};

const CHOOSABLE = [LIMITS.selectOptions, 60, 40, 20, 0] as const;

/**
 * A reply and its blocks; elements have no numbers yet. What does not fit is left out in whole letters, titles or sentences,
 * and it says so.
 */
export function layOut(whole: Reply, given: RenderContext): { readonly reply: Reply; readonly blocks: KnownBlock[] } {
  const isAsked = given.shownTo === 'private' && carriesAsked(whole);
  const asked = isAsked ? given.asked : undefined;
  // Letters to point to are chosen in a modal; see `renderFound`.
  const context = { ...given, asked, pointing: given.pointing && { chosen: [] }, buttons: rememberEach(given.buttons) };
  const least: Layout = { kept: asked && keepAsked(asked, ASKED_LEAST), choosable: 0 };
  const fits = (candidate: Reply, layout: Layout) => fitsMessage(blocksOf(candidate, context, layout));
  const reply = fitted(whole, (candidate) => fits(candidate, least));
  const choosable = CHOOSABLE.find((amount) => fits(reply, { ...least, choosable: amount })) ?? 0;
  const kept =
    asked &&
    mostAsked(
      (units) => keepAsked(asked, units),
      asked.question.length,
      (some) => fits(reply, { kept: some, choosable }),
    );
  return { reply, blocks: blocksOf(reply, context, { kept, choosable }) };
}

/** Units of a question that may be left out although they had room: each try makes all blocks. */
const A_FEW_WORDS = 30;

/** As much of a question as fits: all of it where that can be. */
function mostAsked(keep: (units: number) => Kept, length: number, fits: (kept: Kept) => boolean): Kept {
  if (fits(keep(length))) return keep(length);
  let [most, tooMany] = [ASKED_LEAST, length];
  while (tooMany - most > A_FEW_WORDS) {
    const middle = Math.floor((most + tooMany) / 2);
    if (fits(keep(middle))) most = middle;
    else tooMany = middle;
  }
  return keep(most);
}

/** Blocks are made several times until they fit; a value is signed once. */
function rememberEach(buttons: RenderContext['buttons']): RenderContext['buttons'] {
  const made = new Map<string, string | undefined>();
  return (meaning) => {
    const key = JSON.stringify(meaning);
    if (!made.has(key)) made.set(key, buttons(meaning));
    return made.get(key);
  };
}

function blocksOf(reply: Reply, given: RenderContext, layout: Layout): KnownBlock[] {
  const { kept, choosable } = layout;
  const context = { ...given, asked: kept?.asked };
  const { notice, addressedTo, sharedBy } = context;
  const offered = footRow(reply, context);
  return [
    ...(notice === undefined ? [] : richTexts([line('faint', notice)])),
    ...(addressedTo === undefined ? [] : [personLine(addressedTo, POINTED_TO)]),
    ...bodyOf(reply, context, choosable),
    ...richTexts(askedLines(kept), reply.kind === 'matches' ? moreLines(reply, offered) : []),
    ...(sharedBy === undefined ? [] : [richText(section([text(`${SHARED_BY} `, { italic: true }), ...user(sharedBy)]))]),
    ...buttonRows(offered, context.asked),
  ];
}

function personLine(id: string, words: string): KnownBlock {
  return richText(section([...user(id), text(` ${words}`)]));
}

/** What was asked, as far as its card kept it; the line says so where that is not all. */
function askedLines(kept: Kept | undefined): Group {
  if (kept?.asked === undefined) return [];
  const { question, topic, column } = kept.asked;
  const filter = (words: string) => line('faint', clipLine(words, SHOWN.origin));
  return [
    line('faint', kept.cut ? ASKED_HEADS.cut : ASKED_HEADS.whole),
    [{ part: 'quoted', words: question }],
    ...(topic === undefined ? [] : [filter(ASKED_TOPIC + topic)]),
    ...(column === undefined ? [] : [filter(ASKED_COLUMN + column)]),
  ];
}

function bodyOf(reply: Reply, context: RenderContext, choosable: number): KnownBlock[] {
  switch (reply.kind) {
    case 'matches':
      return matchesBody(reply, context);
    case 'nothing-close':
      return nothingCard(reply, context, choosable);
    case 'letter':
      return [...richTexts(...letterGroups(reply)), ...letterRows(reply, context).flatMap((row) => buttonRows(row, undefined))];
    case 'titles':
      return titlesCard(reply, context, choosable);
    case 'help-first':
      return richTexts(helpLines(reply));
    case 'about':
      return richTexts(aboutLines(reply));
    case 'status':
      return richTexts(statusLines(reply, measure));
    case 'thanks':
      return richTexts([line('plain', sayThanks(reply.helpful))]);
    case 'trouble':
      return richTexts([line('plain', sayTrouble(reply.sentence, reply.reference))]);
    default:
      return assertNever(reply);
  }
}

function matchesBody(reply: MatchesReply, context: RenderContext): KnownBlock[] {
  return [
    ...richTexts(matchesHead(reply, context.shownTo === 'private')),
    ...reply.matches.flatMap((shown, index) => [
      ...(index > 0 ? [{ type: 'divider' } as const] : []),
      ...matchCard(shown, reply.of, context),
    ]),
    ...(reply.matches.length > 1 ? [{ type: 'divider' } as const] : []),
  ];
}

function matchCard(shown: ShownMatch, of: MatchesReply['of'], context: RenderContext): KnownBlock[] {
  const groups = [matchHead(shown, context.shownTo === 'private'), ...matchTexts(shown, of)];
  return [...richTexts(...groups), ...matchRows(shown, of, context).flatMap((row) => buttonRows(row, context.asked))];
}
