// What is offered while somebody types? Titles, topics, columns: 25 at most, each within Discord's limits.
import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { Archive } from '../../src/archive.ts';
import type { Letter } from '../../src/letters/letter.ts';
import { count } from '../../src/replies/words.ts';
import { borderBefore } from '../../src/text/borders.ts';
import { TOPIC_PREFIX } from '../shared/title.ts';

/** interactions/application-commands, "Application Command Option Choice Structure": names and values of 1 to 100 characters. */
const MOST_TEXT = 100;
const MOST_CHOICES = 25;
/** One choice: what is seen, and what comes back. */
export type Choice = APIApplicationCommandOptionChoice<string>;

type Typing = { readonly option: string; readonly typed: string };

/** The choices for what was typed into an option; none for an option that has none. */
export function choicesFor(archive: Archive, { option, typed }: Typing): Choice[] {
  const choices = allChoices(archive, { option, typed });
  return choices.filter(({ value }) => value.length >= 1 && value.length <= MOST_TEXT).slice(0, MOST_CHOICES);
}

function allChoices(archive: Archive, { option, typed }: Typing): Choice[] {
  switch (option) {
    case 'title':
      return typed.trim() === ''
        ? topicChoices(archive, '', TOPIC_PREFIX)
        : archive.suggest(typed, MOST_CHOICES).map(titleChoice);
    case 'topic':
      return topicChoices(archive, typed, '');
    case 'column': {
      const columns = archive.status().columns.filter(({ name }) => contains(name, typed));
      return columns.map(({ name, slug, letters }) => ({ name: counted(name, letters), value: slug }));
    }
    default:
      return [];
  }
}

function titleChoice({ id, title, date }: Letter): Choice {
  const year = date === undefined ? '' : ` · ${date.slice(0, 4)}`;
  return { name: `${shortened(title, MOST_TEXT - year.length)}${year}`, value: id };
}

/** Topics that hold what was typed, those that begin so first. */
function topicChoices(archive: Archive, typed: string, prefix: string): Choice[] {
  const found = archive.topics().filter(({ topic }) => contains(topic, typed));
  const begins = (topic: string) => topic.startsWith(typed.trim().toLowerCase());
  const ordered = [...found.filter(({ topic }) => begins(topic)), ...found.filter(({ topic }) => !begins(topic))];
  return ordered.map(({ topic, letters }) => ({ name: counted(topic, letters), value: `${prefix}${topic}` }));
}

function contains(name: string, typed: string): boolean {
  return name.toLowerCase().includes(typed.trim().toLowerCase());
}

function counted(name: string, letters: number): string {
  const number = ` (${count(letters, 'letter')})`;
  return `${shortened(name, MOST_TEXT - number.length)}${number}`;
}

/** A name that is too long ends visibly. */
function shortened(name: string, most: number): string {
  return name.length <= most ? name : `${name.slice(0, borderBefore(name, most - 1)).trimEnd()}…`;
}
