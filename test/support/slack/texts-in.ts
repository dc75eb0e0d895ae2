// Which texts does a message show, and would any of them ping somebody?
import type { Block } from './block-schema.ts';
import type { Inline, RichText } from './rich-text-schema.ts';

/** A text that Slack's markup is read in (`isMarked`), or one shown as it is. */
export type Text = { readonly text: string; readonly isMarked: boolean };

const toText = ({ type, text }: { type: string; text: string }): Text => ({ text, isMarked: type === 'mrkdwn' });

/** All inline elements of a rich text, in order. */
export function inlinesIn({ elements }: RichText): Inline[] {
  return elements.flatMap((element): Inline[] =>
    element.type === 'rich_text_list' ? element.elements.flatMap(({ elements: inner }) => inner) : [...element.elements],
  );
}

function inlineText(inline: Inline): Text[] {
  switch (inline.type) {
    case 'text':
      return [{ text: inline.text, isMarked: false }];
    case 'link':
      return [{ text: inline.text ?? inline.url, isMarked: false }];
    default:
      return [];
  }
}

function ownTexts(block: Block): Text[] {
  switch (block.type) {
    case 'section':
      return [...(block.text === undefined ? [] : [block.text]), ...(block.fields ?? [])].map(toText);
    case 'header':
      return [toText(block.text)];
    case 'context':
      return block.elements.flatMap((element) => (element.type === 'image' ? [] : [toText(element)]));
    case 'input':
      return [block.label, ...(block.hint === undefined ? [] : [block.hint])].map(toText);
    case 'markdown':
      return [{ text: block.text, isMarked: true }];
    case 'rich_text':
      return inlinesIn(block).flatMap(inlineText);
    case 'actions':
      return block.elements.flatMap((element) => (element.type === 'button' ? [toText(element.text)] : []));
    case 'image':
      return block.title === undefined ? [] : [toText(block.title)];
    case 'divider':
      return [];
  }
}

/** All texts of blocks, in order. */
export const textsIn = (blocks: readonly Block[]): Text[] => blocks.flatMap(ownTexts);

/** `<!channel>`, `<!subteam^S1>`, `<@U1>`: https://docs.slack.dev/messaging/formatting-message-text */
const PING = /<(?:!(?:channel|here|everyone|subteam\^)|@)[^>]*>/u;

/** Why a message would ping somebody it must not; a `user` element of rich text is meant so. */
export function findPing(text: string, blocks: readonly Block[]): string | undefined {
  const marked = [text, ...textsIn(blocks).flatMap(({ text: inner, isMarked }) => (isMarked ? [inner] : []))];
  const ping = marked.map((each) => PING.exec(each)?.[0]).find((found) => found !== undefined);
  if (ping !== undefined) return `pings: ${ping} stands in a text where Slack reads markup`;
  const inlines = blocks.flatMap((block) => (block.type === 'rich_text' ? inlinesIn(block) : []));
  const loud = inlines.find(({ type }) => type === 'broadcast' || type === 'usergroup');
  return loud === undefined ? undefined : `pings: a rich_text element of type ${loud.type}`;
}
