// How do words stand in Slack's rich text so that a reader sees exactly these words, and nothing of them works?
import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextText } from '@slack/types';
import { bidiClosers } from '../../src/replies/layout.ts';
import type { Group, Line, Piece } from '../shared/card-line.ts';
import { LONG_ADDRESS, WHERE_IT_APPEARED } from '../shared/labels.ts';
import { LONGEST_ADDRESS } from './limits.ts';

// Words of letters stand in `text` elements of rich text only. There Slack reads no markup, no mention, no address and no
// code of an emoji: each of these has an element of its own (docs.slack.dev/reference/block-kit/blocks/rich-text-block). In
// plain_text objects emoji codes are read unless `emoji` is false, and Slack's guide asks for escapes in "text objects".

/** Words as they are. */
export function text(words: string, style?: RichTextText['style']): RichTextText {
  return { type: 'text', text: words, ...(style !== undefined && { style }) };
}

/** Somebody's name, which calls them; nothing where it is no id of a user. */
export function user(id: string): RichTextElement[] {
  return /^[UW][A-Z0-9]{1,20}$/u.test(id) ? [{ type: 'user', user_id: id }] : [];
}

/** A channel by its name, to press; nothing where it is no id of one. */
export function channel(id: string): RichTextElement[] {
  return /^[CGD][A-Z0-9]{1,20}$/u.test(id) ? [{ type: 'channel', channel_id: id }] : [];
}

/** Groups that have words, each as a block. */
export function richTexts(...groups: readonly Group[]): RichTextBlock[] {
  return groups.map(elementsOf).flatMap((elements) => (elements.length === 0 ? [] : [richText(...elements)]));
}

/** A block of rich text. */
export function richText(...elements: readonly RichTextBlockElement[]): RichTextBlock {
  return { type: 'rich_text', elements: [...elements] };
}

/** Elements on lines of their own, as one section. */
export function section(...lines: readonly (readonly RichTextElement[])[]): RichTextBlockElement {
  return {
    type: 'rich_text_section',
    elements: lines.flatMap((line, index) => (index === 0 ? line : [text('\n'), ...line])),
  };
}

/** Lines below each other are one section, quotations stand between them. */
function elementsOf(group: Group): RichTextBlockElement[] {
  const made: RichTextBlockElement[] = [];
  let open: RichTextElement[][] = [];
  const close = () => {
    if (open.length > 0) made.push(section(...open));
    open = [];
  };
  for (const line of group) {
    const [first] = line;
    if (first?.part === 'quoted') {
      close();
      if (first.words !== '') made.push({ type: 'rich_text_quote', elements: [text(first.words)] });
    } else open.push(...lineOf(line));
  }
  close();
  return made;
}

/** The elements of a line; none where it has no words. */
function lineOf(line: Line): RichTextElement[][] {
  const side = line
    .map(pieceOf)
    .filter((elements) => elements.length > 0)
    .flatMap((elements, index) => (index === 0 ? elements : [text(' '), ...elements]));
  return side.length === 0 ? [] : [side];
}

function pieceOf(piece: Piece): RichTextElement[] {
  if (piece.part === 'address') return [addressOf(piece.url)];
  if (piece.words === '') return [];
  // Direction marks that words leave open end with them.
  const words = oneLine(piece.words) + bidiClosers(piece.words);
  switch (piece.part) {
    case 'strong':
      return [text(words, { bold: true })];
    case 'faint':
      return [text(words, { italic: true })];
    case 'title':
      // The way there is beside it, not on it: no words of a letter lead anywhere, and a phone has few lines.
      return [text(words, { bold: true }), ...(piece.url === undefined ? [] : [text(' · '), addressOf(piece.url)])];
    default:
      return [text(words)];
  }
}

function oneLine(words: string): string {
  return words.replace(/\s*[\n\r]\s*/gu, ' ');
}

/** Words of ours that lead to an address: an address of some length fills a phone, and a title stays as it is stored. */
function addressOf(url: string): RichTextElement {
  const checked = webAddress(url);
  return checked === undefined ? text(LONG_ADDRESS, { italic: true }) : { type: 'link', url: checked, text: WHERE_IT_APPEARED };
}

/** An address that Slack takes as a link; `undefined`: too long, or none of the web. */
function webAddress(url: string): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^https?:$/u.test(parsed.protocol)) return undefined;
  return parsed.href.length <= LONGEST_ADDRESS ? parsed.href : undefined;
}
