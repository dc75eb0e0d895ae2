// How does a private card say what was asked, so that "next" and "why" can read it back?
import type { APIMessageComponent, APIMessageTopLevelComponent, APITextDisplayComponent } from 'discord-api-types/v10';
import { headOf } from '../../src/replies/shorten.ts';
import { ASKED_COLUMN, ASKED_HEADS, ASKED_TOPIC } from '../shared/labels.ts';
import type { Asked } from '../shared/render-context.ts';
import { fitsMessage, type Size, sizeOf, textDisplay } from './components.ts';
import { KINDS } from './limits.ts';
import { faint, lines, quoted, unescapeMarkdown } from './markdown.ts';

/**
 * The line that says what was asked, as much of it as fits beside what takes `taken` already: all of it where that can be,
 * else its beginning, and the line says so. None where not one word has room.
 */
export function askedDisplay(asked: Asked, taken: Size): APITextDisplayComponent[] {
  const { question } = asked;
  const fits = (kept: string) => {
    const display = displayOf(asked, kept);
    return display !== undefined && fitsMessage(sum(taken, sizeOf([display])));
  };
  let [kept, tooMany] = [0, question.length + 1];
  while (tooMany - kept > 1) {
    const middle = Math.floor((kept + tooMany) / 2);
    if (fits(question.slice(0, middle))) kept = middle;
    else tooMany = middle;
  }
  const display = displayOf(asked, headOf(question, kept));
  return display === undefined ? [] : [display];
}

/** Room that the line needs at least: the part of a question that every card keeps. @param units of the question */
export function leastAsked(asked: Asked, units: number): Size {
  const display = displayOf(asked, headOf(asked.question, units));
  return display === undefined ? NOTHING : sizeOf([display]);
}

const NOTHING: Size = { components: 0, text: 0, bytes: 0 };

/** Two sizes together. */
export function sum(one: Size, other: Size): Size {
  return { components: one.components + other.components, text: one.text + other.text, bytes: one.bytes + other.bytes };
}

function displayOf({ question, topic, column }: Asked, kept: string): APITextDisplayComponent | undefined {
  if (kept === '') return undefined;
  return textDisplay(
    lines(
      faint(kept.length < question.length ? ASKED_HEADS.cut : ASKED_HEADS.whole),
      quoted(kept),
      ...(topic === undefined ? [] : [faint(ASKED_TOPIC + topic)]),
      ...(column === undefined ? [] : [faint(ASKED_COLUMN + column)]),
    ),
  );
}

const HEADS = Object.values(ASKED_HEADS).map((head) => faint(head).source);
const [TOPIC, COLUMN] = [faint(ASKED_TOPIC).source, faint(ASKED_COLUMN).source];

/**
 * What was asked, from the components of a private card of ours, word for word as far as the card kept it. `undefined`: the
 * card does not say.
 */
export function askedIn(components: readonly APIMessageTopLevelComponent[]): Asked | undefined {
  return textsOf(components)
    .map(parseDisplay)
    .find((asked) => asked !== undefined);
}

function textsOf(components: readonly APIMessageComponent[]): string[] {
  return components.flatMap((component) => {
    if (component.type === KINDS.text) return [component.content];
    return 'components' in component ? textsOf(component.components) : [];
  });
}

function parseDisplay(content: string): Asked | undefined {
  const [head = '', ...rest] = content.split('\n');
  // Discord takes the white space off the end of a message.
  const quotedLines = rest.filter((text) => text === '>' || text.startsWith('> '));
  if (!HEADS.includes(head) || quotedLines.length === 0) return undefined;
  const after = (start: string) => {
    const found = rest.find((text) => text.startsWith(start));
    return found === undefined ? undefined : unescapeMarkdown(found.slice(start.length));
  };
  const [topic, column] = [after(TOPIC), after(COLUMN)];
  return {
    question: unescapeMarkdown(quotedLines.map((text) => text.slice(2)).join('\n')),
    ...(topic !== undefined && { topic }),
    ...(column !== undefined && { column }),
  };
}
