// How does a reply look on Slack? A card for each letter, what was asked below them, and never more than Slack takes.
import type { Capabilities } from '../../src/replies/compose.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { BUTTON_NAMES, NEUTRAL_LINE } from '../../src/replies/words.ts';
import { press } from '../shared/card-buttons.ts';
import { line } from '../shared/card-line.ts';
import type { RenderContext } from '../shared/render-context.ts';
import { SHOWN } from '../shared/shown.ts';
import { buttonRows, message } from './blocks.ts';
import { layOut } from './layout.ts';
import type { SlackMessage } from './payload.ts';
import { richTexts } from './rich-text.ts';
import { spokenReply, spokenText } from './spoken.ts';

export { askedIn } from './asked.ts';

/**
 * What Slack offers. In JSON a page of a whole letter may double, when every character needs a backslash, and titles, names
 * and buttons stand beside it: with 2000 units none is ever too long, and a phone shows it in a few screens.
 */
export const SLACK_CAPABILITIES: Capabilities = {
  actions: ['letter', 'similar', 'helpful', 'not-helpful', 'share', 'next', 'why'],
  pageSize: 2000,
  covers: true,
};

/** Matches in one message. */
export const MATCHES_SHOWN = SHOWN.letters;

/** A reply as a message that Slack takes. What does not fit is left out in whole letters, titles or sentences, and it says so. */
export function renderReply(whole: Reply, given: RenderContext): SlackMessage {
  const { reply, blocks } = layOut(whole, given);
  return message(blocks, spokenReply(reply, given));
}

/** One sentence of ours, and nothing to press. */
export function renderSentence(sentence: string): SlackMessage {
  return message(richTexts([line('plain', sentence)]), spokenText([sentence]));
}

/** In a channel whose answers are private: a line without question or answer, and a button. */
export function renderNeutralLine({ buttons }: Pick<RenderContext, 'buttons'>): SlackMessage {
  const show = press(BUTTON_NAMES['show-privately'], { action: 'show', letters: [], numbers: [] }, { buttons }, true);
  return message([...richTexts([line('plain', NEUTRAL_LINE)]), ...buttonRows(show, undefined)], spokenText([NEUTRAL_LINE]));
}
