// Who speaks on a page of a letter: the one who asked, then the columnist?
import type { LetterPart, LetterReply } from './reply.ts';
import { sayAnswered, sayAsked } from './words.ts';

/** One voice on a page. */
export type Voice = {
  /** "Someone wrote:", "Marguerite Oyelaran answered (continued):" */
  readonly label: string;
  readonly parts: readonly LetterPart[];
  /** where the publisher allows excerpts only: its text goes on, and is not shown */
  readonly isCut: boolean;
};

/** The voices on a page in reading order; none is empty. */
export function voicesOf({ letter: bare, columnist, parts, page, excerptOnly }: LetterReply): Voice[] {
  const letter = { ...bare, columnist: columnist ?? bare.columnist };
  const isAsker = ({ field }: LetterPart) => field !== 'answer' && field !== 'signOff';
  const asked = parts.filter(isAsker);
  const answered = parts.filter((part) => !isAsker(part));
  const [first] = answered;
  const continued = first?.field === 'signOff' || (first?.start ?? 0) > 0;
  const isCut = (of: readonly LetterPart[]) => {
    const last = of.at(-1);
    return excerptOnly && last !== undefined && last.start + last.text.length < (letter[last.field]?.length ?? 0);
  };
  return [
    { label: sayAsked(page > 1), parts: asked, isCut: isCut(asked) },
    { label: sayAnswered(letter, continued), parts: answered, isCut: isCut(answered) },
  ].filter((voice) => voice.parts.length > 0);
}
