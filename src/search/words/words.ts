// Which letters share words with a question? One score over all parts of the index: what is frozen and what changed since.
import { throwIfAborted } from '../../errors.ts';
import { kinOf } from '../../text/kin-words.ts';
import { compareHits, type Hit, type SearchDocument, type SearchEngine, type SearchOptions } from '../engine.ts';
import { inverseFrequency } from './bm25f.ts';
import { indexWords, RANKING } from './frozen.ts';
import type { Ranking } from './frozen-build.ts';
import { createReader, type ReadQuestion } from './read-question.ts';
import type { Mask, WordSegment } from './segment.ts';
import { type Meant, type QueryTerms, sumPairs, sumWeights } from './segment-question.ts';
import { createSpeller } from './spelling.ts';
import { pickTop } from './top.ts';

/** Another word for the same, beside the one that was typed. */
const KIN_WEIGHT = 0.4;

export type { QueryTerms } from './segment-question.ts';

/** The word half of the search. */
export type WordIndex = SearchEngine & {
  /** what a question is searched by; stems that no letter has are among them, unless one that is meant was found */
  terms(question: string): QueryTerms;
  /** a question as it may be meant, words that no letter has spelt like the nearest ones that letters have */
  respell(question: string): string;
  /** idf of BM25: about 0 for a stem in every letter, ln(2N + 2) for one in none */
  rarity(stem: string): number;
  /** stems of the archive that begin so, the most frequent first */
  complete(prefix: string, limit: number): readonly string[];
};

/** A part of the index; letters in its mask were changed or removed since and count no more. */
export type WordPart = { readonly segment: WordSegment; readonly mask?: Mask | undefined };

/** Indexes documents by their words, in memory: for evaluation, tests and small archives. */
export function createWordIndex(documents: readonly SearchDocument[], ranking: Ranking = RANKING): WordIndex {
  return createWordEngine([{ segment: indexWords(documents, ranking) }], ranking);
}

/** Searches parts as if all their letters, but for the masked ones, were frozen together. Masks must not change afterwards. */
export function createWordEngine(parts: readonly WordPart[], { formula, pairs }: Ranking = RANKING): WordIndex {
  const letters = parts.reduce(
    (sum, { segment, mask }) => sum + segment.letters - (mask?.reduce((some, one) => some + one, 0) ?? 0),
    0,
  );
  // One for all questions: nothing is awaited between filling and reading it.
  const scores = new Float32Array(Math.max(0, ...parts.map(({ segment }) => segment.letters)));
  const speller = createSpeller(
    parts.map(({ segment }) => segment),
    having,
  );
  const counts = new Map<string, number>();

  /** How many letters have a stem. Kept, because reasons and excerpts ask for the same stems again and again. */
  function having(stem: string): number {
    let count = counts.get(stem);
    if (count === undefined) {
      count = 0;
      for (const { segment, mask } of parts) count += segment.countTerm(segment.termOf(stem), mask);
      if (counts.size >= MOST_COUNTS) counts.clear();
      counts.set(stem, count);
    }
    return count;
  }

  const readAnew = createReader({ isKnown: (stem) => having(stem) > 0, speller });
  let last: { readonly question: string; readonly found: ReadQuestion } | undefined;

  /** A question as it may be meant. Each question is read several times. */
  function read(question: string): ReadQuestion {
    if (last?.question !== question) last = { question, found: readAnew(question) };
    return last.found;
  }

  /** Each word with its kin. */
  function widen(words: readonly Meant[]): Meant[] {
    return words.map((word) => [
      ...word,
      ...word.flatMap(({ stem, weight }) => kinOf(stem).map((kin) => ({ stem: kin, weight: KIN_WEIGHT * weight }))),
    ]);
  }

  function plan(words: readonly Meant[]): Plan[] {
    const plans = parts.map(({ segment, mask }): Plan => ({ segment, mask, numbers: new Map(), terms: [], pairs: [] }));
    for (const [stem, times] of sumWeights(words)) {
      const weight = times * formula.weight(letters, having(stem));
      for (const { segment, numbers, terms } of plans) {
        const term = segment.termOf(stem);
        numbers.set(stem, term);
        if (term >= 0) terms.push({ number: term, weight });
      }
    }
    if (pairs.weight === 0) return plans;
    for (const { first, second, weight } of sumPairs(words)) {
      const found = plans.map(({ segment, numbers }) => segment.pairOf(numbers.get(first) ?? -1, numbers.get(second) ?? -1));
      const count = plans.reduce((sum, { segment, mask }, at) => sum + segment.countPair(found[at] ?? -1, mask), 0);
      if (count < pairs.leastLetters) continue;
      plans.forEach((part, at) => {
        const number = found[at] ?? -1;
        if (number >= 0) part.pairs.push({ number, weight: weight * pairs.weight * inverseFrequency(letters, count) });
      });
    }
    return plans;
  }

  function searchPart({ segment, mask, terms, pairs: neighbours }: Plan, { limit, allow }: SearchOptions): readonly Hit[] {
    if (terms.length === 0) return [];
    scores.fill(0, 0, segment.letters);
    for (const { number, weight } of terms) segment.addTerm(number, weight, scores);
    for (const { number, weight } of neighbours) segment.addPair(number, weight, scores);
    const mayBeFound = (letter: number) => !mask?.[letter] && (!allow || allow(segment.idOf(letter)));
    return pickTop(scores, segment.letters, limit, mayBeFound).map(({ letter, score }) => ({ id: segment.idOf(letter), score }));
  }

  return {
    async search(question, options) {
      throwIfAborted(options.signal);
      return plan(widen(read(question).words))
        .flatMap((part) => searchPart(part, options))
        .sort(compareHits)
        .slice(0, options.limit);
    },
    terms: (question) => sumWeights(read(question).words),
    respell: (question) => read(question).spelt,
    rarity: (stem) => inverseFrequency(letters, having(stem)),
    complete: speller.complete,
  };
}

/** What is looked for in one part: numbers of its terms and pairs, each with what it counts. */
type Plan = WordPart & { readonly numbers: Map<string, number>; readonly terms: Weighted[]; readonly pairs: Weighted[] };
type Weighted = { readonly number: number; readonly weight: number };

/** Counts kept at most; then they are forgotten and counted anew. */
const MOST_COUNTS = 20_000;
