// What has the conversation come to: which letters are on the screen, and what would "more" bring?
import type { Reply, TitlesReply } from '../../src/replies/reply.ts';
import type { Request } from '../../src/replies/request.ts';
import { count } from '../../src/replies/words.ts';

/** What was shown so far. Lives in memory only, and ends with the terminal. */
export type Conversation = {
  /** the question that found the letters on the screen; absent: they were not found by one */
  readonly question?: string | undefined;
  /** the letters on the screen are the nearest titles to a question, and none of them seems close */
  readonly tooFar?: boolean | undefined;
  /** the title of the letter that the letters on the screen are like; absent: nothing was to be like a letter */
  readonly like?: string | undefined;
  /** ids of letters by their numbers, counted from 1 over a whole answer */
  readonly shown: ReadonlyMap<number, string>;
  /** the number of the letter that was opened or asked about last */
  readonly current?: number | undefined;
  /** the next page of the letter that is being read */
  readonly nextPage?: PageRequest | undefined;
  /** the lists that were shown, the latest last */
  readonly lists: readonly ShownList[];
  /** something else than the latest list is on the screen */
  readonly isAway?: boolean | undefined;
  /** the letters after those that were shown */
  readonly further?: Request | undefined;
};

/** The letters on the screen, whichever list they are of. */
type OnScreen = Omit<Conversation, 'lists' | 'isAway'>;

/** What brought a list, and its letters by their numbers, with those of its earlier pages. */
export type ShownList = { readonly request: Request; readonly shown: ReadonlyMap<number, string> };

/** A page, of a letter parted as it was when it was opened: the window may have another size by now. */
export type PageRequest = { readonly request: Extract<Request, { kind: 'letter' }>; readonly pageSize: number };

export const NEW_CONVERSATION: Conversation = { shown: new Map(), lists: [] };

/** Lists that one can go back to. */
const LISTS_KEPT = 20;

/** What was asked, what was replied, and how large a page was. */
export type Exchange = { readonly request: Request; readonly reply: Reply; readonly pageSize: number };

/** The conversation after a reply was shown. */
export function remember(conversation: Conversation, exchange: Exchange): Conversation {
  const main = exchange.reply.kind === 'help-first' ? exchange.reply.letters : exchange.reply;
  const { request } = exchange;
  // Behind a page that is shown again stand the numbers of its own list: by now those on the screen may be of another one.
  const shown = conversation.lists.find((list) => list.request === request)?.shown ?? conversation.shown;
  const after = rememberLetters({ ...conversation, shown }, exchange, main);
  if (!isList(main)) return { ...after, lists: conversation.lists, isAway: true };
  return { ...after, lists: listsWith(conversation.lists, { request, shown: after.shown }), isAway: false };
}

function isList(reply: Reply): boolean {
  switch (reply.kind) {
    case 'matches':
      return reply.of.kind !== 'why';
    case 'titles':
      return reply.titles.length > 0;
    case 'nothing-close':
      return reply.nearest.length > 0;
    default:
      return false;
  }
}

/** The latest list may be shown again, and the one before it when somebody goes back. */
function listsWith(lists: readonly ShownList[], list: ShownList): readonly ShownList[] {
  const again = [-1, -2].find((at) => lists.at(at)?.request === list.request);
  return [...(again === undefined ? lists : lists.slice(0, again)), list].slice(-LISTS_KEPT);
}

