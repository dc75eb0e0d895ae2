// How do titles and topics read as plain text: in a list, and after "nothing close"?
import { inColumns } from '../layout.ts';
import type { Listed, NothingCloseReply, TitlesReply } from '../reply.ts';
import { count, NOT_CLOSE, REPHRASE, sayNotes, sayNothingClose, sayOrigin, saySearched, sayTitlesOf } from '../words.ts';
import { MARGIN, moreLines, own, type Page, titleLines } from './page.ts';

/** Titles to choose from, or topics. */
export function titlesLines(reply: TitlesReply, page: Page): string[] {
  const { of, topics, titles, from, more } = reply;
  const beyond = more > 0 ? moreLines(`${count(more, 'more letter')}.`, page) : [];
  return [
    ...page.write(own('strong', sayTitlesOf(reply))),
    ...(of.kind === 'topics' ? topicLines(topics, page) : topicsToBrowse(topics, page)),
    ...titles.flatMap((letter, index) => listedLines(letter, from + index + 1, page)),
    ...(beyond.length > 0 ? ['', ...beyond] : []),
  ];
}

/** That nothing is close, and what to do instead. */
export function nothingLines(reply: NothingCloseReply, page: Page): string[] {
  const { topics, nearest, reason, searched, likeTitle } = reply;
  const titles = nearest.flatMap((letter, index) => listedLines(letter, index + 1, page));
  return [
    ...saySearched(searched).flatMap((note) => page.write(own('strong', note))),
    ...page.write(own('strong', sayNothingClose(reply))),
    ...(reason === 'too-far' && likeTitle === undefined ? page.write(REPHRASE) : []),
    ...(titles.length > 0 ? ['', ...page.write(own('faint', NOT_CLOSE)), ...titles] : []),
    ...topicsToBrowse(topics, page),
  ];
}

function topicsToBrowse(topics: TitlesReply['topics'], page: Page): string[] {
  if (topics.length === 0) return [];
  return ['', ...page.write([own('faint', 'Topics to browse: '), topics.map(({ topic }) => topic).join(', ')])];
}

function topicLines(topics: TitlesReply['topics'], { width, surface }: Page): string[] {
  const cells = topics.map(({ topic, letters }) => `${topic} ${letters}`);
  return inColumns(cells, { width: surface.columns ? width : 0, first: '  ' });
}

function listedLines(letter: Listed, place: number, page: Page): string[] {
  const margin = Math.max(MARGIN, `${place}. `.length);
  const notes = letter.contentNotes.length > 0 ? [own('strong', ` · ${sayNotes(letter.contentNotes)}`)] : [];
  return [
    ...titleLines(letter.title, place, page),
    ...page.write([own('faint', sayOrigin({ ...letter, columnist: undefined })), ...notes], margin),
    ...(page.surface.openAtEach ? [page.unbroken(page.surface.open(letter, place), margin)] : []),
  ];
}
