// How does what was found become a reply?
import type { Letter } from '../letters/letter.ts';
import type { TopicCount } from '../letters/shelf.ts';
import type { Findings, Match } from '../search/match.ts';
import { opening, paginate } from './pages.ts';
import type { Action, LetterReply, Listed, MatchesReply, NothingCloseReply, ShownMatch } from './reply.ts';

/** What a platform can show; `compose` leaves out what it lacks. */
export type Capabilities = {
  /** the actions that the platform offers for a letter */
  readonly actions: readonly Action[];
  /** units of text on one page of a whole letter */
  readonly pageSize: number;
  /** noted letters are covered until the reader asks for them */
  readonly covers: boolean;
};

/** What a reply to a question depends on beside the findings. */
export type FindingsOptions = {
  readonly capabilities: Capabilities;
  readonly topics: readonly TopicCount[];
  /** how many matches were shown before these; left out: none */
  readonly from?: number | undefined;
  /** what these are matches of; left out: a question */
  readonly of?: MatchesReply['of'] | undefined;
};

/** Offered after "nothing close": two lines of a terminal, and no platform's menu is longer than 25. */
const TOPICS_OFFERED = 12;

/** The reply to a question, or to "more like this". */
export function composeFindings(
  findings: Findings,
  { capabilities, topics, from = 0, of = { kind: 'question' } }: FindingsOptions,
): MatchesReply | NothingCloseReply {
  if (findings.outcome === 'nothing-close') {
    const { reason, searched, nearest } = findings;
    const likeTitle = of.kind === 'letter' ? of.title : undefined;
    const offered = { topics: topics.slice(0, TOPICS_OFFERED), nearest: nearest.map(listed) };
    return { kind: 'nothing-close', reason, searched, ...offered, ...(likeTitle !== undefined && { likeTitle }) };
  }
  const { matches, more, searched } = findings;
  const actions = capabilities.actions.filter((action) => action !== 'next' || more > 0);
  const [first, ...others] = matches;
  const show = (match: Match, index: number) =>
    showMatch(match, { capabilities: { ...capabilities, actions }, place: from + index + 1 });
  return {
    kind: 'matches',
    of,
    matches: [show(first, 0), ...others.map((match, index) => show(match, index + 1))],
    more,
    searched,
  };
}

/** The reply to "why this letter?". */
export function composeWhy(match: Match, options: { capabilities: Capabilities; place: number }): MatchesReply {
  return { kind: 'matches', of: { kind: 'why' }, matches: [showMatch(match, options)], more: 0, searched: { letters: 1 } };
}

function showMatch(match: Match, { capabilities, place }: { capabilities: Capabilities; place: number }): ShownMatch {
  return { match, place, covered: capabilities.covers && match.letter.contentNotes.length > 0, actions: capabilities.actions };
}

/** Which page of a letter, and what its column says about it. */
export type LetterOptions = {
  readonly pageSize: number;
  /** counts from 1; a page that does not exist becomes the nearest that does */
  readonly page: number;
  /** the column's columnist, for letters that name none */
  readonly columnist?: string | undefined;
  readonly excerptOnly: boolean;
};

/** One page of a whole letter, or how its texts begin where the publisher allows no more. */
export function composeLetter(letter: Letter, options: LetterOptions): LetterReply {
  const pages = options.excerptOnly ? ([opening(letter)] as const) : paginate(letter, options.pageSize);
  const page = Math.min(Math.max(1, Math.trunc(options.page) || 1), pages.length);
  return {
    kind: 'letter',
    letter,
    columnist: letter.columnist ?? options.columnist,
    parts: pages[page - 1] ?? pages[0],
    page,
    pages: pages.length,
    excerptOnly: options.excerptOnly,
  };
}

/** A letter as a line of a list. */
export function listed({ id, title, column, date, topics, contentNotes }: Letter): Listed {
  return { id, title, column, ...(date !== undefined && { date }), topics, contentNotes };
}
