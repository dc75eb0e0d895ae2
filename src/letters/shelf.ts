// What is on the shelf? Letters by topic, by column, by title, by chance.
import { foldTitle, titleWords } from '../text/title-words.ts';
import { type Letter, type LetterId, letterKey } from './letter.ts';

/** What narrows a search or a list. Names are compared without regard to case; a column may be given by its slug. */
export type Filter = { readonly topic?: string | undefined; readonly column?: string | undefined };

/** A topic and the number of letters that have it. */
export type TopicCount = { readonly topic: string; readonly letters: number };

/** The letters of an archive for browsing. */
export type Shelf = {
  readonly letters: readonly Letter[];
  get(id: string): Letter | undefined;
  /** The letter with a short key, which buttons carry; see `letterKey`. */
  byKey(key: string): Letter | undefined;
  /** All topics, the most frequent first. */
  topics(): readonly TopicCount[];
  /** The letters that fit, newest first. */
  browse(filter: Filter): readonly Letter[];
  /** A letter drawn by chance (`random` gives 0 to 1, as Math.random does); letters with content notes are left out. */
  draw(random: () => number, filter?: Filter): Letter | undefined;
  /** Letters whose titles fit what somebody is typing: the exact title, then beginnings, then words in it. */
  suggest(typed: string, limit: number): readonly Letter[];
};

/** The folder name of a letter's column. */
export function slugOfLetter(id: LetterId): string {
  return id.slice(0, id.indexOf('/'));
}

/** Does a letter fit a filter? */
export function fits(letter: Letter, { topic, column }: Filter): boolean {
  const isTopic = topic === undefined || letter.topics.includes(topic.trim().toLowerCase());
  const wanted = column?.trim().toLowerCase();
  return isTopic && (wanted === undefined || letter.column.toLowerCase() === wanted || slugOfLetter(letter.id) === wanted);
}

/** Puts letters on a shelf. */
export function createShelf(letters: readonly Letter[]): Shelf {
  const byId = new Map<string, Letter>(letters.map((letter) => [letter.id, letter]));
  const newestFirst = [...letters].sort((one, other) => compare(other.date ?? '', one.date ?? '') || compare(one.id, other.id));
  const topics = countTopics(letters);
  let keys: ReadonlyMap<string, Letter> | undefined;
  return {
    letters,
    get: (id) => byId.get(id),
    byKey(key) {
      // Only chats with buttons need them.
      keys ??= new Map(letters.map((letter) => [letterKey(letter.id), letter]));
      return keys.get(key);
    },
    topics: () => topics,
    browse: (filter) => newestFirst.filter((letter) => fits(letter, filter)),
    draw(random, filter = {}) {
      const drawn = letters.filter((letter) => letter.contentNotes.length === 0 && fits(letter, filter));
      return drawn[Math.min(drawn.length - 1, Math.floor(random() * drawn.length))];
    },
    suggest: (typed, limit) => suggest(letters, typed, limit),
  };
}

function countTopics(letters: readonly Letter[]): TopicCount[] {
  const counts = new Map<string, number>();
  for (const letter of letters) for (const topic of letter.topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts]
    .map(([topic, count]) => ({ topic, letters: count }))
    .sort((one, other) => other.letters - one.letters || compare(one.topic, other.topic));
}

function suggest(letters: readonly Letter[], typed: string, limit: number): Letter[] {
  const wanted = foldTitle(typed.trim());
  const words = titleWords(typed);
  const place = (title: string): number => {
    const lower = foldTitle(title);
    if (lower === wanted) return 0;
    if (lower.startsWith(wanted)) return 1;
    const parts = titleWords(title);
    const found = words.filter((word) => parts.some((part) => part.startsWith(word))).length;
    return found === 0 ? Number.POSITIVE_INFINITY : 3 - found / words.length;
  };
  return letters
    .map((letter) => ({ letter, place: place(letter.title) }))
    .filter((ranked) => ranked.place < Number.POSITIVE_INFINITY)
    .sort((one, other) => one.place - other.place || compare(one.letter.title, other.letter.title))
    .slice(0, limit)
    .map(({ letter }) => letter);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
