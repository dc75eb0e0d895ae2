// What does a card say of a page of a whole letter, in which order?
import type { LetterReply } from '../../src/replies/reply.ts';
import { clipLine } from '../../src/replies/shorten.ts';
import { type Voice, voicesOf } from '../../src/replies/voices.ts';
import { sayExcerptOnly, sayNotes, sayOrigin, sayPage } from '../../src/replies/words.ts';
import { CUT, type Group, line } from './card-line.ts';
import { titleLine } from './match-lines.ts';
import { SHOWN } from './shown.ts';

/** Title, and on the first page where it appeared; the texts, voice by voice; which page it is, and where one reads on. */
export function letterGroups(reply: LetterReply): Group[] {
  const foot = letterFoot(reply);
  return [letterHead(reply), ...voicesOf(shortNames(reply)).flatMap(voiceGroups), ...(foot.length === 0 ? [] : [foot])];
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

function letterHead({ letter, columnist, page, excerptOnly }: LetterReply): Group {
  if (page > 1) return [titleLine(letter.title, undefined)];
  const origin = sayOrigin({ ...letter, columnist: columnist ?? letter.columnist });
  return [
    // Where only excerpts are allowed, the address stands below them, where one reads on.
    titleLine(letter.title, excerptOnly ? undefined : letter.url),
    line('faint', clipLine(origin, SHOWN.origin)),
    ...(letter.contentNotes.length === 0 ? [] : [line('strong', `${sayNotes(letter.contentNotes)}.`)]),
  ];
}

/** The mark of a cut is no part of the text, so it has a group of its own. */
function voiceGroups({ label, parts, isCut }: Voice): Group[] {
  const words = parts.map((part) => part.text).join('\n\n');
  return [[line('strong', label), [{ part: 'quoted', words, whole: true }]], ...(isCut ? [[line('plain', CUT)]] : [])];
}

function letterFoot(reply: LetterReply): Group {
  const { letter, page, pages, excerptOnly } = reply;
  const { url } = letter;
  return [
    ...(excerptOnly
      ? [line('plain', sayExcerptOnly(reply)), ...(url === undefined ? [] : [[{ part: 'address', url } as const]])]
      : []),
    ...(pages > 1 ? [line('faint', sayPage(page, pages))] : []),
  ];
}
