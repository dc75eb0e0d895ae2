// Our own sentences: everything that the bot says in its own voice, on every surface. It never gives advice.
import type { ErrorCode } from '../errors.ts';
import type { Letter } from '../letters/letter.ts';
import type { Certainty } from '../search/distance.ts';
import type { Band, Fragment, Match, Relation, Searched } from '../search/match.ts';
import type { HelpLine, LetterReply, MatchesReply, NothingCloseReply, StatusReply, TitlesReply } from './reply.ts';

/** What the product is, in two sentences. */
export const ABOUT =
  'Dear Archive finds past advice-column letters that are near your question and quotes what the columnist answered. It writes no advice of its own, is no counsellor, and keeps no record of who asked what.';

/** Of the archive that comes with the program. */
export const INVENTED = 'The letters that came with the program are invented, as are their columns, people and addresses.';

/** Over the help lines. */
export const HELP_FIRST = 'If you or someone else may be in danger, there are people you can talk to now:';
/** Below the help lines: what the bot is not. */
export const NO_COUNSELLOR = 'This bot is no counsellor, and nobody watches what is asked here.';

/** How to ask again. */
export const REPHRASE = 'It may help to say who it is about and what happened, in a sentence or two.';

/** Over titles that are shown although they are not close. */
export const NOT_CLOSE = 'The nearest titles, of which none seems close:';

/** In place of a noted letter's texts. */
export const COVERED = 'Its text is covered until you open it.';

/** What the bands mean, for "why". */
const BANDS_EXPLAINED = '“Close” means that letter and question are much alike; “related”, that they are less so.';

/** How sure a match is, for "why". */
const CERTAINTIES: Readonly<Record<Certainty, string>> = {
  likely: 'More likely than not, this letter speaks to your question.',
  perhaps: 'This letter may speak to your question, but that is not sure.',
  distant: 'Most likely this letter speaks of something else than you asked.',
};

/** What the words before a reason mean, for those who wonder. */
export const HEDGES_EXPLAINED =
  '“It may fit” stands where it is not sure that a letter speaks to your question; “A distant match”, where it hardly does.';

const BAND_NAMES: Readonly<Record<Band, string>> = { close: 'Close', related: 'Related' };

/** Over matches of which none is more than a distant one. */
const NONE_CLOSE = 'None seems close. The nearest, which may be of little use:';

/**
 * The band of a match as readers see it; `undefined` where the reason beside it begins with how distant it is: a letter is not
 * called related in one breath with that. Where the reason is covered, its hedge stands here.
 * @param covered the reason is not shown
 */
export function sayBand(match: Pick<Match, 'band' | 'certainty'>, covered: boolean): string | undefined {
  if (match.certainty === 'distant') return covered ? 'A distant match.' : undefined;
  const name = `${BAND_NAMES[match.band]}.`;
  return covered && match.certainty === 'perhaps' ? `${name} It may fit.` : name;
}

/** What a relative is to the letter that is shown. */
export const RELATION_NAMES: Readonly<Record<Relation, string>> = {
  original: 'First printed',
  reprint: 'Printed again',
  update: 'What came of it',
  earlier: 'What came before',
};

/** "3 letters", "1 letter" */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

/** Made once: each takes as long as many dates. */
const MONTH_NAMES = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });

