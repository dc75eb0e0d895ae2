// How are the blocks of a message made, and does Slack take them?
import type { ActionsBlock, Button, KnownBlock, PlainTextElement, StaticSelect } from '@slack/types';
import { bidiClosers } from '../../src/replies/layout.ts';
import { clipLine } from '../../src/replies/shorten.ts';
import type { Press } from '../shared/card-buttons.ts';
import type { Asked } from '../shared/render-context.ts';
import { formatValue } from './asked.ts';
import { LIMITS, ROW_BUTTONS } from './limits.ts';
import type { SlackMessage } from './payload.ts';

/** Words on a button, select or form; no code in them becomes an emoji. */
export function plainText(words: string): PlainTextElement {
  return { type: 'plain_text', text: words, emoji: false };
}

/** What buttons and selects do; the number in an element's id is given when the blocks are together. */
type Action = Press['action'];

/** Presses that need what was asked: it rides in their value, because Slack keeps no private message. */
const NEED_ASKED: readonly Action[] = ['next', 'why', 'uncover', 'show'];

/** Something to choose. */
export type Choice = NonNullable<StaticSelect['options']>[number];

/** Buttons side by side, a phone's width in a row; no row where there is none. */
export function buttonRows(offered: readonly Press[], asked: Asked | undefined): ActionsBlock[] {
  const buttons = offered.map(
    ({ label, value, action, isPrimary }): Button => ({
      type: 'button',
      action_id: action,
      text: plainText(label),
      value: NEED_ASKED.includes(action) ? formatValue(value, asked) : value,
      ...(isPrimary && { style: 'primary' }),
    }),
  );
  const rows = Math.ceil(buttons.length / ROW_BUTTONS);
  return Array.from({ length: rows }, (_, row) => ({
    type: 'actions',
    elements: buttons.slice(row * ROW_BUTTONS, (row + 1) * ROW_BUTTONS),
  }));
}

/** A select over the width of a message; none where there is nothing to choose. */
export function selectRow(action: Action, placeholder: string, options: readonly Choice[]): ActionsBlock[] {
  const offered = distinct(options).slice(0, LIMITS.selectOptions);
  if (offered.length === 0) return [];
  const select: StaticSelect = {
    type: 'static_select',
    action_id: action,
    placeholder: plainText(placeholder),
    options: offered,
  };
  return [{ type: 'actions', elements: [select] }];
}

/** Something to choose, by words that fit; the whole words stand in the message. None where its value is not offered. */
export function option(words: string, value: string | undefined, description?: string): Choice[] {
  if (value === undefined || value === '' || value.length > LIMITS.optionValue) return [];
  const more = description === undefined ? {} : { description: plainText(fitting(description)) };
  return [{ text: plainText(fitting(words)), value, ...more }];
}

function fitting(words: string): string {
  const closers = bidiClosers(words);
  return clipLine(words, LIMITS.optionText - closers.length) + closers;
}

/** Two options of one value would be one choice. */
function distinct<Each extends { readonly value?: string | undefined }>(options: readonly Each[]): Each[] {
  return options.filter(({ value }, index) => options.findIndex((other) => other.value === value) === index);
}

/** Blocks in which every element has an id of its own: its action and its number, `letter:3`. */
export function numbered(blocks: readonly KnownBlock[]): KnownBlock[] {
  let number = 0;
  return blocks.map((block) => {
    if (block.type !== 'actions') return block;
    return {
      ...block,
      elements: block.elements.map((element) => {
        number += 1;
        return { ...element, action_id: `${element.action_id ?? ''}:${number}` };
      }),
    };
  });
}

/** A message of these blocks. @param text for notifications and screen readers; see `spokenText` */
export function message(blocks: readonly KnownBlock[], text: string): SlackMessage {
  return { text, blocks: numbered(blocks), unfurl_links: false, unfurl_media: false };
}

/** Units that the number in an id may add to what is counted before it is given. */
const NUMBER_ROOM = 3;

/** Does Slack take these blocks as a message? */
export function fitsMessage(blocks: readonly KnownBlock[]): boolean {
  const elements = blocks.reduce((sum, block) => sum + (block.type === 'actions' ? block.elements.length : 0), 0);
  const length = JSON.stringify(blocks).length + elements * NUMBER_ROOM;
  return blocks.length <= LIMITS.messageBlocks && length < LIMITS.blocksJson;
}
