// What is the reply to a request? The same on every platform.
import type { Archive } from '../../src/archive.ts';
import { isBundledArchive } from '../../src/config/bundled.ts';
import { assertNever } from '../../src/errors.ts';
import type { Filter } from '../../src/letters/shelf.ts';
import { type Capabilities, composeFindings, composeLetter, composeWhy, listed } from '../../src/replies/compose.ts';
import type { AboutReply, Reply, TitlesReply } from '../../src/replies/reply.ts';
import type { Request } from '../../src/replies/request.ts';
import { nearTopics } from './near-topics.ts';

/** What an answer depends on beside the request. */
export type AnswerContext = {
  readonly capabilities: Capabilities;
  /** at most so many matches in one reply */
  readonly limit: number;
  /** 0 to 1, for letters drawn by chance */
  readonly random: () => number;
  readonly version: string;
  readonly signal?: AbortSignal | undefined;
};

/** Titles in one list. */
const TITLES_LISTED = 20;
/** Topics offered in place of one that no letter has: first those that are near it. */
const TOPICS_OFFERED = 12;

/** Nothing but a word of thanks. */
const THANKS = /^\P{L}*(?:(?:many )?thanks|thank you|thx)(?: so much| very much| a lot)?\P{L}*$/iu;

/** The reply to a request. @throws ArchiveError when a letter does not exist or the signal aborts */
export async function answerRequest(archive: Archive, request: Request, context: AnswerContext): Promise<Reply> {
  const { capabilities, limit, signal } = context;
  const topics = archive.topics();
  switch (request.kind) {
    case 'ask':
    case 'next': {
      if (THANKS.test(request.question)) return { kind: 'thanks' };
      const from = request.kind === 'next' ? request.from : 0;
      const { topic, column } = request;
      const findings = await archive.ask(request.question, { topic, column, from, limit, signal });
      return composeFindings(findings, { capabilities, topics, from });
    }
    case 'similar': {
      const { id, from } = request;
      const findings = await archive.similar(id, { from, limit, signal });
      return composeFindings(findings, { capabilities, topics, from, of: { kind: 'letter', title: archive.letter(id).title } });
    }
    case 'why':
      return composeWhy(await archive.explain(request.id, request.question), { capabilities, place: request.place ?? 1 });
    case 'letter':
      return letterReply(archive, request, capabilities.pageSize);
    case 'topics':
      return { kind: 'titles', of: { kind: 'topics' }, topics, titles: [], from: 0, more: 0 };
    case 'browse':
      return browseReply(archive, request, request.from ?? 0);
    case 'random': {
      const drawn = archive.draw(context.random, { topic: request.topic });
      return drawn
        ? letterReply(archive, { id: drawn.id, page: 1 }, capabilities.pageSize)
        : noTitles(archive, { topic: request.topic });
    }
    case 'feedback':
      return { kind: 'thanks', helpful: request.helpful };
    case 'about':
      return aboutReply(archive, context.version);
    case 'status': {
      const { letters, held, columns, problems } = archive.status();
      return { kind: 'status', letters, held, columns, problems: problems.length };
    }
    default:
      return assertNever(request);
  }
}

/** What this is, and what it holds. */
export function aboutReply(archive: Archive, version: string): AboutReply {
  const { directory, letters, columns, from, to } = archive.status();
  const names = columns.map(({ name }) => name);
  return { kind: 'about', version, letters, columns: names, bundled: isBundledArchive(directory), from, to };
}

function letterReply(archive: Archive, { id, page }: { id: string; page: number }, pageSize: number): Reply {
  const letter = archive.letter(id);
  const column = archive.columnOf(letter);
  return composeLetter(letter, { pageSize, page, columnist: column.columnist, excerptOnly: column.show === 'excerpt' });
}

function browseReply(archive: Archive, filter: Filter, from: number): TitlesReply {
  const letters = archive.browse(filter);
  const titles = letters.slice(from, from + TITLES_LISTED).map(listed);
  if (titles.length === 0) return noTitles(archive, filter);
  return {
    kind: 'titles',
    of: listOf(filter),
    topics: [],
    titles,
    from,
    more: Math.max(0, letters.length - from - titles.length),
  };
}

function noTitles(archive: Archive, filter: Filter): TitlesReply {
  const topics = archive.topics();
  const near = filter.topic === undefined ? [] : nearTopics(filter.topic, topics);
  const of = listOf(filter);
  return {
    kind: 'titles',
    of: of.kind === 'topic' ? { ...of, nearest: near.map(({ topic }) => topic) } : of,
    topics: [...new Set([...near, ...topics])].slice(0, TOPICS_OFFERED),
    titles: [],
    from: 0,
    more: 0,
  };
}

function listOf({ topic, column }: Filter): TitlesReply['of'] {
  if (topic !== undefined) return { kind: 'topic', topic: topic.trim().toLowerCase() };
  return column === undefined ? { kind: 'all' } : { kind: 'column', column };
}
