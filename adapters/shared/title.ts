// Which letter, or which topic, is meant where a title is asked for?
import type { Archive } from '../../src/archive.ts';
import type { Letter } from '../../src/letters/letter.ts';
import { titleWords } from '../../src/text/title-words.ts';

/** Before a topic's name where a title is asked for. No id of a letter begins so. */
export const TOPIC_PREFIX = 'topic:';

/** What a title says that was chosen or typed: a topic that was chosen, or what may be a letter's id or title. */
export function readTitle(archive: Archive, given: string): { readonly topic: string } | { readonly letter: Letter } | undefined {
  if (given.startsWith(TOPIC_PREFIX)) return { topic: given.slice(TOPIC_PREFIX.length) };
  const [near] = archive.suggest(given, 1);
  const letter = archive.find(given) ?? (near !== undefined && isMeant(near.title, given) ? near : undefined);
  return letter && { letter };
}

/** Whether each word that was typed begins one of the title: with only some of them it is another letter. */
function isMeant(title: string, typed: string): boolean {
  const there = titleWords(title);
  return titleWords(typed).every((word) => there.some((each) => each.startsWith(word)));
}