/** Which letters are on the screen, and what follows them. */
function rememberLetters(conversation: Conversation, { request, pageSize }: Exchange, main: Reply): OnScreen {
  switch (main.kind) {
    case 'matches': {
      const letters = main.matches.map(({ place, match }) => [place, match.letter.id] as const);
      const last = letters.at(-1)?.[0] ?? 0;
      if (main.of.kind === 'why') return { ...conversation, current: last };
      return {
        question: questionOf(request),
        like: main.of.kind === 'letter' ? main.of.title : undefined,
        shown: new Map([...(continues(request) ? conversation.shown : []), ...letters]),
        further: main.more > 0 ? requestFrom(request, last) : undefined,
      };
    }
    case 'titles':
      return rememberTitles(conversation, request, main);
    case 'letter': {
      const nextPage: PageRequest | undefined =
        main.page < main.pages ? { request: { kind: 'letter', id: main.letter.id, page: main.page + 1 }, pageSize } : undefined;
      if (request.kind === 'random') return { shown: new Map([[1, main.letter.id]]), current: 1, nextPage };
      const current = [...conversation.shown].find(([, id]) => id === main.letter.id)?.[0];
      return { ...conversation, current, nextPage };
    }
    case 'nothing-close':
      return { tooFar: true, like: main.likeTitle, shown: new Map(main.nearest.map(({ id }, index) => [index + 1, id])) };
    default:
      return conversation;
  }
}

function rememberTitles(conversation: Conversation, request: Request, { titles, from, more }: TitlesReply): OnScreen {
  if (titles.length === 0) return conversation;
  return {
    shown: new Map([...(from > 0 ? conversation.shown : []), ...titles.map(({ id }, index) => [from + index + 1, id] as const)]),
    further: more > 0 ? requestFrom(request, from + titles.length) : undefined,
  };
}

function questionOf(request: Request): string | undefined {
  return 'question' in request ? request.question : undefined;
}

/** Does it go on with a list that is on the screen already? */
function continues(request: Request): boolean {
  return 'from' in request && (request.from ?? 0) > 0;
}

/** The same request, for what follows. */
function requestFrom(request: Request, from: number): Request | undefined {
  switch (request.kind) {
    case 'ask':
      return { ...request, kind: 'next', from };
    case 'next':
    case 'similar':
    case 'browse':
      return { ...request, from };
    default:
      return undefined;
  }
}

/** Something to type next, and what it brings. */
export type Step = { readonly type: string; readonly brings: string };

/** What can be typed after a reply. */
export function nextSteps(conversation: Conversation, reply: Reply): Step[] {
  return [
    ...moreStep(conversation, reply),
    ...letterSteps(conversation, reply),
    ...topicStep(reply),
    { type: 'help', brings: '' },
  ];
}

function moreStep({ nextPage, further }: Conversation, reply: Reply): Step[] {
  if (nextPage) {
    const page = `page ${nextPage.request.page}`;
    return [{ type: 'more', brings: reply.kind === 'letter' ? page : `${page} of the open letter` }];
  }
  if (!further) return [];
  const more = reply.kind === 'matches' || reply.kind === 'titles' ? reply.more : 0;
  return [{ type: 'more', brings: more > 0 ? count(more, 'letter') : 'the next letters of the list' }];
}

function letterSteps({ shown, current, lists }: Conversation, reply: Reply): Step[] {
  const number = current ?? firstNumber(reply);
  const isTopics = reply.kind === 'titles' && reply.titles.length === 0;
  if (isTopics || number === undefined || !shown.has(number)) return [];
  const like = { type: `like ${number}`, brings: 'similar' };
  if (reply.kind !== 'letter') return [{ type: `open ${number}`, brings: 'whole letter' }, like];
  return lists.length > 0 ? [like, { type: 'back', brings: 'the list' }] : [like];
}

/** The number of the first letter in a reply. */
function firstNumber(reply: Reply): number | undefined {
  switch (reply.kind) {
    case 'matches':
      return reply.matches[0].place;
    case 'help-first':
      return firstNumber(reply.letters);
    case 'titles':
      return reply.titles.length > 0 ? reply.from + 1 : undefined;
    case 'nothing-close':
      return reply.nearest.length > 0 ? 1 : undefined;
    default:
      return undefined;
  }
}

function topicStep(reply: Reply): Step[] {
  const [first] = reply.kind === 'titles' || reply.kind === 'nothing-close' ? reply.topics : [];
  return first ? [{ type: `topic ${first.topic}`, brings: 'its letters' }] : [];
}
