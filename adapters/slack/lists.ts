// How do titles and topics look on Slack: words to read, and selects to choose from?
import type { ActionsBlock, KnownBlock } from '@slack/types';
import type { Listed, NothingCloseReply, TitlesReply } from '../../src/replies/reply.ts';
import { clipLine } from '../../src/replies/shorten.ts';
import { count } from '../../src/replies/words.ts';
import { press } from '../shared/card-buttons.ts';
import { line } from '../shared/card-line.ts';
import { LABELS, PLACEHOLDERS, topicsPlaceholder } from '../shared/labels.ts';
import { nothingLines, numberedTitle, titlesLines } from '../shared/list-lines.ts';
import type { RenderContext } from '../shared/render-context.ts';
import { SHOWN } from '../shared/shown.ts';
import { buttonRows, option, selectRow } from './blocks.ts';
import { LIMITS } from './limits.ts';
import { richTexts } from './rich-text.ts';
import { MORE_TOPICS } from './words.ts';

type Context = Pick<RenderContext, 'buttons'>;

/** Units that rich text takes for words: nothing stands before them. */
export const measure = (words: string) => words.length;

/** Titles to open, or topics to choose from. @param choosable of so many topics */
export function titlesCard(reply: TitlesReply, context: Context, choosable: number): KnownBlock[] {
  const { of, topics, titles, from, more } = reply;
  const go = press(LABELS['more-titles'], { action: 'browse', letters: [], numbers: [from + titles.length], list: of }, context);
  return [
    ...richTexts(titlesLines(reply, measure)),
    ...titlesSelect(titles, from, context),
    ...topicSelects(topics.slice(0, choosable), context),
    ...(topics.length > choosable ? richTexts([line('faint', MORE_TOPICS)]) : []),
    ...(more > 0 ? [...richTexts([line('faint', `${count(more, 'more letter')}.`)]), ...buttonRows(go, undefined)] : []),
  ];
}

/** That nothing is close, and what to do instead. */
export function nothingCard(reply: NothingCloseReply, context: Context, choosable: number): KnownBlock[] {
  const { nearest, topics } = reply;
  return [
    ...richTexts(nothingLines(reply, measure)),
    ...titlesSelect(nearest, 0, context),
    ...topicSelects(topics.slice(0, choosable), context),
  ];
}

/** Letters to open, by their numbers in the list above. */
export function titlesSelect(titles: readonly Listed[], from: number, { buttons }: Context): ActionsBlock[] {
  const options = titles.flatMap(({ id, title }, index) =>
    option(numberedTitle(title, from + index + 1), buttons({ action: 'letter', letters: [id], numbers: [1] })),
  );
  return selectRow('letter', PLACEHOLDERS.letter, options);
}

/** Topics to open. The value is signed like that of a button, so a topic's name may have any length. */
export function topicSelects(topics: TitlesReply['topics'], { buttons }: Context): ActionsBlock[] {
  const options = topics.flatMap(({ topic, letters }) =>
    option(
      `${clipLine(topic, SHOWN.name)} (${letters.toLocaleString('en')})`,
      buttons({ action: 'browse', letters: [], numbers: [0], list: { kind: 'topic', topic } }),
    ),
  );
  const size = LIMITS.selectOptions;
  return Array.from({ length: Math.ceil(options.length / size) }, (_, index) => index * size).flatMap((from) =>
    selectRow('browse', topicsPlaceholder(from + 1, Math.min(from + size, options.length)), options.slice(from, from + size)),
  );
}
