// How do the lines of a card look in Discord's Markdown?
import type { APITextDisplayComponent } from 'discord-api-types/v10';
import type { Group, Line, Piece } from '../shared/card-line.ts';
import { LONG_ADDRESS } from '../shared/labels.ts';
import { textDisplay } from './components.ts';
import { LONGEST_ADDRESS } from './limits.ts';
import {
  address,
  faint,
  heading,
  inline,
  isLinkable,
  lines,
  linkedHeading,
  type Markdown,
  plain,
  quoted,
  quotedToEnd,
  strong,
} from './markdown.ts';

/** Groups that have words, each in a Text Display. */
export function textDisplays(...groups: readonly Group[]): APITextDisplayComponent[] {
  return groups.filter((group) => group.length > 0).map((group) => textDisplay(lines(...group.flatMap(markdownOf))));
}

function markdownOf(line: Line): Markdown[] {
  const [first, ...others] = line.map(pieceOf);
  if (first === undefined) return [];
  return others.length === 0 ? first : [inline(...first, ...others.flat())];
}

function pieceOf(piece: Piece): Markdown[] {
  switch (piece.part) {
    case 'plain':
      return [plain(piece.words)];
    case 'strong':
      return [strong(piece.words)];
    case 'faint':
      return [faint(piece.words)];
    case 'title':
      return titleOf(piece.words, piece.url);
    case 'address':
      return [addressOf(piece.url)];
    case 'quoted':
      return [piece.whole === true ? quotedToEnd(piece.words) : quoted(piece.words)];
  }
}

/** In the title where that works, else below it. */
function titleOf(words: string, url: string | undefined): Markdown[] {
  if (url !== undefined && url.length <= LONGEST_ADDRESS && isLinkable(words, url)) return [linkedHeading(words, url)];
  return [heading(words), ...(url === undefined ? [] : [addressOf(url)])];
}

function addressOf(url: string): Markdown {
  return url.length > LONGEST_ADDRESS ? faint(LONG_ADDRESS) : address(url);
}
