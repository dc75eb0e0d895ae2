// The reading door of an archive: ask it, read its letters, browse it. It wires the parts and does nothing else.
import { ArchiveError } from './errors.ts';
import { type Corpus, readCorpus } from './letters/corpus.ts';
import type { Column, Letter } from './letters/letter.ts';
import type { Problem } from './letters/problem.ts';
import { createShelf, type Shelf, slugOfLetter } from './letters/shelf.ts';
import { buildFamilies } from './search/families/families.ts';
import { openNearDuplicates } from './search/families/open-families.ts';
import { createFinder, type FindOptions } from './search/find.ts';
import type { Families, Findings, Match } from './search/match.ts';
import { openSearch, type Search, type SearchOptions } from './search/open-search.ts';
import { openSnapshot } from './search/snapshot.ts';

// Evaluation measures the same search over documents of its own.
export { isHubName } from './meaning/hub.ts';
export { openSearch } from './search/open-search.ts';

/** What an archive holds. */
export type ArchiveStatus = {
  readonly directory: string;
  readonly letters: number;
  readonly held: number;
  readonly columns: readonly { readonly name: string; readonly slug: string; readonly letters: number }[];
  readonly topics: number;
  /** the earliest and the latest date of a letter; absent where no letter has one */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly problems: readonly Problem[];
  /** why the search by meaning is not at work; absent when it is */
  readonly withoutMeaning?: string | undefined;
};

/** An archive that is open for reading. Held letters never appear in it. */
export type Archive = Pick<Shelf, 'topics' | 'browse' | 'draw' | 'suggest' | 'byKey'> & {
  /** The letters nearest to a question, with excerpts and reasons, or plainly nothing. @throws ArchiveError `interrupted` */
  ask(question: string, options?: FindOptions): Promise<Findings>;
  /** The letters most like a letter. @throws ArchiveError `no-such-letter`, `interrupted` */
  similar(id: string, options?: FindOptions): Promise<Findings>;
  /** One letter as a match for a question: what both share. @throws ArchiveError `no-such-letter` */
  explain(id: string, question: string): Promise<Match>;
  /** A letter by its id. @throws ArchiveError `no-such-letter`, naming the nearest id */
  letter(id: string): Letter;
  /** The same, without a failure where there is none. */
  find(id: string): Letter | undefined;
  /** The column in which a letter appeared. */
  columnOf(letter: Letter): Column;
  status(): ArchiveStatus;
  /** Settles when the search by meaning is at work, or known to be absent. */
  readonly ready: Promise<void>;
  /** Ends the sentence encoder's thread. */
  close(): Promise<void>;
};

/** Opens the archive in a folder. It answers by words at once, and by meaning as soon as that is loaded. @throws ArchiveError `io` */
export async function openArchive(options: SearchOptions & { readonly directory: string }): Promise<Archive> {
  const tell = tellOnce(options.tell ?? (() => {}));
  const reading = readCorpus(options.directory);
  const shelving = reading.then(({ letters }) => createShelf(letters.filter(({ status }) => status === 'published')));
  const search = await openSearch(
    shelving.then(({ letters }) => letters),
    { ...options, tell },
  );
  const [corpus, shelf] = await Promise.all([reading, shelving]);
  const duplicates = await openNearDuplicates(shelf.letters, openSnapshot(options.directory, tell));
  return createArchive(corpus, {
    directory: options.directory,
    shelf,
    search,
    families: buildFamilies(shelf.letters, duplicates),
  });
}

/** Words, vectors and families are outdated by the same letters, and an encoder that has died fails at every question. */
function tellOnce(tell: (sentence: string) => void): (sentence: string) => void {
  const told = new Set<string>();
  return (sentence) => {
    if (told.has(sentence)) return;
    told.add(sentence);
    tell(sentence);
  };
}

type Parts = { readonly directory: string; readonly shelf: Shelf; readonly search: Search; readonly families: Families };

function createArchive(corpus: Corpus, { directory, shelf, search, families }: Parts): Archive {
  const { meaning, close } = search;
  const finder = createFinder({ ...search, shelf, families });
  const columns = new Map(corpus.columns.map((column) => [column.slug, column]));

  function letter(id: string): Letter {
    const found = shelf.get(id);
    if (found) return found;
    const [near] = shelf.suggest(id.slice(id.indexOf('/') + 1).replace(/[-_]/gu, ' '), 1);
    const hint = near ? `Did you mean "${near.id}"?` : 'The commands "ask" and "similar" show ids.';
    throw new ArchiveError('no-such-letter', `There is no letter "${id}" in the archive ${directory}. ${hint}`);
  }

  function status(): ArchiveStatus {
    const dates = shelf.letters.flatMap(({ date }) => date ?? []).sort();
    return {
      directory,
      letters: shelf.letters.length,
      held: corpus.letters.length - shelf.letters.length,
      columns: corpus.columns.map(({ name, slug }) => ({ name, slug, letters: shelf.browse({ column: slug }).length })),
      topics: shelf.topics().length,
      from: dates[0],
      to: dates.at(-1),
      problems: corpus.problems,
      withoutMeaning: meaning.absence(),
    };
  }

  return {
    topics: shelf.topics,
    browse: shelf.browse,
    draw: shelf.draw,
    suggest: shelf.suggest,
    byKey: shelf.byKey,
    ask: (question, options = {}) => finder.find(question, options),
    similar: async (id, options = {}) => finder.findSimilar(letter(id), options),
    explain: async (id, question) => finder.explain(letter(id), question),
    letter,
    find: shelf.get,
    columnOf: (of) => columns.get(slugOfLetter(of.id)) ?? { slug: slugOfLetter(of.id), name: of.column, show: 'whole' },
    status,
    ready: meaning.settled,
    close,
  };
}
