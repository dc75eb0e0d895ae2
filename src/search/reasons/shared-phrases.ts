// Which phrases of a letter carry the asker's words, and tell something by themselves?
import type { Letter } from '../../letters/letter.ts';
import type { Rarity } from '../../passages/sentence-scores.ts';
import type { QuotedField } from '../../passages/verbatim.ts';
import type { Term } from '../../text/analyse.ts';
import { kinOf } from '../../text/kin-words.ts';
import { makeSpan, type Span, spanLength } from '../../text/span.ts';
import type { AskedWords } from './asked-words.ts';
import { VAGUE_WORDS } from './vague-words.ts';

/** A phrase of a letter whose words the question has too. */
export type SharedPhrase = {
  readonly field: QuotedField;
  readonly span: Span;
  readonly stems: ReadonlySet<string>;
  /** the summed rarity of its stems, less in an answer */
  readonly weight: number;
};

/** A phrase has at most so many units. */
const MAX_PHRASE = 50;
/** Shared words with no more than so many units between them make one phrase. */
const NEAR = 18;
/** Small words that belong to the phrase behind them: "my sister", "an old friend". Behind them mostly stands a noun. */
const LEADS = /(?:^|[\s(“"‘'])((?:my|his|her|our|their|your|the|an?|no)\s)$/iu;
/** A word behind such a lead says something alone when it is at least so rare (as in one letter of eight). */
const TELLING = 2;
/** A word beside another shared one. */
const TELLING_PAIR = 1.5;
/** Any other word must be rarer (as in one letter of thirty): it may be a verb. */
const TELLING_BARE = 3.4;
/** A word as rare as that (in two letters of a hundred) tells something in any form: "snores" to who wrote "snoring". */
const TELLING_ANYHOW = 4;
/** In a question of more telling words than this, sharing one of the less rare is chance. */
const LONG_QUESTION = 40;
/** What the asker wrote comes before what the columnist made of it. */
const ANSWER_SHARE = 0.6;

/** What a letter's words are held against. */
type Held = { readonly asked: AskedWords; readonly rarity: Rarity };

/** The telling phrases of both texts of a letter, given their terms, rarest first, with no stem twice. */
export function sharedPhrases(letter: Letter, terms: Readonly<Record<QuotedField, readonly Term[]>>, held: Held): SharedPhrase[] {
  const found = (['question', 'answer'] as const).flatMap((field) =>
    phrasesOf({ text: letter[field], terms: terms[field] }, field, held),
  );
  const said = new Set<string>();
  return found
    .sort((one, other) => other.weight - one.weight)
    .filter(({ stems }) => {
      const isNew = [...stems].every((stem) => !said.has(stem));
      for (const stem of stems) if (isNew) said.add(stem);
      return isNew;
    });
}

function phrasesOf({ text, terms }: { text: string; terms: readonly Term[] }, field: QuotedField, held: Held): SharedPhrase[] {
  return groupsOf(text, terms, held.asked).flatMap(({ from, to }) => {
    const shared = terms.slice(from, to + 1).filter(({ stem }) => held.asked.has(stem));
    const [first] = shared;
    const last = shared.at(-1);
    if (!first || !last) return [];
    const named = withLead(text, makeSpan(first.span.start, last.span.end));
    const isLed = named.start < first.span.start;
    const span = makeSpan(named.start, lastOfName(text, last, { next: terms[to + 1], isLed }).span.end);
    if (!isTelling(shared, { ...held, field, isLed }) || spanLength(span) > MAX_PHRASE) return [];
    const stems = new Set(shared.map(({ stem }) => stem));
    const weight = (field === 'question' ? 1 : ANSWER_SHARE) * sumOf([...stems], (stem) => rarityOfKin(stem, held.rarity));
    return [{ field, span, stems, weight }];
  });
}

function isTelling(
  shared: readonly Term[],
  { asked, rarity, field, isLed }: Held & { readonly field: QuotedField; readonly isLed: boolean },
): boolean {
  const telling = shared.filter(({ stem, folded }) => !VAGUE_WORDS.has(folded) && stem.length > 2);
  const [only] = telling;
  if (!only) return shared.length > 2;
  if (telling.length > 1) return true;
  if (shared.length > 1) return field === 'question' && rarityOfKin(only.stem, rarity) >= TELLING_PAIR;
  const isSure = isLed && field === 'question' && asked.length <= LONG_QUESTION;
  const rare = rarityOfKin(only.stem, rarity);
  return rare >= TELLING_ANYHOW || (asked.isSame(only) && rare >= (isSure ? TELLING : TELLING_BARE));
}

/** A "mama" is rare, but everybody has a mother: a word tells no more than the commonest of its kin. */
function rarityOfKin(stem: string, rarity: Rarity): number {
  return Math.min(...[stem, ...kinOf(stem)].map(rarity));
}

function sumOf(stems: readonly string[], value: (stem: string) => number): number {
  return stems.reduce((sum, stem) => sum + value(stem), 0);
}

type Run = { readonly from: number; readonly to: number };

/**
 * Runs of shared words with only small or vague words between. What is no phrase of the question too is taken apart, but
 * where three words meet that is no chance.
 */
function groupsOf(text: string, terms: readonly Term[], asked: AskedWords): Run[] {
  const runs = runsOf(text, terms, asked, () => true);
  return runs.flatMap((run) => {
    const shared = terms.slice(run.from, run.to + 1).filter((term) => asked.has(term.stem));
    const telling = new Set(shared.filter(({ folded }) => !VAGUE_WORDS.has(folded)).map(({ stem }) => stem));
    if (shared.length > 2 && telling.size > 1) return [run];
    const part = terms.slice(run.from, run.to + 1);
    return runsOf(text, part, asked, (one, other) => asked.areTogether(one.stem, other.stem)).map(({ from, to }) => ({
      from: run.from + from,
      to: run.from + to,
    }));
  });
}

function runsOf(text: string, terms: readonly Term[], asked: AskedWords, belong: (one: Term, other: Term) => boolean): Run[] {
  const runs: Run[] = [];
  terms.forEach((term, at) => {
    if (!asked.has(term.stem)) return;
    const run = runs.at(-1);
    const last = run && terms[run.to];
    const isNext = run && terms.slice(run.to + 1, at).every(({ folded }) => VAGUE_WORDS.has(folded));
    if (last && isNext && joins(text, last, term) && belong(last, term)) runs[runs.length - 1] = { from: run.from, to: at };
    else runs.push({ from: at, to: at });
  });
  return runs;
}

function joins(text: string, last: Term, next: Term): boolean {
  const between = text.slice(last.span.end, next.span.start);
  return between.length <= NEAR && !/[.!?…;:\n,()“”"—–]/u.test(between);
}

/** "Dental" is half a name, and "the team’s" too: the word behind it is the other half. "The mama" is whole. */
function lastOfName(text: string, last: Term, { next, isLed }: { next: Term | undefined; isLed: boolean }): Term {
  if (!next || !/^[ \u00a0]$/u.test(text.slice(last.span.end, next.span.start))) return last;
  const isOwner = /[’']s$/u.test(text.slice(last.span.start, last.span.end));
  const isName = !isLed && !VAGUE_WORDS.has(next.folded) && !/(?:ed|ing|s|ly)$/u.test(next.folded);
  return isOwner || isName ? next : last;
}

function withLead(text: string, span: Span): Span {
  const lead = LEADS.exec(text.slice(Math.max(0, span.start - 10), span.start))?.[1];
  return lead ? makeSpan(span.start - lead.length, span.end) : span;
}
