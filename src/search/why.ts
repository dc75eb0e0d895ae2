// Why was this letter chosen? One line that names what question and letter share, in the letter's own words.
import type { Letter } from '../letters/letter.ts';
import type { Comparison } from '../passages/speaks.ts';
import { type QuotedField, quote } from '../passages/verbatim.ts';
import { analyse, type Term } from '../text/analyse.ts';
import { borderBefore } from '../text/borders.ts';
import { sentences } from '../text/sentences.ts';
import { makeSpan, type Span, sliceSpan, spanLength, trimSpan } from '../text/span.ts';
import type { Fragment } from './match.ts';

/** At most so many phrases, each of at most so many units: one line on a phone. */
const MAX_PHRASES = 3;
const MAX_PHRASE = 60;
/** Shared words with no more than so many units between them make one phrase. */
const NEAR = 14;
/** Small words that belong to the phrase behind them: "my sister", "an old friend". */
const LEADS = /(?:^|[\s(“"‘'])((?:my|his|her|our|their|your|the|an?|no|not|never)\s)$/iu;
/** A single word says something when it is at least so rare (as in one letter of eight), two words together in any case. */
const TELLING = 2;
/** The share of the question's weight that phrases must name before they alone explain a match. */
const EXPLAINED = 0.4;
/** The sentence that is nearest by meaning is quoted up to so many units. */
const MAX_SENTENCE = 120;

type Phrase = { readonly field: QuotedField; readonly span: Span; readonly stems: ReadonlySet<string>; readonly weight: number };

/**
 * The line of a reply: what both speak of, quoted from the letter; where words say little, the letter's sentence that is
 * nearest to the question by meaning.
 */
export function explainMatch(letter: Letter, comparison: Comparison): Fragment[] {
  const phrases = sharedPhrases(letter, comparison);
  const named = new Set(phrases.flatMap(({ stems }) => [...stems]));
  const weigh = (stems: Iterable<string>) => [...stems].reduce((sum, stem) => sum + comparison.rarity(stem), 0);
  const explained = weigh(named) >= EXPLAINED * weigh(comparison.questionStems);
  const nearest = explained ? undefined : nearestSentence(letter, comparison);
  if (phrases.length === 0 && !nearest)
    return [own('It is near in subject, though it shares no telling word with your question.')];
  const shared = phrases.length === 0 ? [] : [own('Both speak of '), ...listPhrases(letter, phrases)];
  if (!nearest) return [...shared, own('.')];
  const sentence: Fragment = { kind: 'quoted', verbatim: quote(letter, 'question', nearest.span) };
  return [
    ...shared,
    own(shared.length === 0 ? 'Closest to your question: ' : '; closest to your question: '),
    sentence,
    own(nearest.isCut ? ' […]' : ''),
  ];
}

function own(text: string): Fragment {
  return { kind: 'own', text };
}

function listPhrases(letter: Letter, phrases: readonly Phrase[]): Fragment[] {
  return phrases.flatMap(({ field, span }, index) => {
    const quoted: Fragment = { kind: 'quoted', verbatim: quote(letter, field, span) };
    return index === 0 ? [quoted] : [own(index === phrases.length - 1 ? ' and ' : ', '), quoted];
  });
}

/** Telling phrases of the letter that carry words of the question, rarest first, none twice. */
function sharedPhrases(letter: Letter, comparison: Comparison): Phrase[] {
  const phrases = (['question', 'answer'] as const).flatMap((field) => phrasesOf(letter[field], field, comparison));
  const said = new Set<string>();
  const chosen: Phrase[] = [];
  for (const phrase of phrases.sort((one, other) => other.weight - one.weight)) {
    const news = [...phrase.stems].filter((stem) => !said.has(stem));
    if (news.length < phrase.stems.size || chosen.length === MAX_PHRASES) continue;
    for (const stem of phrase.stems) said.add(stem);
    chosen.push(phrase);
  }
  return chosen;
}

function phrasesOf(text: string, field: QuotedField, { questionStems, rarity }: Comparison): Phrase[] {
  const groups: Term[][] = [];
  for (const term of analyse(text)) {
    if (!questionStems.has(term.stem)) continue;
    const group = groups.at(-1);
    if (group && joins(text, group, term)) group.push(term);
    else groups.push([term]);
  }
  // What the asker wrote comes before what the columnist made of it.
  const share = field === 'question' ? 1 : 0.6;
  return groups.flatMap((group) => {
    const [first] = group;
    const last = group.at(-1);
    if (!first || !last) return [];
    const found = new Set(group.map(({ stem }) => stem));
    const rarities = [...found].reduce((sum, stem) => sum + rarity(stem), 0);
    if (found.size === 1 && rarities < TELLING) return [];
    return [{ field, span: withLead(text, makeSpan(first.span.start, last.span.end)), stems: found, weight: share * rarities }];
  });
}

function joins(text: string, group: readonly Term[], next: Term): boolean {
  const last = group.at(-1) ?? next;
  const between = text.slice(last.span.end, next.span.start);
  const start = group[0]?.span.start ?? last.span.start;
  return between.length <= NEAR && !/[.!?…;:\n,()“”"—–]/u.test(between) && next.span.end - start <= MAX_PHRASE;
}

function withLead(text: string, span: Span): Span {
  const lead = LEADS.exec(text.slice(Math.max(0, span.start - 10), span.start))?.[1];
  return lead ? makeSpan(span.start - lead.length, span.end) : span;
}

/** The sentence of the letter's question that is nearest by meaning, cut between words where it is long. */
function nearestSentence(letter: Letter, { byMeaning }: Comparison): { span: Span; isCut: boolean } | undefined {
  const scores = byMeaning?.('question');
  const spans = sentences(letter.question);
  if (!scores || scores.length !== spans.length) return undefined;
  // A cry or a greeting ("What now?") is near to any question.
  const telling = spans
    .map((span, index) => ({ span, score: scores[index] ?? 0 }))
    .filter(({ span }) => analyse(sliceSpan(letter.question, span)).length >= 3);
  const best = telling.sort((one, other) => other.score - one.score)[0]?.span;
  if (!best) return undefined;
  if (spanLength(best) <= MAX_SENTENCE) return { span: best, isCut: false };
  const cut = trimSpan(letter.question, best.start, borderBefore(letter.question, best.start + MAX_SENTENCE));
  return cut && { span: cut, isCut: true };
}
