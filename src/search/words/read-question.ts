// What is a question meant to say, word by word? Unknown words are what they may be meant for, and it is spelt right.
import { analyse, ENDING, type Term } from '../../text/analyse.ts';
import { makeSpan, type Span, sliceSpan } from '../../text/span.ts';
import type { Meant } from './segment-question.ts';
import type { Guess, Speller } from './spelling.ts';

/** A guessed word counts less than one that was typed. */
const GUESS_WEIGHT = 0.7;
/** Unknown words of a question that guesses are sought for: each takes some milliseconds. */
const MOST_UNKNOWN = 60;
/** So many may be unknown whatever their share; beyond, a question in which more than this of all words are is in another language. */
const FEW_UNKNOWN = 4;
const FOREIGN_SHARE = 0.5;

/** A question as it is read. */
export type ReadQuestion = {
  /** its words in reading order, each with all that it may be meant for */
  readonly words: readonly Meant[];
  /** the question, spelt right */
  readonly spelt: string;
};

/** What a reader knows. */
export type ReaderParts = {
  /** has any letter this stem? */
  readonly isKnown: (stem: string) => boolean;
  readonly speller: Speller;
};

type Guessed = { readonly stop?: string | undefined; readonly guesses: readonly Guess[] };
const NO_GUESS: Guessed = { guesses: [] };

/** Reads questions for an archive's words. */
export function createReader({ isKnown, speller }: ReaderParts): (question: string) => ReadQuestion {
  /** @param typed the word without its ending */
  function guess(question: string, { folded, stem }: Term, typed: Span): Guessed {
    // "Ain't" and "y'all" are no slips, nor is a part of an address.
    if (!/^[\p{L}\p{M}]+$/u.test(sliceSpan(question, typed)) || isInAddress(question, typed)) return NO_GUESS;
    const stop = speller.stopWord(folded);
    return { stop, guesses: stop === undefined ? speller.guess(folded, stem) : [] };
  }

  return (question) => {
    const terms = analyse(question);
    const hasNames = !isHeading(question);
    const unknown = new Set(terms.filter(({ stem, span }) => !isKnown(stem) && !(hasNames && isName(question, span))));
    const isForeign = unknown.size > MOST_UNKNOWN || (unknown.size > FEW_UNKNOWN && unknown.size > FOREIGN_SHARE * terms.length);
    const words: Meant[] = [];
    let spelt = '';
    let done = 0;
    for (const term of terms) {
      const typed = withoutEnding(question, term.span);
      const { stop, guesses } = unknown.has(term) && !isForeign ? guess(question, term, typed) : NO_GUESS;
      if (guesses.length > 0) words.push(guesses.map(({ stem }) => ({ stem, weight: GUESS_WEIGHT / guesses.length })));
      else if (stop === undefined) words.push([{ stem: term.stem, weight: 1 }]);
      const word = stop ?? guesses[0]?.word;
      if (word === undefined) continue;
      spelt += question.slice(done, typed.start) + word;
      done = typed.end;
    }
    // A question of such words alone is searched by them as they were typed.
    const isEmpty = words.length === 0 && terms.length > 0;
    return isEmpty
      ? { words: terms.map(({ stem }) => [{ stem, weight: 1 }]), spelt: question }
      : { words, spelt: spelt + question.slice(done) };
  };
}

/** "'s" and the like are no part of a term. */
function withoutEnding(text: string, span: Span): Span {
  const ending = ENDING.exec(sliceSpan(text, span))?.[0] ?? '';
  return makeSpan(span.start, span.end - ending.length);
}

function isInAddress(text: string, { start, end }: Span): boolean {
  return /[./@_-]$/u.test(text.slice(0, start)) || /^(?:[.@_/-][\p{L}\p{N}]|:\/)/u.test(text.slice(end));
}

/** Do more of a text's words begin with a capital letter than with a small one? */
function isHeading(text: string): boolean {
  const count = (begin: RegExp) => text.match(begin)?.length ?? 0;
  return count(/\b\p{Lu}\p{Ll}/gu) > count(/\b\p{Ll}\p{L}/gu);
}

/** Does a word begin with a capital letter within a sentence? */
function isName(text: string, { start }: Span): boolean {
  return /^\p{Lu}\p{Ll}/u.test(text.slice(start, start + 4)) && /[^.!?:…"“‘'(]$/u.test(text.slice(0, start).trimEnd());
}
