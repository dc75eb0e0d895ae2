// On which day was it published? Only a date that can be read in one way counts; nothing is guessed.
import { isCalendarDate } from '../letters/letter.ts';

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const MONTH = String.raw`(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
const YEAR = String.raw`(?<year>(?:19|20)\d\d)`;
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
const WEEKDAY = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?`;
const CLOCK = String.raw`(?:\s*[,|•·–—-]?\s*(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?)?`;
const ISO_CLOCK = String.raw`(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?`;
const FORMS = [
  `${YEAR}-(?<monthNumber>\\d{1,2})-(?<day>\\d{1,2})${ISO_CLOCK}`,
  `${YEAR}/(?<monthNumber>\\d{1,2})/(?<day>\\d{1,2})${CLOCK}`,
  `${YEAR}-(?<monthNumber>\\d{2})`,
  `${WEEKDAY}${MONTH}\\s+${DAY},?\\s+${YEAR}${CLOCK}`,
  `${WEEKDAY}(?:the\\s+)?${DAY}\\s+(?:of\\s+)?${MONTH},?\\s+${YEAR}${CLOCK}`,
  // RFC 822, as feeds have it
  `${WEEKDAY}${DAY}\\s+${MONTH}\\s+${YEAR}\\s+\\d{2}:\\d{2}(?::\\d{2})?\\s*(?:[A-Z]{1,4}|[+-]\\d{4})?`,
  `${MONTH},?\\s+${YEAR}`,
].map((form) => new RegExp(`^${form}$`, 'iu'));
const TWO_NUMBERS = /^(?<first>\d{1,2})[/.-](?<second>\d{1,2})[/.-](?<year>(?:19|20)\d\d)$/u;
const PREFIX =
  /^(?:(?:this\s+(?:column|article|letter)\s+)?(?:was\s+)?(?:first |originally )?(?:published|posted|appeared|printed|issued)(?:\s+(?:on|in|at))?|(?:publication |publish )?date|on)\s*:?\s*/iu;

/**
 * The date that a text is, as `YYYY-MM-DD` (or `YYYY-MM`), or `undefined` where it is none or could be two.
 * @example parseDate('Published March 3, 2014') // '2014-03-03'
 * @example parseDate('03/04/2014') // undefined: March or April?
 */
export function parseDate(text: string): string | undefined {
  if (text.length > 120) return undefined;
  const bare = text
    .trim()
    .replace(PREFIX, '')
    .replace(/[.,;]$/u, '')
    .trim();
  for (const form of FORMS) {
    const groups = form.exec(bare)?.groups;
    if (groups) return calendarDate(groups.year, groups.monthNumber ?? monthNumber(groups.month), groups.day);
  }
  const numbers = TWO_NUMBERS.exec(bare)?.groups;
  return numbers && unambiguous(numbers.year, Number(numbers.first), Number(numbers.second));
}

/** Does a text look like nothing but a date, even if not clear which? */
export function isDateLike(text: string): boolean {
  return parseDate(text) !== undefined || (text.length < 80 && TWO_NUMBERS.test(text.trim().replace(PREFIX, '').trim()));
}

function monthNumber(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  return String(MONTHS.findIndex((month) => month.startsWith(name.toLowerCase().slice(0, 3))) + 1);
}

function unambiguous(year: string | undefined, first: number, second: number): string | undefined {
  if (first > 12) return calendarDate(year, String(second), String(first));
  if (second > 12 || first === second) return calendarDate(year, String(first), String(second));
  return undefined;
}

function calendarDate(year: string | undefined, month: string | undefined, day: string | undefined): string | undefined {
  if (year === undefined || month === undefined) return undefined;
  const date = [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-');
  return isCalendarDate(date) ? date : undefined;
}
