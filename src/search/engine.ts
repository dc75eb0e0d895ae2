// What is a search engine to this product? Ports over letter ids and scores; nobody outside sees an engine's own objects.

/** What is indexed of a letter. Every {@link Letter} is one; evaluation sets bring others, with parts left empty. */
export type SearchDocument = {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly answer: string;
  readonly topics: readonly string[];
  /** other ways in which people ask this */
  readonly askedAs?: readonly string[] | undefined;
};

/** A letter and how well it fits; scores of one search compare, scores of two searches don't. */
export type Hit = { readonly id: string; readonly score: number };

/** How to search. */
export type SearchOptions = {
  /** at most so many hits, best first */
  readonly limit: number;
  /** which letters may be found at all (filters, holds); left out: all */
  readonly allow?: ((id: string) => boolean) | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** Finds letters for a question. One for words, one for meaning, one that fuses both; all pass one contract suite. */
export interface SearchEngine {
  /**
   * The letters that fit best, best first; equal scores in the order of ids. Letters that don't fit at all are left out.
   * @throws ArchiveError `interrupted` when the signal aborts
   */
  search(question: string, options: SearchOptions): Promise<readonly Hit[]>;
}

/** Best first; equal scores in the order of ids, so that the same question always gives the same list. */
export function compareHits(one: Hit, other: Hit): number {
  return other.score - one.score || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}
