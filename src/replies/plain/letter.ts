// How does a whole letter read as plain text?
import type { LetterPart, LetterReply } from '../reply.ts';
import { sayAnswered, sayAsked, sayExcerptOnly, sayOrigin, sayPage } from '../words.ts';
import { BAR, CUT, noteLines, own, type Page } from './page.ts';

/** One page of a letter. Only the first says where it appeared, only the last where to read it. */
export function letterLines(reply: LetterReply, page: Page): string[] {
  const { parts, page: number, pages, excerptOnly } = reply;
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
  const voices = voicesOf(parts).map((voice) => voiceLines(voice, { ...reply, letter }, page));
  return [head, ...voices, foot]
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index === 0 ? block : ['', ...block]));
}

function pageLine(number: number, pages: number, { surface }: Page): string {
  const goOn = number < pages && surface.more !== undefined ? ` ${surface.more}` : '';
  return sayPage(number, pages) + goOn;
}

/** Who speaks, and what of it stands on the page. */
type Voice = { readonly who: 'asker' | 'columnist'; readonly parts: readonly LetterPart[] };

function voicesOf(parts: readonly LetterPart[]): Voice[] {
  const isAsker = ({ field }: LetterPart) => field !== 'answer' && field !== 'signOff';
  const voices: Voice[] = [
    { who: 'asker', parts: parts.filter(isAsker) },
    { who: 'columnist', parts: parts.filter((part) => !isAsker(part)) },
  ];
  return voices.filter((voice) => voice.parts.length > 0);
}

type Told = Pick<LetterReply, 'letter' | 'excerptOnly' | 'page'>;

function voiceLines({ who, parts }: Voice, { letter, excerptOnly, page: number }: Told, page: Page): string[] {
  const [first] = parts;
  const last = parts.at(-1);
  const continued = who === 'asker' ? number > 1 : first?.field === 'signOff' || (first?.start ?? 0) > 0;
  const isCut = excerptOnly && last !== undefined && last.start + last.text.length < (letter[last.field]?.length ?? 0);
  return [
    ...page.write(own('faint', who === 'asker' ? sayAsked(continued) : sayAnswered(letter, continued))),
    ...parts.flatMap(({ text }, index) => [...(index > 0 ? [page.look.faint(BAR)] : []), ...page.quote(text)]),
    ...(isCut ? page.write(own('faint', CUT)) : []),
  ];
}
