// How does a match look on Discord?
import type { APIContainerComponent } from 'discord-api-types/v10';
import type { MatchesReply, ShownMatch } from '../../src/replies/reply.ts';
import { matchRows } from '../shared/card-buttons.ts';
import { matchHead, matchTexts } from '../shared/match-lines.ts';
import type { CardContext } from '../shared/render-context.ts';
import { container, pressRow } from './components.ts';
import { textDisplays } from './markdown-lines.ts';

/** The edge of a card says the band, for those who see colours; its first line says it in words. */
const COLOURS = { close: 0x3b_82_5b, related: 0x8a_8f_98 } as const;

/** A match in its card. */
export function matchCard(shown: ShownMatch, of: MatchesReply['of'], context: CardContext): APIContainerComponent {
  const isPrivate = context.shownTo === 'private';
  return container(
    [...textDisplays(matchHead(shown, isPrivate), ...matchTexts(shown, of)), ...matchRows(shown, of, context).flatMap(pressRow)],
    isPrivate ? COLOURS[shown.match.band] : undefined,
  );
}
