// How does a whole letter read as plain text?
import type { LetterReply } from '../reply.ts';
import { type Voice, voicesOf } from '../voices.ts';
import { sayExcerptOnly, sayOrigin, sayPage } from '../words.ts';
import { BAR, CUT, noteLines, own, type Page } from './page.ts';

/** One page of a letter. Only the first says where it appeared, only the last where to read it. */
export function letterLines(reply: LetterReply, page: Page): string[] {
  const { page: number, pages, excerptOnly } = reply;
  const letter = { ...reply.letter, columnist: reply.columnist ?? reply.letter.columnist };
  const head = [
    ...page.write(own('title', letter.title)),
    ...(number === 1 ? [...page.write(own('faint', sayOrigin(letter))), ...noteLines(letter, page, 0)] : []),
  ];
  const foot = [
    ...(excerptOnly ? page.write(sayExcerptOnly(reply)) : []),
    ...(letter.url !== undefined && number === pages ? [page.unbroken(letter.url)] : []),
    ...(pages > 1 ? page.write(own('faint', pageLine(number, pages, page))) : []),
  ];
  const voices = voicesOf(reply).map((voice) => voiceLines(voice, page));
  return [head, ...voices, foot]
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index === 0 ? block : ['', ...block]));
}

function pageLine(number: number, pages: number, { surface }: Page): string {
  const goOn = number < pages && surface.more !== undefined ? ` ${surface.more}` : '';
  return sayPage(number, pages) + goOn;
}

function voiceLines({ label, parts, isCut }: Voice, page: Page): string[] {
  return [
    ...page.write(own('faint', label)),
    ...parts.flatMap(({ text }, index) => [...(index > 0 ? [page.look.faint(BAR)] : []), ...page.quote(text)]),
    ...(isCut ? page.write(own('faint', CUT)) : []),
  ];
}
