// What is in the archive already? Letters by id, source key, question and title; columns by name; ids that are taken.
import type { Column, Letter, LetterId } from '../letters/letter.ts';
import { slugOfLetter } from '../letters/shelf.ts';
import { columnSlug } from '../letters/slug.ts';
import { sameName } from './column/names.ts';
import { questionKey } from './identity.ts';
import type { Tombstone } from './tombstones.ts';

/** What an import finds in an archive before it begins. */
export type StockContents = {
  readonly letters: readonly Letter[];
  readonly columns: readonly Column[];
  readonly tombstones: readonly Tombstone[];
  /** ids of all letter files, those that can't be read included */
  readonly files: readonly string[];
  /** the columnist of a column that is not there yet, where all of its letters name the same one */
  readonly columnistOf: (column: string) => string | undefined;
};

/** The archive as an import plans it; `put` adds what will be written. */
export type Stock = {
  /** The column of a name; a new one where there is none. */
  column(name: string): Column;
  /** New columns that letters were put into. */
  newColumns(): readonly Column[];
  byId(id: LetterId | undefined): Letter | undefined;
  byKey(column: Column, key: string): Letter | undefined;
  byQuestion(column: Column, question: string): Letter | undefined;
  byTitle(column: Column, title: string): readonly Letter[];
  /** Was a letter with one of these names withdrawn from the column? */
  isWithdrawn(column: Column, names: { readonly keys: readonly string[]; readonly id?: LetterId | undefined }): boolean;
  isTaken(id: LetterId): boolean;
  /** Is there a letter file of this id that could not be read? */
  isBadFile(id: LetterId): boolean;
  put(letter: Letter): void;
};

/** Makes the stock of an archive. */
export function createStock({ letters, columns, tombstones, files, columnistOf }: StockContents): Stock {
  const known = [...columns];
  const added: Column[] = [];
  const filled = new Set<string>();
  const ids = new Map<string, Letter>();
  const keys = new Map<string, string>();
  const questions = new Map<string, string>();
  const titles = new Map<string, Set<string>>();
  const taken = new Set([...files, ...tombstones.map(({ id }) => id)].map((id) => id.toLowerCase()));
  const at = (slug: string, name: string) => `${slug} ${name}`;
  const put = (letter: Letter) => {
    const slug = slugOfLetter(letter.id);
    ids.set(letter.id, letter);
    filled.add(slug);
    taken.add(letter.id.toLowerCase());
    if (letter.source) keys.set(at(slug, letter.source.key), letter.id);
    questions.set(at(slug, questionKey(letter.question)), letter.id);
    const title = at(slug, letter.title);
    titles.set(title, (titles.get(title) ?? new Set()).add(letter.id));
  };
  // The first of two letters with one question is the original; a reprint must not take its place.
  for (const letter of [...letters].reverse()) put(letter);
  const get = (id: string | undefined) => (id === undefined ? undefined : ids.get(id));
  return {
    column(name) {
      const found =
        known.find((column) => sameName(column.name, name)) ??
        known.find(({ slug }) => slug === columnSlug(name) && isOnlySlug(name));
      if (found) return found;
      const columnist = columnistOf(name);
      const column: Column = {
        slug: freeSlug(columnSlug(name), known),
        name,
        ...(columnist === undefined ? {} : { columnist }),
        show: 'whole',
      };
      known.push(column);
      added.push(column);
      return column;
    },
    newColumns: () => added.filter(({ slug }) => filled.has(slug)),
    byId: get,
    byKey: ({ slug }, key) => get(keys.get(at(slug, key))),
    byQuestion: ({ slug }, question) => get(questions.get(at(slug, questionKey(question)))),
    byTitle: ({ slug }, title) => [...(titles.get(at(slug, title)) ?? [])].flatMap((id) => ids.get(id) ?? []),
    isWithdrawn: ({ slug }, names) =>
      tombstones.some(
        (stone) =>
          slugOfLetter(stone.id) === slug &&
          (stone.id === names.id ||
            [stone.sourceKey, stone.questionKey].some((key) => key !== undefined && names.keys.includes(key))),
      ),
    isTaken: (id) => taken.has(id.toLowerCase()),
    isBadFile: (id) => taken.has(id.toLowerCase()) && !ids.has(id) && !tombstones.some((stone) => stone.id === id),
    put,
  };
}

// Two names in a script that has no slug of its own would share "untitled"; they are different columns.
function isOnlySlug(name: string): boolean {
  return columnSlug(name) !== 'untitled' && /^[\p{ASCII}‘’“”]*$/u.test(name);
}

function freeSlug(slug: string, known: readonly Column[]): string {
  for (let number = 1; ; number++) {
    const free = number === 1 ? slug : `${slug}-${number}`;
    if (!known.some((column) => column.slug === free)) return free;
  }
}
