// From a question to its findings: rank, collapse families, cut by distance, quote, explain.
import type { Letter, LetterId } from '../letters/letter.ts';
import { type Filter, fits, type Shelf } from '../letters/shelf.ts';
import { answerExcerpt, questionExcerpt } from '../passages/letter-excerpts.ts';
import type { Comparison } from '../passages/speaks.ts';
import type { QuotedField } from '../passages/verbatim.ts';
import { stems } from '../text/analyse.ts';
import { certaintyOf, likelihoodBehind } from './distance.ts';
import type { Families, Findings, Match, NothingReason, Searched } from './match.ts';
import { readQuestion } from './question.ts';
import type { Query, Ranked, Ranker } from './rank.ts';
import { explainMatch } from './why.ts';
import type { WordIndex } from './words/words.ts';

/** How to ask. */
export type FindOptions = Filter & {
  /** at most so many matches, from 1; left out: 5 */
  readonly limit?: number | undefined;
  /** how many of the best matches to pass over, for "next"; left out: 0 */
  readonly from?: number | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** Finds letters for a question, or letters like a letter. */
export type Finder = {
  find(question: string, options: FindOptions): Promise<Findings>;
  findSimilar(letter: Letter, options: FindOptions): Promise<Findings>;
  /** One letter as a match for a question, however far it is: what both share. */
  explain(letter: Letter, question: string): Promise<Match>;
};

/** What a finder works with. */
export type FinderParts = {
  readonly shelf: Shelf;
  readonly words: WordIndex;
  readonly ranker: Ranker;
  readonly families: Families;
};

/** On a phone five matches are a long read already. */
export const DEFAULT_LIMIT = 5;
const NEAREST_SHOWN = 3;
/**
 * Distant matches in the answer to a question. Where all are, 18 of 20 right letters among them stood in the first three places
 * (tune half, counsellors); behind a surer one a fourth shows one reader in a hundred the right letter.
 */
const DISTANT_SHOWN = 3;

type Candidate = Ranked & { readonly letter: Letter };

/** Wires the parts of the search. */
export function createFinder({ shelf, words, ranker, families }: FinderParts): Finder {
  /** Letters in the order of the ranking, one of each family. */
  async function candidatesFor(
    query: Query,
    options: FindOptions,
    except?: LetterId,
  ): Promise<{ candidates: Candidate[]; letters: number }> {
    // Looking at every letter of an archive takes a millisecond, and nearly all questions are for all of them.
    const isNarrowed = options.topic !== undefined || options.column !== undefined || except !== undefined;
    // A letter is nearest to itself: its family would leave nothing beside it.
    const own = except && families.familyOf(except);
    const isWanted = (letter: Letter) => fits(letter, options) && (own === undefined || families.familyOf(letter.id) !== own);
    const fitting = isNarrowed ? shelf.letters.filter(isWanted) : shelf.letters;
    const allowed = fitting.length < shelf.letters.length ? new Set<string>(fitting.map(({ id }) => id)) : undefined;
    const ranked = await ranker.rank(query, { allow: allowed && ((id) => allowed.has(id)), signal: options.signal });
    const seen = new Set<LetterId>();
    const candidates = ranked.flatMap(({ id, score, near, likelihood, band }) => {
      const letter = shelf.get(id);
      if (!letter || seen.has(families.familyOf(letter.id))) return [];
      seen.add(families.familyOf(letter.id));
      return [{ id, score, near, likelihood, band, letter }];
    });
    return { candidates, letters: fitting.length };
  }

  /** Those of them that count, in the order in which they are shown, each as sure as it is behind those before it. */
  function shownOf(candidates: readonly Candidate[], query: Query): Candidate[] {
    const near = candidates.filter((candidate) => candidate.band !== undefined && !isUnaskedFor(candidate, query));
    // Once more: a noted letter behind another one is less sure than it is by itself.
    return order(near, query).filter((candidate) => !isUnaskedFor(candidate, query));
  }

  function makeMatch({ letter, likelihood, band = 'related' }: Candidate, query: Query, like = false): Match {
    const { text, stems: questionStems, meant } = query;
    const scoresOf = (field: QuotedField) => meant?.half.sentenceScores(letter.id, field, meant.vector);
    // Those of the question are asked for twice: by the reason and by the excerpt.
    const scores = { question: scoresOf('question'), answer: scoresOf('answer') };
    const comparison: Comparison = { questionStems, rarity: words.rarity, byMeaning: meant && ((field) => scores[field]) };
    const certainty = meant && certaintyOf(likelihood, band);
    return {
      letter,
      score: likelihood,
      band,
      certainty,
      why: explainMatch(letter, text, comparison, { certainty, like }),
      questionExcerpt: questionExcerpt(letter, new Set(stems(letter.title)), comparison),
      answerExcerpt: answerExcerpt(letter, comparison),
      family: families.relatives(letter.id),
    };
  }

  function found(
    query: Query,
    near: readonly Candidate[],
    {
      candidates,
      searched,
      options,
      like,
    }: { candidates: readonly Candidate[]; searched: Searched; options: FindOptions; like?: boolean },
  ): Findings {
    const { from = 0, limit = DEFAULT_LIMIT } = options;
    const [first, ...others] = near.slice(from, from + limit).map((candidate) => makeMatch(candidate, query, like));
    if (first)
      return { outcome: 'matches', matches: [first, ...others], more: Math.max(0, near.length - from - limit), searched };
    const nearest = candidates.slice(0, NEAREST_SHOWN).map(({ letter }) => letter);
    return { outcome: 'nothing-close', reason: searched.letters === 0 ? 'no-letters' : 'too-far', nearest, searched };
  }

  return {
    async find(raw, options) {
      const question = readQuestion(raw);
      const nothing = (reason: NothingReason, searched: Searched): Findings => ({
        outcome: 'nothing-close',
        reason,
        nearest: [],
        searched,
      });
      if (words.terms(question.text).size === 0)
        return nothing('no-words', { letters: shelf.letters.length, readOnly: question.readOnly });
      const query = await ranker.read(question.text, { signal: options.signal });
      const { candidates, letters } = await candidatesFor(query, options);
      const searched: Searched = { letters, readOnly: question.readOnly, without: query.without };
      return found(query, withoutFiller(shownOf(candidates, query), query), {
        candidates: candidates.filter(({ letter }) => !isNoted(letter)),
        searched,
        options,
      });
    },

    async findSimilar(letter, options) {
      const query = await ranker.read(`${letter.title}\n${letter.question}`, {
        signal: options.signal,
        vectorOf: ({ index }) => index.questionVector(letter.id),
      });
      const { candidates, letters } = await candidatesFor(query, options, letter.id);
      const searched: Searched = { letters, without: query.without };
      // By words alone a whole letter never covers another: then the order has to do.
      const near = query.meant ? candidates.filter(({ band }) => band !== undefined) : candidates;
      // Letters like a letter are for browsing: a distant one may be welcome behind nearer ones.
      const ordered = order(near, query);
      const isNear = ordered.some((candidate) => !isDistant(candidate));
      return found(query, isNear ? ordered : withoutFiller(ordered, query), { candidates, searched, options, like: true });
    },

    async explain(letter, raw) {
      const query = await ranker.read(readQuestion(raw).text);
      // Among all letters: how far its score stands out says how likely it is, and a letter found behind a filter may stand out
      // more, or less, among all. What no half lists is far.
      const { candidates } = await candidatesFor(query, {});
      const family = families.familyOf(letter.id);
      const isIt = (candidate: Candidate) => families.familyOf(candidate.letter.id) === family;
      const shown = shownOf(candidates, query).find(isIt);
      const own: Ranked = candidates.find(isIt) ?? { id: letter.id, score: 0, near: 0, likelihood: 0 };
      return makeMatch({ ...(shown ?? { ...own, likelihood: behind(own, query) }), letter }, query);
    },
  };
}

/** Has a letter a content note? */
function isNoted({ contentNotes }: Letter): boolean {
  return contentNotes.length > 0;
}

/**
 * A letter about abuse or self-harm is not put before somebody whose question it hardly answers: of 21 noted letters that were
 * distant for the questions of the tune half, of strangers, and those that no letter answers, none was the asker's case; all three
 * that may fit were (docs/quality.md).
 */
function isUnaskedFor(candidate: Candidate, { meant }: Query): boolean {
  return meant !== undefined && isNoted(candidate.letter) && isDistant(candidate);
}

/** Distant ones stand last, so those that are too many are the tail. */
function withoutFiller(ordered: readonly Candidate[], { meant }: Query): readonly Candidate[] {
  if (!meant) return ordered;
  const surer = ordered.filter((candidate) => !isDistant(candidate));
  return ordered.slice(0, surer.length + DISTANT_SHOWN);
}

function isDistant({ likelihood, band = 'related' }: Ranked): boolean {
  return certaintyOf(likelihood, band) === 'distant';
}

/**
 * The nearer band first, each in the order of the ranking. No likelihood is higher than the one above it, and behind the first
 * each is what it is behind another.
 */
function order(near: readonly Candidate[], query: Query): Candidate[] {
  let least = 1;
  return [...near.filter(({ band }) => band === 'close'), ...near.filter(({ band }) => band !== 'close')].map((candidate, at) => {
    least = Math.min(least, at > 0 ? behind(candidate, query) : candidate.likelihood);
    return { ...candidate, likelihood: least };
  });
}

/** By words alone a likelihood is none. */
function behind({ likelihood }: Ranked, { meant }: Query): number {
  return meant ? likelihoodBehind(likelihood) : likelihood;
}
