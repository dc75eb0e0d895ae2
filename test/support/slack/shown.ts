// What is shown for a reply on Slack, what does everything to press there mean, and would Slack take it?
import type { KnownBlock } from '@slack/types';
import { buttonsFor } from '../../../adapters/shared/buttons.ts';
import { createCursors } from '../../../adapters/shared/cursor.ts';
import type { Asked, Meaning, RenderContext } from '../../../adapters/shared/render-context.ts';
import { parseValue } from '../../../adapters/slack/asked.ts';
import type { SlackMessage } from '../../../adapters/slack/payload.ts';
import { renderReply } from '../../../adapters/slack/render.ts';
import type { SlackHome, SlackModal } from '../../../adapters/slack/view.ts';
import type { Reply } from '../../../src/replies/reply.ts';
import { makeLetter } from '../letters.ts';
import { readContent } from './content.ts';
import { placedIn } from './inputs.ts';
import { type Seen, seeBlocks } from './seen.ts';
import { home } from './view-schema.ts';
import { checkView } from './views.ts';

/** What was asked where a test does not say. */
export const QUESTION = 'He has had our ladder since March. What now?';
/** A letter with a name for its title and id. */
export const letterOf = (name: string, parts = {}) => makeLetter({ id: `ask-ada/${name}`, title: `About ${name}`, ...parts });

/** bolt-js issues 2509 and 2867: what Slack counts is not documented, so all of the JSON has to be below it. */
const MOST_JSON = 12_000;
/** docs.slack.dev/reference/methods/chat.postMessage */
const MOST_TEXT = 4000;

function refuse(reason: string): never {
  throw new Error(`Slack must not be sent this: ${reason}`);
}

/** @throws Error or Refusal where Slack would refuse the message, or it would call somebody whom it must not */
export function checkMessage(message: SlackMessage): void {
  const sent: unknown = JSON.parse(JSON.stringify(message));
  readContent(sent, refuse);
  const length = JSON.stringify(message.blocks).length;
  if (length >= MOST_JSON) refuse(`${length} characters of blocks`);
  if (message.blocks.length === 0 || !/\S/u.test(seeBlocks(message.blocks).text)) refuse('it is empty');
  if (message.text.length > MOST_TEXT) refuse(`a text of ${message.text.length} characters`);
  checkPlainTexts(message.blocks);
  if (message.unfurl_links || message.unfurl_media) refuse('addresses in it get previews');
  checkIds(message.blocks);
}

/** @throws Error or Refusal where Slack would refuse the view */
export function checkSlackView(view: SlackModal | SlackHome): void {
  checkView(JSON.parse(JSON.stringify(view)), view.type, refuse);
  checkPlainTexts(view);
  checkIds(view.blocks);
}

/** In a plain text Slack reads codes of emoji unless that is forbidden. */
function checkPlainTexts(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node && node.type === 'plain_text' && (!('emoji' in node) || node.emoji !== false))
    refuse(`codes of emoji are read in ${JSON.stringify(node)}`);
  for (const inner of Object.values(node)) checkPlainTexts(inner);
}

function checkIds(blocks: readonly KnownBlock[]): void {
  const ids = elementsIn(blocks).map(({ element }) => element.action_id);
  if (new Set(ids).size < ids.length || ids.includes(undefined)) refuse(`ids that are missing or repeated: ${ids.join(', ')}`);
}

/** As Slack reads them; a home tab takes all that a message takes, and more of it. */
function elementsIn(blocks: readonly KnownBlock[]) {
  return placedIn(home.parse({ type: 'home', blocks: JSON.parse(JSON.stringify(blocks)) }).blocks);
}

/** Something to press or choose, and what it means. */
export type Pressed = Meaning & { readonly label: string; readonly actionId: string; readonly asked?: Asked | undefined };

/** Buttons with the values that they have in truth, and what was made of them. */
export function realButtons(about?: string): {
  buttons: RenderContext['buttons'];
  meaningOf: (value: string) => Meaning | undefined;
} {
  const clock = { now: () => 1_800_000_000_000 };
  const cursors = createCursors({ secret: 'a secret for tests', clock });
  const buttons = buttonsFor({ platform: 'slack', cursors, clock }, { person: 'U0ANA', about });
  const meanings = new Map<string, Meaning>();
  return {
    buttons(meaning) {
      const value = buttons(meaning);
      if (value !== undefined) meanings.set(value, meaning);
      return value;
    },
    meaningOf: (value) => meanings.get(value),
  };
}

/** Everything to press in blocks; of a select each option. */
export function pressedIn(blocks: readonly KnownBlock[], meaningOf: (value: string) => Meaning | undefined): Pressed[] {
  return elementsIn(blocks).flatMap(({ element }) => {
    const actionId = element.action_id ?? '';
    const choices =
      element.type === 'button'
        ? [{ label: element.text.text, value: element.value ?? '' }]
        : 'options' in element
          ? (element.options ?? []).map(({ text, value }) => ({ label: text.text, value }))
          : [];
    return choices.flatMap(({ label, value }) => {
      const { cursor, asked } = parseValue(value);
      const meaning = meaningOf(cursor);
      return meaning === undefined ? [] : [{ ...meaning, label, actionId, ...(asked !== undefined && { asked }) }];
    });
  });
}

/** A message that Slack takes, what is seen of it and everything to press in it with what it means. */
export function show(
  reply: Reply,
  context: Partial<RenderContext> = {},
): { message: SlackMessage; seen: Seen; text: string; pressed: Pressed[] } {
  const { buttons, meaningOf } = realButtons();
  const message = renderReply(reply, { buttons, shownTo: 'private', asked: { question: QUESTION }, ...context });
  checkMessage(message);
  const seen = seeBlocks(message.blocks);
  return { message, seen, text: seen.text, pressed: pressedIn(message.blocks, meaningOf) };
}

/** What stands on everything to press. */
export const labels = ({ pressed }: { pressed: readonly Pressed[] }) => pressed.map(({ label }) => label);
