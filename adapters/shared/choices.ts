// What is offered while somebody types? Titles, topics, columns, as many and as long as a platform takes.
import type { Archive } from '../../src/archive.ts';
import type { Letter } from '../../src/letters/letter.ts';
import { count } from '../../src/replies/words.ts';
import { borderBefore } from '../../src/text/borders.ts';

/** What a platform takes. */
export type ChoiceLimits = {
  /** choices at once */
  readonly most: number;
  /** UTF-16 units of a name, and of a value */
  readonly text: number;
  /** how a title comes back: its letter's id, or something shorter that names it */
  readonly keyOf: (letter: Letter) => string;
};

/** One choice: what is seen, and what comes back. */
export type Choice = { readonly name: string; readonly value: string };

/** What is typed, and into what. */
export type Typing = { readonly option: string; readonly typed: string };

/** Before a topic's name where a title is asked for. No id or key of a letter begins so. */
const TOPIC = 'topic:';

/** The choices for what was typed into an option; none for an option that has none. */
export function choicesFor(archive: Archive, { option, typed }: Typing, limits: ChoiceLimits): Choice[] {
  const choices = allChoices(archive, { option, typed }, limits);
  return choices.filter(({ value }) => value.length >= 1 && value.length <= limits.text).slice(0, limits.most);
}

function allChoices(archive: Archive, { option, typed }: Typing, limits: ChoiceLimits): Choice[] {
  switch (option) {
    case 'title':
      return typed.trim() === ''
        ? topicChoices(archive, { typed: '', prefix: TOPIC }, limits)
        : archive.suggest(typed, limits.most).map((letter) => titleChoice(letter, limits));
    case 'topic':
      return topicChoices(archive, { typed, prefix: '' }, limits);
    case 'column': {
      const columns = archive.status().columns.filter(({ name }) => contains(name, typed));
      return columns.map(({ name, slug, letters }) => ({ name: counted(name, letters, limits), value: slug }));
    }
    default:
      return [];
  }
}

function titleChoice(letter: Letter, { text, keyOf }: ChoiceLimits): Choice {
  const year = letter.date === undefined ? '' : ` · ${letter.date.slice(0, 4)}`;
  return { name: `${shortened(letter.title, text - year.length)}${year}`, value: keyOf(letter) };
}

/** Topics that hold what was typed, those that begin so first. */
function topicChoices(
  archive: Archive,
  { typed, prefix }: { readonly typed: string; readonly prefix: string },
  limits: ChoiceLimits,
): Choice[] {
  const found = archive.topics().filter(({ topic }) => contains(topic, typed));
  const begins = (topic: string) => topic.startsWith(typed.trim().toLowerCase());
  const ordered = [...found.filter(({ topic }) => begins(topic)), ...found.filter(({ topic }) => !begins(topic))];
  return ordered.map(({ topic, letters }) => ({ name: counted(topic, letters, limits), value: `${prefix}${topic}` }));
}

function contains(name: string, typed: string): boolean {
  return name.toLowerCase().includes(typed.trim().toLowerCase());
}

function counted(name: string, letters: number, { text }: ChoiceLimits): string {
  const number = ` (${count(letters, 'letter')})`;
  return `${shortened(name, text - number.length)}${number}`;
}

/** A name that is too long ends visibly. */
function shortened(name: string, most: number): string {
  return name.length <= most ? name : `${name.slice(0, borderBefore(name, most - 1)).trimEnd()}…`;
}

/** What a title says that was chosen or typed: a topic, or what may be a letter's id, key or title. */
export function readTitle(archive: Archive, given: string): { readonly topic: string } | { readonly letter: Letter } | undefined {
  if (given.startsWith(TOPIC)) return { topic: given.slice(TOPIC.length) };
  const [near] = archive.suggest(given, 1);
  const letter = archive.find(given) ?? archive.byKey(given) ?? near;
  return letter && { letter };
}
