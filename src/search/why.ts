// Why was this letter chosen? One line that shows what question and letter share, in the letter's own words.
import type { Letter } from '../letters/letter.ts';
import { readText } from '../passages/reading.ts';
import type { Comparison } from '../passages/speaks.ts';
import { quote } from '../passages/verbatim.ts';
import { analyse, stems } from '../text/analyse.ts';
import { type Span, sliceSpan, spanLength } from '../text/span.ts';
import type { Certainty } from './distance.ts';
import type { Fragment } from './match.ts';
import { type AskedWords, readAskedWords } from './reasons/asked-words.ts';
import { type Clause, cutSentence } from './reasons/clause.ts';
import { type SharedPhrase, sharedPhrases } from './reasons/shared-phrases.ts';
import { GAP, tellingSentences } from './reasons/telling-sentences.ts';
import { VAGUE_STEMS } from './reasons/vague-words.ts';

/** The line has at most so many units, quotation marks counted: three lines on a phone. */
export const MAX_REASON = 200;
/** Beside a sentence at most so many phrases, without one at most so many. */
const PHRASES_BESIDE = 2;
const PHRASES_ALONE = 3;
/** A sentence is quoted up to so many units, and phrases beside it leave it at least so many. */
const MAX_SENTENCE = 140;
const LEAST_SENTENCE = 80;
/** Whether it is near nevertheless is for the band to say. */
const NOTHING_TELLING = 'It shares no telling word with ';
/** Before the line of a letter that may well not answer, or hardly does. */
const HEDGES: Readonly<Record<Certainty, string>> = { likely: '', perhaps: 'It may fit. ', distant: 'A distant match. ' };
const PHRASES_LEAD = 'Both speak of ';
/** Room for the marks around quotations and for cuts. */
const MARKS = 14;

/**
 * The line of a reply: one sentence or two of the letter's question that speak most to the question asked, by meaning and
 * words, and before them the telling words that both share beyond these.
 * @param question the question as it was asked
 * @param standing `certainty`: how likely the letter answers, which the line says where that is not sure; `like`: what was
 * asked with is a letter, for others like it
 */
export function explainMatch(
  letter: Letter,
  question: string,
  comparison: Comparison,
  {
    certainty = 'likely',
    like = false,
  }: { readonly certainty?: Certainty | undefined; readonly like?: boolean | undefined } = {},
): Fragment[] {
  const asked = readAskedWords(question, comparison.questionStems);
  const terms = { question: readText(letter.question).terms, answer: readText(letter.answer).terms };
  const phrases = sharedPhrases(letter, terms, { asked, rarity: comparison.rarity });
  const told = tellingSentences(letter, comparison, { terms: terms.question, phrases, most: MAX_SENTENCE });
  const beside = phrasesBeside(letter, phrases, told);
  const asker = like ? 'that letter' : 'your question';
  const hedge = certainty === 'likely' ? [] : [own(HEDGES[certainty])];
  const length = told.reduce((sum, span) => sum + spanLength(span), GAP * Math.max(0, told.length - 1));
  for (let count = Math.min(PHRASES_BESIDE, beside.length); told.length > 0 && count >= 0; count--) {
    const shared = count === 0 ? [] : [own(PHRASES_LEAD), ...listPhrases(letter, beside.slice(0, count)), own('; ')];
    const lead = own(leadOf({ distant: certainty === 'distant', asker, isFirst: count === 0 }));
    const most = Math.min(MAX_SENTENCE, MAX_REASON - MARKS - lengthOf([...hedge, ...shared, lead]));
    // A whole sentence says more than a cut one with one phrase more.
    if (count > 0 && most < (length <= MAX_SENTENCE ? length : LEAST_SENTENCE)) continue;
    const weigh = (span: Span) => weightOf(letter, span, asked, comparison);
    const [clause, ...others] = told.flatMap((span) => cutSentence(letter.question, span, { most, weigh }) ?? []);
    if (clause) return [...hedge, ...shared, lead, ...quoteClauses(letter, [clause, ...others])];
  }
  if (phrases.length > 0) return [...hedge, own(PHRASES_LEAD), ...listPhrases(letter, phrases.slice(0, PHRASES_ALONE)), own('.')];
  return [own(`${NOTHING_TELLING}${asker}.`)];
}

function leadOf({ distant, asker, isFirst }: { distant: boolean; asker: string; isFirst: boolean }): string {
  const lead = distant ? `nearest to ${asker} in it: ` : `closest to ${asker}: `;
  return isFirst ? `${lead.charAt(0).toUpperCase()}${lead.slice(1)}` : lead;
}

function own(text: string): Fragment {
  return { kind: 'own', text };
}

function quoteClauses(letter: Letter, clauses: readonly Clause[]): Fragment[] {
  return clauses.flatMap(({ span, cutBefore, cutAfter }, index): Fragment[] => [
    ...(cutBefore && index === 0 ? [own('[…] ')] : []),
    { kind: 'quoted', verbatim: quote(letter, 'question', span) },
    ...(index < clauses.length - 1 ? [own(' […] ')] : cutAfter ? [own(' […]')] : []),
  ]);
}

function listPhrases(letter: Letter, phrases: readonly SharedPhrase[]): Fragment[] {
  return phrases.flatMap(({ field, span }, index) => {
    const quoted: Fragment = { kind: 'quoted', verbatim: quote(letter, field, span) };
    return index === 0 ? [quoted] : [own(index === phrases.length - 1 ? ' and ' : ', '), quoted];
  });
}

/** Phrases that say more than the sentence that is quoted with them, and stand in the same text: a reader looks for them there. */
function phrasesBeside(letter: Letter, phrases: readonly SharedPhrase[], told: readonly Span[]): SharedPhrase[] {
  const shown = new Set(told.flatMap((span) => stems(sliceSpan(letter.question, span))));
  const says = ({ stems: said }: SharedPhrase) => [...said].some((stem) => !shown.has(stem) && !VAGUE_STEMS.has(stem));
  return phrases.filter((phrase) => phrase.field === 'question' && says(phrase));
}

function weightOf(letter: Letter, span: Span, asked: AskedWords, { rarity }: Comparison): number {
  const found = new Set(analyse(sliceSpan(letter.question, span)).map(({ stem }) => stem));
  return [...found].reduce((sum, stem) => sum + (asked.has(stem) ? 1 : 0.25) * rarity(stem), 0);
}

function lengthOf(fragments: readonly Fragment[]): number {
  return fragments.reduce(
    (sum, fragment) => sum + (fragment.kind === 'own' ? fragment.text.length : fragment.verbatim.text.length + 2),
    0,
  );
}
