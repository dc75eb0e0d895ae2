// How do titles and topics look on Discord: words to read, and selects to choose from?
import type { APIMessageTopLevelComponent, APISelectMenuOption } from 'discord-api-types/v10';
import { bidiClosers } from '../../src/replies/layout.ts';
import type { Listed, NothingCloseReply, TitlesReply } from '../../src/replies/reply.ts';
import { clipLine } from '../../src/replies/shorten.ts';
import {
  count,
  NOT_CLOSE,
  REPHRASE,
  sayNotes,
  sayNothingClose,
  sayOrigin,
  saySearched,
  sayTitlesOf,
} from '../../src/replies/words.ts';
import { LABELS, PLACEHOLDERS, sayAndMore, TOPICS_TO_BROWSE, topicsPlaceholder } from '../shared/labels.ts';
import type { CardContext } from '../shared/render-context.ts';
import { button, buttonRow, container, selectRow, textDisplay } from './components.ts';
import { LIMITS, SHOWN } from './limits.ts';
import { escapeMarkdown, faint, lines, type Markdown, plain, strong } from './markdown.ts';

/** Titles to open, or topics to choose from. */
export function titlesCard(reply: TitlesReply, context: CardContext): APIMessageTopLevelComponent[] {
  const { of, topics, titles, from, more } = reply;
  const head = strong(clipLine(sayTitlesOf(reply), SHOWN.sentence));
  const go = context.buttons({ action: 'browse', letters: [], numbers: [from + titles.length], list: of });
  return [
    container([
      textDisplay(lines(head, ...titleLines(titles, from), ...topicLines(topics, of.kind === 'topics' ? '' : TOPICS_TO_BROWSE))),
      ...titlesSelect(titles, from, context),
      ...topicSelects(topics, context),
      ...(more > 0
        ? [textDisplay(faint(`${count(more, 'more letter')}.`)), ...buttonRow(button(LABELS['more-titles'], go))]
        : []),
    ]),
  ];
}

/** That nothing is close, and what to do instead. */
export function nothingCard(reply: NothingCloseReply, context: CardContext): APIMessageTopLevelComponent[] {
  const { reason, searched, nearest, topics } = reply;
  return [
    container([
      textDisplay(
        lines(
          ...saySearched(searched).map(strong),
          strong(sayNothingClose(reply)),
          ...(reason === 'too-far' ? [plain(REPHRASE)] : []),
          ...(nearest.length > 0 ? [faint(NOT_CLOSE), ...titleLines(nearest, 0)] : []),
          ...topicLines(topics, TOPICS_TO_BROWSE),
        ),
      ),
      ...titlesSelect(nearest, 0, context),
      ...topicSelects(topics, context),
    ]),
  ];
}

function titleLines(titles: readonly Listed[], from: number): Markdown[] {
  return titles.flatMap((listed, index) => [
    strong(`${from + index + 1}. ${clipLine(listed.title, SHOWN.title)}`),
    faint(describe(listed, SHOWN.origin)),
  ]);
}

function describe({ column, date, contentNotes }: Listed, units: number): string {
  const notes = contentNotes.length === 0 ? '' : ` · ${sayNotes(contentNotes)}`;
  return clipLine(sayOrigin({ column: clipLine(column, SHOWN.name), date }) + notes, units);
}

/** Topics as one paragraph: whole names, as many as have room. */
function topicLines(topics: TitlesReply['topics'], before: string): Markdown[] {
  if (topics.length === 0) return [];
  const names = topics.map(({ topic, letters }) => `${clipLine(topic, SHOWN.name)} (${letters.toLocaleString('en')})`);
  let room: number = SHOWN.topics;
  const shown = names.filter((name) => {
    room -= escapeMarkdown(name).length + 3;
    return room > 0;
  });
  const rest = names.length > shown.length ? [sayAndMore(names.length - shown.length)] : [];
  return [plain(before + [...shown, ...rest].join(' · '))];
}

function titlesSelect(titles: readonly Listed[], from: number, { buttons, values }: CardContext) {
  const options = titles.flatMap((listed, index) => {
    const value = values({ action: 'letter', letters: [listed.id], numbers: [1] });
    const label = `${from + index + 1}. ${listed.title}`;
    return value === undefined ? [] : [optionOf({ label, value, description: describe(listed, LIMITS.optionText) })];
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
