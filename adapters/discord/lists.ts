// How do titles and topics look on Discord: words to read, and selects to choose from?
import type { APIMessageTopLevelComponent, APISelectMenuOption } from 'discord-api-types/v10';
import { bidiClosers } from '../../src/replies/layout.ts';
import type { Listed, NothingCloseReply, TitlesReply } from '../../src/replies/reply.ts';
import { clipLine } from '../../src/replies/shorten.ts';
import { count } from '../../src/replies/words.ts';
import { line } from '../shared/card-line.ts';
import { LABELS, PLACEHOLDERS, topicsPlaceholder } from '../shared/labels.ts';
import { describeListed, nothingLines, numberedTitle, titlesLines } from '../shared/list-lines.ts';
import type { CardContext } from '../shared/render-context.ts';
import { button, buttonRow, container, selectRow } from './components.ts';
import { LIMITS } from './limits.ts';
import { escapeMarkdown } from './markdown.ts';
import { textDisplays } from './markdown-lines.ts';

const measure = (words: string) => escapeMarkdown(words).length;

/** Titles to open, or topics to choose from. */
export function titlesCard(reply: TitlesReply, context: CardContext): APIMessageTopLevelComponent[] {
  const { of, topics, titles, from, more } = reply;
  const go = context.buttons({ action: 'browse', letters: [], numbers: [from + titles.length], list: of });
  return [
    container([
      ...textDisplays(titlesLines(reply, measure)),
      ...titlesSelect(titles, from, context),
      ...topicSelects(topics, context),
      ...(more > 0
        ? [...textDisplays([line('faint', `${count(more, 'more letter')}.`)]), ...buttonRow(button(LABELS['more-titles'], go))]
        : []),
    ]),
  ];
}

/** That nothing is close, and what to do instead. */
export function nothingCard(reply: NothingCloseReply, context: CardContext): APIMessageTopLevelComponent[] {
  const { nearest, topics } = reply;
  return [
    container([
      ...textDisplays(nothingLines(reply, measure)),
      ...titlesSelect(nearest, 0, context),
      ...topicSelects(topics, context),
    ]),
  ];
}

function titlesSelect(titles: readonly Listed[], from: number, { buttons, values }: CardContext) {
  const options = titles.flatMap((listed, index) => {
    const value = values({ action: 'letter', letters: [listed.id], numbers: [1] });
    const label = numberedTitle(listed.title, from + index + 1);
    return value === undefined ? [] : [optionOf({ label, value, description: describeListed(listed, LIMITS.optionText) })];
  });
  const customId = buttons({ action: 'letter', letters: [], numbers: [] });
  return selectRow(customId, { placeholder: PLACEHOLDERS.letter, options: distinct(options) });
}

/** An option with texts that fit. Options know no Markdown; the whole words stand in the message. */
export function optionOf({ label, value, description }: { label: string; value: string; description?: string | undefined }) {
  const fitting = (text: string) => clipLine(text, LIMITS.optionText - bidiClosers(text).length) + bidiClosers(text);
  return { label: fitting(label), value, ...(description !== undefined && { description: fitting(description) }) };
}

/** Discord refuses options that mean the same. */
export function distinct(options: readonly APISelectMenuOption[]): APISelectMenuOption[] {
  return options.filter(({ value }, index) => options.findIndex((other) => other.value === value) === index);
}

/** More topics than that can be read, but not chosen: four selects are a screen of a phone. */
const TOPIC_SELECTS = 4;

function topicSelects(topics: TitlesReply['topics'], { buttons }: CardContext) {
  // The name itself is the value: whatever comes back is looked up, so it needs no signature.
  const options = topics
    .filter(({ topic }) => topic.length <= LIMITS.optionText)
    .map(({ topic, letters }) => optionOf({ label: topic, value: topic, description: count(letters, 'letter') }));
  const size = LIMITS.selectOptions;
  const amount = Math.min(TOPIC_SELECTS, Math.ceil(options.length / size));
  return Array.from({ length: amount }, (_, index) => options.slice(index * size, (index + 1) * size)).flatMap((part, index) =>
    selectRow(buttons({ action: 'browse', letters: [], numbers: [index] }), {
      placeholder: topicsPlaceholder(index * size + 1, index * size + part.length),
      options: distinct(part),
    }),
  );
}
