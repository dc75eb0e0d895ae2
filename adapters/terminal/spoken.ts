// Which command does a sentence mean that is said to somebody who shows letters? "Tell me more about the first one", "go back".
import { NUMBERED, type Numbered } from './commands.ts';

const NUMBER_WORDS = [
  ['one', 'first'],
  ['two', 'second'],
  ['three', 'third'],
  ['four', 'fourth'],
  ['five', 'fifth'],
] as const;

/** Longer lines are no commands. */
const LONGEST = 60;

/** "1", "#1.", "number one", "the first letter", "letter 1?"; `undefined`: no number alone. */
export function numberIn(text: string): number | undefined {
  const { digits, word } =
    /^(?:the )?(?:letter )?(?:number )?(?:#?(?<digits>\d{1,3})|(?<word>[a-z]+))(?: one| letter)?[.,!?)]*$/u.exec(
      text.toLowerCase().replaceAll(/\s+/gu, ' '),
    )?.groups ?? {};
  if (digits !== undefined) return Number(digits);
  const at = NUMBER_WORDS.findIndex((words) => words.some((known) => known === word));
  return at < 0 ? undefined : at + 1;
}

/** "2", "read the second one please", "why number two?": what is to be done with which letter on the screen. */
export function spokenNumber(line: string): { readonly verb: Numbered; readonly number: number } | undefined {
  if (line.length > LONGEST) return undefined;
  const { verb = 'open', which = '' } =
    /^\/?(?:please |(?:can|could) you )?(?:(?<verb>open|like|why|read|see|view|show(?: me)?|(?:tell me )?(?:more )?about)\s+)?(?<which>.+?)(?: please)?[.!?]*$/iu.exec(
      line,
    )?.groups ?? {};
  const number = numberIn(which);
  if (number === undefined) return undefined;
  return { verb: NUMBERED.find((known) => known === verb.toLowerCase()) ?? 'open', number };
}

/** "back", "go back to the list", "show me the list again" */
export function isSpokenBack(line: string): boolean {
  return /^\/?(?:(?:please )?(?:go )?back(?: to (?:the |my )?(?:list|letters|results))?|(?:show (?:me )?)?the (?:list|letters|results)(?: again)?|previous)(?: please)?[.!]*$/iu.test(
    line,
  );
}
