// How does a page of a whole letter look on Discord?
import type { APIMessageTopLevelComponent, APITextDisplayComponent } from 'discord-api-types/v10';
import type { LetterReply } from '../../src/replies/reply.ts';
import { clipLine } from '../../src/replies/shorten.ts';
import { type Voice, voicesOf } from '../../src/replies/voices.ts';
import { sayExcerptOnly, sayNotes, sayOrigin, sayPage } from '../../src/replies/words.ts';
import { LABELS, pageLabel } from '../shared/labels.ts';
import type { CardContext } from '../shared/render-context.ts';
import { button, buttonRow, container, textDisplay } from './components.ts';
import { SHOWN } from './limits.ts';
import { faint, heading, lines, type Markdown, plain, quotedToEnd, strong } from './markdown.ts';
import { addressLines, CUT, titleLines } from './match-card.ts';

/** One page of a letter in its card. Only the first says where it appeared. */
export function letterCard(reply: LetterReply, context: CardContext): APIMessageTopLevelComponent[] {
  const texts = voicesOf(shortNames(reply)).flatMap(voiceTexts);
  return [
    container([
      textDisplay(lines(...headOf(reply))),
      ...texts,
      ...footOf(reply).map(textDisplay),
      ...pageRow(reply, context),
      ...actionRow(reply, context),
    ]),
  ];
}

/** The names over the texts leave room for them. */
function shortNames(reply: LetterReply): LetterReply {
  const { letter, columnist } = reply;
  const short = (name: string | undefined) => name && clipLine(name, SHOWN.name);
  return {
    ...reply,
    letter: { ...letter, column: clipLine(letter.column, SHOWN.name), columnist: short(letter.columnist) },
    columnist: short(columnist),
  };
}

function headOf({ letter, columnist, page, excerptOnly }: LetterReply): Markdown[] {
  if (page > 1) return [heading(clipLine(letter.title, SHOWN.title))];
  const origin = sayOrigin({ ...letter, columnist: columnist ?? letter.columnist });
  return [
    // Where only excerpts are allowed, the address stands below them, where one reads on.
    ...titleLines(letter.title, excerptOnly ? undefined : letter.url),
    faint(clipLine(origin, SHOWN.origin)),
    ...(letter.contentNotes.length === 0 ? [] : [strong(`${sayNotes(letter.contentNotes)}.`)]),
  ];
}

/** The bar of a quotation ends with its Text Display, so the mark of a cut has one of its own. */
function voiceTexts({ label, parts, isCut }: Voice): APITextDisplayComponent[] {
  const text = parts.map((part) => part.text).join('\n\n');
  return [textDisplay(lines(strong(label), quotedToEnd(text))), ...(isCut ? [textDisplay(plain(CUT))] : [])];
}

function footOf(reply: LetterReply): Markdown[] {
  const { letter, page, pages, excerptOnly } = reply;
  const foot = [
    ...(excerptOnly ? [plain(sayExcerptOnly(reply)), ...addressLines(letter.url)] : []),
    ...(pages > 1 ? [faint(sayPage(page, pages))] : []),
  ];
  return foot.length === 0 ? [] : [lines(...foot)];
}

function pageRow({ letter, page, pages }: LetterReply, { buttons }: CardContext) {
  const turn = (to: number) =>
    to < 1 || to > pages
      ? []
      : button(pageLabel(to), buttons({ action: 'letter', letters: [letter.id], numbers: [to] }), 'primary');
  return buttonRow(turn(page - 1), turn(page + 1));
}

function actionRow({ letter }: LetterReply, { buttons, shownTo }: CardContext) {
  const press = (action: 'similar' | 'helpful' | 'not-helpful' | 'share', numbers: readonly number[] = []) =>
    button(LABELS[action], buttons({ action, letters: [letter.id], numbers }));
  return buttonRow(press('similar', [0]), press('helpful'), press('not-helpful'), shownTo === 'private' ? press('share') : []);
}
