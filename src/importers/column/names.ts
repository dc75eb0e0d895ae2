// Which names does the columnist go by, and does a text look like the name of a column?
import { countWords } from '../source-lines.ts';
import { foldName } from './line-kinds.ts';

const COLUMN_HEAD =
  /^(?:ask(?:ing)?|dear|hey|hi|tell|call|miss|mister|mr|mrs|ms|aunt|auntie|uncle|dr|doctor|agony|advice|letters to|problem|love,|yours,)\b/iu;
const COLUMN_TAIL =
  /\b(?:advice|column|columnist|agony (?:aunt|uncle)|mailbag|postbag|problem page|problems|q ?(?:&|and) ?a|answers|advises|explains|letters)$/iu;
const NO_NAME = new Set(
  'ask asking dear hey hi tell call the a an and with from by to advice column columnist love letters answers problem problems page mailbag q agony aunt your my for of in on at'.split(
    ' ',
  ),
);

/** "Ask Elizabeth", "Dear Prudence", "Work Advice": at most five words that begin or end like the name of a column. */
export function isColumnLike(text: string): boolean {
  const bare = text.trim().replace(/[:|]$/u, '');
  if (countWords(bare) > 5 || /[?!.…;,]$/u.test(bare)) return false;
  return (COLUMN_HEAD.test(bare) && countWords(bare) > 1) || COLUMN_TAIL.test(bare);
}

/** Does a byline name a column rather than a person: "by | Ask Elizabeth"? */
export function isColumnByline(name: string): boolean {
  return /^(?:ask|dear|hey|hi|tell|call|advice)\b/iu.test(name.trim()) || COLUMN_TAIL.test(name.trim());
}

/** The telling words of names: "Ask Elizabeth" -> elizabeth. */
export function tellingWords(...names: readonly (string | undefined)[]): Set<string> {
  const words = names.flatMap((name) => (name === undefined ? [] : foldName(name).split(' ')));
  return new Set(words.filter((word) => word.length > 1 && !NO_NAME.has(word)));
}

/** Are two names the same but for case, accents and punctuation? */
export function sameName(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && foldName(one) === foldName(other);
}

/** Tells a name of the columnist from others: every telling word of it is known, or a short form of a known one. */
export function knowsColumnist(known: ReadonlySet<string>): (name: string) => boolean {
  return (name) => {
    const words = [...tellingWords(name.replace(/[’']s$/u, ''))];
    return words.length > 0 && words.every((word) => known.has(word) || [...known].some((other) => isShortForm(word, other)));
  };
}

// "Prudie" for "Prudence": four letters in common at the beginning.
function isShortForm(word: string, known: string): boolean {
  return word.length >= 4 && known.length >= 4 && word.length <= 7 && word.slice(0, 4) === known.slice(0, 4);
}
