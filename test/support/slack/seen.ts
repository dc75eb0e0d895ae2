// What does a reader see of blocks? Read back by Slack's documentation of them, not by how we make them.
// docs.slack.dev/reference/block-kit/blocks and /block-elements, docs.slack.dev/messaging/formatting-message-text
import type { KnownBlock, RichTextBlockElement, RichTextElement } from '@slack/types';

/** What is on the screen. */
export type Seen = {
  /** in reading order, a line feed between blocks and between the parts of rich text; buttons and selects are not in it */
  readonly text: string;
  /** words behind a bar */
  readonly quotes: readonly string[];
  readonly links: readonly { readonly text: string; readonly url: string }[];
  /** people and groups that are called by their names */
  readonly called: readonly string[];
  /** other things that are more than words: emoji, formatted dates, code */
  readonly others: readonly string[];
};

const NOTHING: Seen = { text: '', quotes: [], links: [], called: [], others: [] };
const words = (text: string): Seen => ({ ...NOTHING, text });

function together(parts: readonly Seen[], between: string): Seen {
  return {
    text: parts.map(({ text }) => text).join(between),
    quotes: parts.flatMap(({ quotes }) => quotes),
    links: parts.flatMap(({ links }) => links),
    called: parts.flatMap(({ called }) => called),
    others: parts.flatMap(({ others }) => others),
  };
}

/** `:smile:`, `:+1::skin-tone-2:` */
const EMOJI_CODE = /:[a-z0-9_+'-]+:/gu;

/** Words as they are, but codes of emoji where they are not forbidden. */
function seePlain({ text, emoji }: { readonly text: string; readonly emoji?: boolean | undefined }): Seen {
  return emoji === false ? words(text) : { ...words(text), others: text.match(EMOJI_CODE) ?? [] };
}

/** @throws Error for markup: words in it may be read as more than words, so nothing of ours stands in any */
function seeText(text: { readonly type: string; readonly text: string; readonly emoji?: boolean | undefined }): Seen {
  if (text.type !== 'plain_text') throw new Error(`Slack would read markup in ${JSON.stringify(text)}.`);
  return seePlain(text);
}

function seeInline(element: RichTextElement): Seen {
  switch (element.type) {
    case 'text':
      return { ...words(element.text), others: element.style?.code === true ? [element.text] : [] };
    case 'link':
      return { ...words(element.text ?? element.url), links: [{ text: element.text ?? element.url, url: element.url }] };
    case 'user':
      return { ...words(`@${element.user_id}`), called: [element.user_id] };
    case 'broadcast':
      return { ...words(`@${element.range}`), called: [element.range] };
    case 'usergroup':
      return { ...words(`@${element.usergroup_id}`), called: [element.usergroup_id] };
    default:
      return { ...words(`[${element.type}]`), others: [element.type] };
  }
}

function seeRichText(element: RichTextBlockElement): Seen {
  if (element.type === 'rich_text_list') return together(element.elements.map(seeRichText), '\n');
  const seen = together(element.elements.map(seeInline), '');
  if (element.type === 'rich_text_quote') return { ...seen, quotes: [seen.text] };
  return element.type === 'rich_text_preformatted' ? { ...seen, others: [...seen.others, seen.text] } : seen;
}

function seeBlock(block: KnownBlock): Seen[] {
  switch (block.type) {
    case 'rich_text':
      return [together(block.elements.map(seeRichText), '\n')];
    case 'header':
      return [seeText(block.text)];
    case 'section':
      return [...(block.text === undefined ? [] : [block.text]), ...(block.fields ?? [])].map(seeText);
    case 'context':
      return block.elements.map((element) => (element.type === 'image' ? words(element.alt_text) : seeText(element)));
    case 'input':
      return [block.label, ...(block.hint === undefined ? [] : [block.hint])].map(seeText);
    case 'actions':
    case 'divider':
      return [];
    default:
      throw new Error(`Nobody has said yet how a reader sees a block of type ${block.type}.`);
  }
}

/** Blocks as a reader sees them. */
export function seeBlocks(blocks: readonly KnownBlock[]): Seen {
  return together(blocks.flatMap(seeBlock), '\n');
}

/** The text of a message as a notification shows it: entities are read, and nothing else of ours is markup. */
export function seeNotification(text: string): string {
  return text.replace(/&lt;/gu, '<').replace(/&gt;/gu, '>').replace(/&amp;/gu, '&');
}