/** "14 May 2011", "May 2011", "2011", or "no date". */
export function sayDate(date: string | undefined): string {
  if (date === undefined) return 'no date';
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  const name = MONTH_NAMES.format(new Date(`${year}-${month}-01T00:00:00Z`));
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** "Ask Marguerite · Marguerite Oyelaran · 14 May 2011"; a columnist of the column's own name is not said twice. */
export function sayOrigin(letter: Pick<Letter, 'column' | 'columnist' | 'date'>): string {
  const columnist = letter.columnist === letter.column ? undefined : letter.columnist;
  return [letter.column, columnist, sayDate(letter.date)].filter((part) => part !== undefined).join(' · ');
}

/** Who answered; where that is not known, the column. */
export function sayColumnist(letter: Pick<Letter, 'column' | 'columnist'>): string {
  return letter.columnist ?? letter.column;
}

/** Over what the asker wrote. */
export function sayAsked(continued = false): string {
  return continued ? 'Someone wrote (continued):' : 'Someone wrote:';
}

/** Over what the columnist wrote: "Marguerite Oyelaran answered:" */
export function sayAnswered(letter: Pick<Letter, 'column' | 'columnist'>, continued = false): string {
  return `${sayColumnist(letter)} answered${continued ? ' (continued)' : ''}:`;
}

/** "Content note: abuse" */
export function sayNotes(notes: readonly string[]): string {
  return `${notes.length === 1 ? 'Content note' : 'Content notes'}: ${notes.join(', ')}`;
}

/** "First printed: The Spare Key, 14 May 2011" */
export function sayRelative({ letter, relation }: Match['family'][number]): string {
  return `${RELATION_NAMES[relation]}: ${letter.title}, ${sayDate(letter.date)}`;
}

/** A "why" as one line of text, the letter's own words in quotation marks. */
export function sayWhy(why: readonly Fragment[]): string {
  return why.map(sayFragment).join('');
}

function sayFragment(fragment: Fragment): string {
  return fragment.kind === 'own' ? fragment.text : `“${fragment.verbatim.text.replace(/\n\s*/gu, ' ')}”`;
}

/** How sure a match is, as far as that is known, and what its band means: for "why". */
export function sayStanding({ certainty }: Pick<Match, 'certainty'>): string {
  return certainty === undefined ? BANDS_EXPLAINED : `${CERTAINTIES[certainty]} ${BANDS_EXPLAINED}`;
}

/** What could not be done for this question, as sentences; empty when all is well. */
export function saySearched({ readOnly, without }: Searched): string[] {
  return [
    ...(readOnly === undefined ? [] : [`That was very long: I read its first ${readOnly.toLocaleString('en')} characters.`]),
    ...(without === undefined ? [] : [without]),
  ];
}

/** The heading over matches; `undefined`: they stand for themselves, or go on behind others. */
export function sayMatchesOf({ of, matches }: Pick<MatchesReply, 'of' | 'matches'>): string | undefined {
  if (of.kind === 'letter') return `Letters like “${of.title}”:`;
  const isAll = of.kind === 'question' && matches[0].place === 1;
  return isAll && matches.every(({ match }) => match.certainty === 'distant') ? NONE_CLOSE : undefined;
}

/** "8 more letters were found." */
export function sayMore(more: number): string {
  return more === 1 ? '1 more letter was found.' : `${more.toLocaleString('en')} more letters were found.`;
}

/** The head of a "nothing close" reply: what was searched, and what may help. */
export function sayNothingClose({
  reason,
  searched,
  likeTitle,
}: Pick<NothingCloseReply, 'reason' | 'searched' | 'likeTitle'>): string {
  switch (reason) {
    case 'no-letters':
      return 'No letter has that topic or column, so there was nothing to search.';
    case 'no-words':
      return 'There is no word in that to search by. Ask in a sentence or two, as you would ask a columnist.';
    case 'too-far':
      if (likeTitle !== undefined) return `No other letter seems close to “${likeTitle}”.`;
      return searched.letters === 1
        ? 'I searched the one letter here, and it does not seem close.'
        : `I searched ${count(searched.letters, 'letter')}, and none seems close.`;
  }
}

/** The heading over a list of titles, or the plain word that there is nothing to list. */
export function sayTitlesOf({ of, titles, topics }: Pick<TitlesReply, 'of' | 'titles' | 'topics'>): string {
  const empty = titles.length === 0;
  switch (of.kind) {
    case 'topics':
      return topics.length === 0 ? 'No letter has a topic yet.' : 'Topics, and how many letters each has:';
    case 'topic':
      return empty ? `No letter has the topic “${of.topic}”${sayNearest(of.nearest)}.` : `Letters on ${of.topic}:`;
    case 'column':
      return empty ? `There is no column “${of.column}”.` : `Letters in ${of.column}:`;
    case 'all':
      return empty ? 'There is no letter here yet.' : 'Letters, the newest first:';
  }
}

function sayNearest(topics: readonly string[] = []): string {
  if (topics.length === 0) return '';
  return `; nearest ${topics.length === 1 ? 'is' : 'are'} ${new Intl.ListFormat('en').format(topics.map((topic) => `“${topic}”`))}`;
}

/** "Page 1 of 2." */
export function sayPage(page: number, pages: number): string {
  return `Page ${page} of ${pages}.`;
}

/** Below a letter whose publisher allows excerpts only. */
export function sayExcerptOnly({ letter }: Pick<LetterReply, 'letter'>): string {
  const where = letter.url === undefined ? '' : ' The whole letter is at:';
  return `Its publisher allows excerpts only, so this is how question and answer begin.${where}`;
}

/** "121 letters, 2003 to 2024, from Ask Marguerite and The Corner Desk." */
export function sayHoldings({
  letters,
  columns,
  from,
  to,
}: {
  letters: number;
  columns: readonly string[];
  from?: string | undefined;
  to?: string | undefined;
}): string {
  const years = from === undefined || to === undefined ? '' : `, ${yearsOf(from, to)}`;
  const names = columns.length === 0 ? '' : `${years === '' ? ' ' : ', '}from ${new Intl.ListFormat('en').format(columns)}`;
  return `${count(letters, 'letter')}${years}${names}.`;
}

function yearsOf(from: string, to: string): string {
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  return first === last ? first : `${first} to ${last}`;
}

/** "121 letters; 2 more are held back." */
export function sayStatus({ letters, held }: Pick<StatusReply, 'letters' | 'held'>): string {
  const heldBack = held === 0 ? 'none is held back' : held === 1 ? '1 more is held back' : `${held} more are held back`;
  return `${count(letters, 'letter')}; ${heldBack}.`;
}

/** Whether something needs somebody. */
export function sayProblems(problems: number): string {
  return problems === 0
    ? 'Nothing needs you.'
    : `${count(problems, 'problem')} in the letter files: "dear-archive check" lists ${problems === 1 ? 'it' : 'them'}.`;
}

/** "Switzerland: Die Dargebotene Hand, 143, https://…" */
export function sayHelpLine({ place, name, contact, url }: HelpLine): string {
  return `${place}: ${[name, contact, url].filter((part) => part !== undefined).join(', ')}`;
}

/** After a vote, or a word of thanks. */
export function sayThanks(helpful: boolean | undefined): string {
  if (helpful === undefined) return 'You are welcome. Ask me again whenever you like.';
  return helpful ? 'Thank you: noted as helpful.' : 'Thank you: noted as not helpful.';
}

/** Something went wrong, and where the log has the rest. */
export function sayTrouble(sentence: string, reference: string | undefined): string {
  return reference === undefined ? sentence : `${sentence} (Reference: ${reference})`;
}

/** What a person is told when something fails, by the kind of failure. */
export const TROUBLE: Readonly<Record<ErrorCode | 'unexpected', string>> = {
  usage: 'I am not set up for that. Please tell whoever looks after this bot.',
  io: 'I can’t reach something that I need just now. Please try again in a minute.',
  'no-such-letter': 'That letter is not here any more.',
  'bad-input': 'I could not make sense of that. Please try it in other words.',
  model: 'My search is not well just now. Please try again in a minute.',
  interrupted: 'I had to stop before I was done. Please ask again in a minute.',
  unexpected: 'Something went wrong here. Please try again; if it goes on, tell whoever looks after this bot.',
};

/** To somebody who asks, or shows something to all, again at once. @param seconds until the next is taken */
export function sayTooSoon(seconds: number, what: 'question' | 'letter' = 'question'): string {
  return `One ${what} at a time, please: I am there for you again in ${count(seconds, 'second')}.`;
}

/** In a channel whose answers are private: nothing of the question or the answer is in it. */
export const NEUTRAL_LINE = 'I answer in private here.';
/** What stands on buttons of our own messages; `show-privately` is below {@link NEUTRAL_LINE}. */
export const BUTTON_NAMES = { 'show-privately': 'Show me privately' } as const;

/** Why an answer that was to be public is private. */
export type PrivateReason = 'policy-off' | 'help-first' | 'not-allowed-here' | 'no-letters';

/** Why an answer that was to be public is private, to the one who wanted that. */
export const PRIVATE_REASONS: Readonly<Record<PrivateReason, string>> = {
  'policy-off': 'Letters can’t be shared in this channel, so this is for you alone.',
  'help-first': 'This is for you alone.',
  'not-allowed-here': 'This channel leaves out letters of that kind, so this is for you alone.',
  'no-letters': 'There is no letter in this to share, so this is for you alone.',
};

/** Buttons that can no longer be used, or never could: told calmly, and without saying which. */
export const STALE_BUTTON = 'This button has had its day. Please ask again.';
