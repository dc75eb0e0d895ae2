// What do notifications and screen readers say of a message? Titles, where they appeared, how near; nothing that is quoted.
import { assertNever } from '../../src/errors.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { sayThanks, sayTrouble } from '../../src/replies/words.ts';
import { footRow, moreLines } from '../shared/card-buttons.ts';
import { CUT, type Group, type Line } from '../shared/card-line.ts';
import { POINTED_TO, sayAndMore } from '../shared/labels.ts';
import { letterGroups } from '../shared/letter-lines.ts';
import { nothingLines, titlesLines } from '../shared/list-lines.ts';
import { matchesHead, matchHead } from '../shared/match-lines.ts';
import { aboutLines, helpLines, statusLines } from '../shared/own-lines.ts';
import type { RenderContext } from '../shared/render-context.ts';
import { LIMITS } from './limits.ts';

const measure = (words: string) => words.length;

/** A reply in words. What was asked is never among them: a notification stands on a locked screen. */
export function spokenReply(reply: Reply, given: RenderContext): string {
  const { notice, addressedTo } = given;
  return spokenText([
    ...(notice === undefined ? [] : [notice]),
    ...(addressedTo === undefined ? [] : [POINTED_TO]),
    ...linesOf(reply, given),
  ]);
}

/** Lines as the text of a message: whole lines as far as there is room, with no mention and no link of Slack's markup. */
export function spokenText(lines: readonly string[]): string {
  const escaped = lines.map(escapeText);
  const room = LIMITS.topText - sayAndMore(lines.length).length - 1;
  let used = 0;
  const shown = escaped.filter((line) => {
    used += line.length + 1;
    return used <= room;
  });
  return [...shown, ...(shown.length < lines.length ? [sayAndMore(lines.length - shown.length)] : [])].join('\n');
}

/** docs.slack.dev/messaging/formatting-message-text, "Escaping text" */
function escapeText(words: string): string {
  return words.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
}

function linesOf(reply: Reply, given: RenderContext): string[] {
  switch (reply.kind) {
    case 'matches':
      return [
        ...words(matchesHead(reply, given.shownTo === 'private')),
        ...reply.matches.map(
          (shown) =>
            `${shown.place}. ${matchHead(shown, given.shownTo === 'private')
              .flatMap(said)
              .join(' · ')}`,
        ),
        ...words(moreLines(reply, footRow(reply, given))),
      ];
    case 'nothing-close':
      return words(nothingLines(reply, measure));
    case 'letter':
      return letterGroups(reply)
        .flatMap((group) => (group.some(isQuotation) ? [] : words(group)))
        .filter((line) => line !== CUT);
    case 'titles':
      return words(titlesLines(reply, measure));
    case 'help-first':
      return words(helpLines(reply));
    case 'about':
      return words(aboutLines(reply));
    case 'status':
      return words(statusLines(reply, measure));
    case 'thanks':
      return [sayThanks(reply.helpful)];
    case 'trouble':
      return [sayTrouble(reply.sentence, reply.reference)];
    default:
      return assertNever(reply);
  }
}

function isQuotation([first]: Line): boolean {
  return first?.part === 'quoted';
}

/** Everything but quotations and addresses. */
function words(group: Group): string[] {
  return group
    .map((line) => line.flatMap((piece) => (piece.part === 'quoted' || piece.part === 'address' ? [] : [piece.words])).join(' '))
    .filter((line) => line !== '');
}

/** Of a match's head: not the reason, which quotes the letter. */
function said(line: Line): string[] {
  const pieces = line.flatMap((piece) =>
    piece.part === 'title' || piece.part === 'strong' || piece.part === 'faint' ? [piece.words] : [],
  );
  return pieces.length === 0 ? [] : [pieces.join(' ')];
}
