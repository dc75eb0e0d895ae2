// How does a page of a whole letter look on Discord?
import type { APIContainerComponent } from 'discord-api-types/v10';
import type { LetterReply } from '../../src/replies/reply.ts';
import { letterRows } from '../shared/card-buttons.ts';
import { letterGroups } from '../shared/letter-lines.ts';
import type { CardContext } from '../shared/render-context.ts';
import { container, pressRow } from './components.ts';
import { textDisplays } from './markdown-lines.ts';

/** One page of a letter in its card. */
export function letterCard(reply: LetterReply, context: CardContext): APIContainerComponent {
  return container([...textDisplays(...letterGroups(reply)), ...letterRows(reply, context).flatMap(pressRow)]);
}
