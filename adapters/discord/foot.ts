// What stands below a reply on Discord: how to go on, whom to point to it, who shared it?
import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { MatchesReply, Reply } from '../../src/replies/reply.ts';
import { sayMore } from '../../src/replies/words.ts';
import { LABELS, PLACEHOLDERS, SHARED_BY, sayMoreByButton } from '../shared/labels.ts';
import type { CardContext } from '../shared/render-context.ts';
import { button, buttonRow, selectRow, textDisplay } from './components.ts';
import { SHOWN } from './limits.ts';
import { distinct, optionOf } from './lists.ts';
import { faint, faintMention } from './markdown.ts';

/** What stands below a reply: how to go on, who shared it. */
export function footOf(reply: Reply, context: CardContext): APIMessageTopLevelComponent[] {
  const { buttons, shownTo, sharedBy } = context;
  const shared = sharedBy === undefined ? [] : [textDisplay(faintMention(SHARED_BY, sharedBy))];
  const dismiss = shownTo === 'public' ? button(LABELS.dismiss, buttons({ action: 'dismiss', letters: [], numbers: [] })) : [];
  const letters = reply.kind === 'help-first' ? [showLetters(context)] : [];
  if (reply.kind !== 'matches') return [...shared, ...buttonRow(...letters, dismiss)];
  const next = nextOf(reply, context);
  const more = reply.more === 0 ? [] : [faint(next.length > 0 ? sayMoreByButton(reply.more) : sayMore(reply.more))];
  return [
    ...more.map(textDisplay),
    ...shared,
    ...pointingSelect(reply, context),
    ...buttonRow(next, pointButton(context), dismiss),
  ];
}

function showLetters({ buttons }: CardContext) {
  return button(LABELS['show-letters'], buttons({ action: 'show', letters: [], numbers: [] }), 'primary');
}

/** "Next" needs what was asked, which public cards never carry; below "more like this" the letter is enough. */
function nextOf({ of, matches, more }: MatchesReply, { buttons, shownTo, asked }: CardContext) {
  const from = (matches.at(-1) ?? matches[0]).place;
  const isOffered = more > 0 && shownTo === 'private' && (of.kind === 'letter' || asked !== undefined);
  return isOffered ? button(LABELS.next, buttons({ action: 'next', letters: [], numbers: [from] }), 'primary') : [];
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

function pointButton({ buttons, pointing }: CardContext) {
  const chosen = pointing?.chosen ?? [];
  return chosen.length === 0 ? [] : button(LABELS.point, buttons({ action: 'point', letters: chosen, numbers: [] }), 'primary');
}
