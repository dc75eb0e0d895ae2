// Which command was probably meant by a line that is none? Only where hardly anybody would ask such a question.
import { isEnglishWord } from '../../src/text/dictionary.ts';
import { areSwapped, lettersWrong } from '../../src/text/nearest.ts';
import { ALONE, NUMBERED } from './commands.ts';
import { numberIn } from './spoken.ts';

/** Letters of a command from which one may be wrong: of a shorter one it makes too often another word, "life" of "like". */
const LEAST_ALONE = 5;
/** Before a number there is hardly another word: "opn 1". */
const LEAST_NUMBERED = 4;

/** The command as it is typed, "open 1"; `undefined`: the line is to be taken as it stands. */
export function meantCommand(line: string): string | undefined {
  const text = line.toLowerCase();
  if (/^(?:show (?:me )?)?more(?: please| letters)?[.!]*$/u.test(text)) return 'more';
  const { verb = '', rest = '' } = /^(?<verb>[a-z]+)\s*(?<rest>\S.*)?$/su.exec(text)?.groups ?? {};
  if (rest === '') return ALONE.find((command) => isSlip(verb, command, LEAST_ALONE));
  const number = numberIn(rest);
  const command = NUMBERED.find((known) => verb === known || isSlip(verb, known, LEAST_NUMBERED));
  return number === undefined || command === undefined ? undefined : `${command} ${number}`;
}

/** One letter too many, too few or wrong, or two neighbours that changed places, in what is no word of its own. */
function isSlip(typed: string, command: string, least: number): boolean {
  const near = areSwapped(typed, command) || (command.length >= least && lettersWrong(typed, command) === 1);
  return near && !isEnglishWord(typed);
}
