// What does a reader see of a message of components, and would Discord take it?
import type { DiscordMessage } from '../../../adapters/discord/payload.ts';
import type { Meaning } from '../../../adapters/shared/render-context.ts';
import { displayTexts } from './component-rules.ts';
import { type Seen, seeMarkdown } from './markdown.ts';
import { checkMessageBody } from './message-check.ts';

/** All Text Displays in order, as a reader sees them, a line feed between two. */
export function seeMessage({ components }: DiscordMessage): Seen {
  const seen = displayTexts(components).map(seeMarkdown);
  return { text: seen.map(({ text }) => text).join('\n'), marks: seen.flatMap(({ marks }) => marks) };
}

/** @throws Refusal where Discord would refuse the message */
export function checkMessage(message: DiscordMessage): void {
  checkMessageBody(JSON.parse(JSON.stringify(message)));
}

/** Custom ids that say what they mean, at the length of real ones, different for different meanings. */
export function tellingButtons(): (meaning: Meaning) => string {
  const known: string[] = [];
  return ({ action, letters, numbers, list }) => {
    const meaning = [action, letters.join(','), numbers.join(','), JSON.stringify(list) ?? ''].join('|');
    if (!known.includes(meaning)) known.push(meaning);
    return `${action}.${letters.length}.${numbers.join('.')}.${known.indexOf(meaning)}`.padEnd(100, '-');
  };
}
