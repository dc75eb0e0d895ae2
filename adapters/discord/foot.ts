// What stands below a reply on Discord: how to go on, whom to point to it, who shared it?
import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { MatchesReply, Reply } from '../../src/replies/reply.ts';
import { footRow, moreLines } from '../shared/card-buttons.ts';
import { PLACEHOLDERS, SHARED_BY } from '../shared/labels.ts';
import type { CardContext } from '../shared/render-context.ts';
import { SHOWN } from '../shared/shown.ts';
import { pressRow, selectRow, textDisplay } from './components.ts';
import { distinct, optionOf } from './lists.ts';
import { faintMention } from './markdown.ts';
import { textDisplays } from './markdown-lines.ts';

/** What stands below a reply: how to go on, who shared it. */
export function footOf(reply: Reply, context: CardContext): APIMessageTopLevelComponent[] {
  const { sharedBy } = context;
  const shared = sharedBy === undefined ? [] : [textDisplay(faintMention(SHARED_BY, sharedBy))];
  const offered = footRow(reply, context);
  if (reply.kind !== 'matches') return [...shared, ...pressRow(offered)];
  const more = textDisplays(moreLines(reply, offered));
  return [...more, ...shared, ...pointingSelect(reply, context), ...pressRow(offered)];
}

function pointingSelect({ matches }: MatchesReply, { buttons, values, pointing }: CardContext) {
  if (pointing === undefined) return [];
  const options = matches.flatMap(({ match: { letter } }) => {
    const value = values({ action: 'point', letters: [letter.id], numbers: [] });
    if (value === undefined) return [];
    return [{ ...optionOf({ label: letter.title, value }), default: pointing.chosen.includes(letter.id) }];
  });
  const customId = buttons({ action: 'point', letters: [], numbers: [] });
  return selectRow(customId, { placeholder: PLACEHOLDERS.point, options: distinct(options), most: SHOWN.pointed });
}
