// What is the reply to a request? The same on every platform.
import type { Archive } from '../../src/archive.ts';
import { assertNever } from '../../src/errors.ts';
import type { Filter, TopicCount } from '../../src/letters/shelf.ts';
import { type Capabilities, composeFindings, composeLetter, composeWhy, listed } from '../../src/replies/compose.ts';
import type { Reply, TitlesReply } from '../../src/replies/reply.ts';
import type { Request } from '../../src/replies/request.ts';
import { nearestWord } from '../../src/text/nearest.ts';

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
/** Topics offered in place of one that no letter has. */
const TOPICS_OFFERED = 12;

/** The reply to a request. @throws ArchiveError when a letter does not exist or the signal aborts */
export async function answerRequest(archive: Archive, request: Request, context: AnswerContext): Promise<Reply> {
  const { capabilities, limit, signal } = context;
  const topics = archive.topics();
  switch (request.kind) {
    case 'ask':
    case 'next': {
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
    case 'about': {
      const { letters, columns, from, to } = archive.status();
      return { kind: 'about', version: context.version, letters, columns: columns.map(({ name }) => name), from, to };
    }
    case 'status': {
      const { letters, held, columns, problems } = archive.status();
      return { kind: 'status', letters, held, columns, problems: problems.length };
    }
    default:
      return assertNever(request);
  }
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
  return {
    kind: 'titles',
    of: listOf(filter),
    topics: topicsInstead(filter.topic, archive.topics()),
    titles: [],
    from: 0,
    more: 0,
  };
}

function listOf({ topic, column }: Filter): TitlesReply['of'] {
  if (topic !== undefined) return { kind: 'topic', topic: topic.trim().toLowerCase() };
  return column === undefined ? { kind: 'all' } : { kind: 'column', column };
}

/** Topics to choose from: the one that was likely meant, then the most frequent. */
function topicsInstead(typed: string | undefined, topics: readonly TopicCount[]): TopicCount[] {
  const meant =
    typed === undefined
      ? undefined
      : nearestWord(
          typed,
          topics.map(({ topic }) => topic),
        );
  const first = topics.filter(({ topic }) => topic === meant);
  return [...first, ...topics.filter(({ topic }) => topic !== meant)].slice(0, TOPICS_OFFERED);
}
