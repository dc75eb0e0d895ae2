// What does a card say of titles and topics, in which order?

import type { Listed, NothingCloseReply, TitlesReply } from '../../src/replies/reply.ts';
import { clipLine } from '../../src/replies/shorten.ts';
import { NOT_CLOSE, REPHRASE, sayNotes, sayNothingClose, sayOrigin, saySearched, sayTitlesOf } from '../../src/replies/words.ts';
import { type Group, type Line, line } from './card-line.ts';
import { sayAndMore, TOPICS_TO_BROWSE } from './labels.ts';
import { SHOWN } from './shown.ts';

/** Units that words take on a platform, whatever has to stand before them there. */
export type Measure = (words: string) => number;

/** Titles to open, or topics to choose from. */
export function titlesLines(reply: TitlesReply, measure: Measure): Group {
  const { of, topics, titles, from } = reply;
  return [
    line('strong', clipLine(sayTitlesOf(reply), SHOWN.sentence)),
    ...titleLines(titles, from),
    ...topicLines(topics, of.kind === 'topics' ? '' : TOPICS_TO_BROWSE, measure),
  ];
}

/** That nothing is close, and what to do instead. */
export function nothingLines(reply: NothingCloseReply, measure: Measure): Group {
  const { reason, searched, likeTitle, nearest, topics } = reply;
  return [
    ...saySearched(searched).map((words) => line('strong', words)),
    line('strong', sayNothingClose({ ...reply, likeTitle: likeTitle && clipLine(likeTitle, SHOWN.title) })),
    ...(reason === 'too-far' && likeTitle === undefined ? [line('plain', REPHRASE)] : []),
    ...(nearest.length > 0 ? [line('faint', NOT_CLOSE), ...titleLines(nearest, 0)] : []),
    ...topicLines(topics, TOPICS_TO_BROWSE, measure),
  ];
}

/** A title by its number in a list: "3. The Spare Key" */
export function numberedTitle(title: string, number: number): string {
  return `${number}. ${title}`;
}

/** Where a letter of a list appeared, and what to know before opening it. */
export function describeListed({ column, date, contentNotes }: Listed, units: number): string {
  const notes = contentNotes.length === 0 ? '' : ` · ${sayNotes(contentNotes)}`;
  return clipLine(sayOrigin({ column: clipLine(column, SHOWN.name), date }) + notes, units);
}

/** Titles to read, each with where it appeared. @param from how many were listed before */
export function titleLines(titles: readonly Listed[], from: number): Line[] {
  return titles.flatMap((listed, index) => [
    line('strong', numberedTitle(clipLine(listed.title, SHOWN.title), from + index + 1)),
    line('faint', describeListed(listed, SHOWN.origin)),
  ]);
}

/** Topics as one paragraph: whole names, as many as have room. */
export function topicLines(topics: TitlesReply['topics'], before: string, measure: Measure): Line[] {
  if (topics.length === 0) return [];
  const names = topics.map(({ topic, letters }) => `${clipLine(topic, SHOWN.name)} (${letters.toLocaleString('en')})`);
  let room: number = SHOWN.topics;
  const shown = names.filter((name) => {
    room -= measure(name) + 3;
    return room > 0;
  });
  const rest = names.length > shown.length ? [sayAndMore(names.length - shown.length)] : [];
  return [line('plain', before + [...shown, ...rest].join(' · '))];
}
