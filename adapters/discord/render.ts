// How does a reply look on Discord? A card for each letter, what was asked below them, and never more than Discord takes.
import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { assertNever } from '../../src/errors.ts';
import type { Capabilities } from '../../src/replies/compose.ts';
import type { MatchesReply, Reply } from '../../src/replies/reply.ts';
import { BUTTON_NAMES, NEUTRAL_LINE, sayThanks, sayTrouble } from '../../src/replies/words.ts';
import { carriesAsked } from '../shared/card-buttons.ts';
import { fitted } from '../shared/fitted.ts';
import { matchesHead } from '../shared/match-lines.ts';
import { aboutLines, helpLines, statusLines } from '../shared/own-lines.ts';
import type { CardContext, Meaning, RenderContext } from '../shared/render-context.ts';
import { SHOWN } from '../shared/shown.ts';
import { askedDisplay, leastAsked, sum } from './asked.ts';
import { button, buttonRow, fitsMessage, message, sizeOf, textDisplay } from './components.ts';
import { footOf } from './foot.ts';
import { letterCard } from './letter-card.ts';
import { ASKED_LEAST } from './limits.ts';
import { nothingCard, titlesCard } from './lists.ts';
import { escapeMarkdown, faint, plain } from './markdown.ts';
import { textDisplays } from './markdown-lines.ts';
import { matchCard } from './match-card.ts';
import type { DiscordMessage } from './payload.ts';

export { askedIn } from './asked.ts';

/**
 * What Discord offers. A page of a whole letter may double when every character needs a backslash, and titles, names and
 * addresses stand beside it: with 1400 units none is ever too long.
 */
export const DISCORD_CAPABILITIES: Capabilities = {
  actions: ['letter', 'similar', 'helpful', 'not-helpful', 'share', 'next', 'why'],
  pageSize: 1400,
  covers: true,
};

/** Matches in one message. */
export const MATCHES_SHOWN = SHOWN.letters;

/** A reply as a message that Discord takes. What does not fit is left out in whole letters, titles or sentences, and it says so. */
export function renderReply(reply: Reply, given: RenderContext): DiscordMessage {
  const asked = given.shownTo === 'private' && carriesAsked(reply) ? given.asked : undefined;
  const context = { ...given, asked };
  const least = asked === undefined ? sizeOf([]) : leastAsked(asked, ASKED_LEAST);
  const fits = (candidate: Reply) => fitsMessage(sum(sizeOf(layOut(candidate, context)), least));
  const shown = fitted(reply, fits);
  return message(layOut(shown, context, true));
}

/** One sentence of ours, and nothing to press. */
export function renderSentence(sentence: string): DiscordMessage {
  return message([textDisplay(plain(sentence))]);
}

/** In a channel whose answers are private: a line without question or answer, and a button. */
export function renderNeutralLine({ buttons }: Pick<RenderContext, 'buttons'>): DiscordMessage {
  const show = button(BUTTON_NAMES['show-privately'], buttons({ action: 'show', letters: [], numbers: [] }), 'primary');
  return message([textDisplay(plain(NEUTRAL_LINE)), ...buttonRow(show)]);
}

/** All components; the line of what was asked only where the rest is known to leave room for it. */
function layOut(reply: Reply, given: RenderContext, withAsked = false): APIMessageTopLevelComponent[] {
  const context = { ...given, buttons: onceEach(given.buttons), values: given.buttons };
  const { notice, asked } = context;
  const above = [...(notice === undefined ? [] : [textDisplay(faint(notice))]), ...bodyOf(reply, context)];
  const below = footOf(reply, context);
  const middle = withAsked && asked !== undefined ? askedDisplay(asked, sizeOf([...above, ...below])) : [];
  return [...above, ...middle, ...below];
}

/** A message may not have two things to press of the same meaning: the second is left out. */
function onceEach(buttons: RenderContext['buttons']): RenderContext['buttons'] {
  const offered = new Set<string>();
  return (meaning: Meaning) => {
    const customId = buttons(meaning);
    if (customId === undefined || offered.has(customId)) return undefined;
    offered.add(customId);
    return customId;
  };
}

function bodyOf(reply: Reply, context: CardContext): APIMessageTopLevelComponent[] {
  switch (reply.kind) {
    case 'matches':
      return matchesBody(reply, context);
    case 'nothing-close':
      return nothingCard(reply, context);
    case 'letter':
      return [letterCard(reply, context)];
    case 'titles':
      return titlesCard(reply, context);
    case 'help-first':
      return textDisplays(helpLines(reply));
    case 'about':
      return textDisplays(aboutLines(reply));
    case 'status':
      return textDisplays(statusLines(reply, (words) => escapeMarkdown(words).length));
    case 'thanks':
      return [textDisplay(plain(sayThanks(reply.helpful)))];
    case 'trouble':
      return [textDisplay(plain(sayTrouble(reply.sentence, reply.reference)))];
    default:
      return assertNever(reply);
  }
}

function matchesBody(reply: MatchesReply, context: CardContext): APIMessageTopLevelComponent[] {
  return [
    ...textDisplays(matchesHead(reply, context.shownTo === 'private')),
    ...reply.matches.map((shown) => matchCard(shown, reply.of, context)),
  ];
}
