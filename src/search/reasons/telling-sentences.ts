// Which sentences of a letter's question would make the asker say: that is my case?
import type { Letter } from '../../letters/letter.ts';
import { readText } from '../../passages/reading.ts';
import { type Rarity, toShares } from '../../passages/sentence-scores.ts';
import { type Comparison, speakingScores } from '../../passages/speaks.ts';
import { stems, type Term } from '../../text/analyse.ts';
import { makeSpan, type Span, sliceSpan, spanLength } from '../../text/span.ts';
import type { SharedPhrase } from './shared-phrases.ts';
import { VAGUE_STEMS } from './vague-words.ts';

/** A sentence with fewer words that tell something is a cry, a greeting or a link ("What now?", "So I did."). */
const LEAST_WORDS = 2;
/** Without meaning a sentence must share so many telling words with the question. */
const LEAST_SHARED = 2;
/** Beside how much a sentence speaks to the question, 0 to 1; chosen by reading reasons, not by measurement. */
const WEIGHTS = { title: 0.12, opening: 0.1, full: 0.3, asker: 0.1, leans: -0.15, asks: -0.2, long: -0.05, phrase: 0.15 };
/** A sentence with so many telling words says what it is about. */
const FULL = 5;
/** A sentence beyond so many units must be cut. */
const LONG = 150;
/** A sentence of fewer units takes another along. */
const SHORT = 70;
/** What stands between two sentences: marks and a cut. */
export const GAP = 7;
/** Another is taken along when it tells at least this share of what the sentence tells. */
const WORTH = 0.5;
/** A sentence with the asker in it is about the case. */
const ASKER = /\b(?:i|my|me|we|our|us)\b/iu;

/** What is known of the letter's question already. */
type Known = {
  /** its terms in reading order */
  readonly terms: readonly Term[];
  /** the phrases it shares with the question at hand: a sentence with one in it tells more */
  readonly phrases: readonly SharedPhrase[];
};
type Told = { readonly span: Span; readonly score: number; readonly leansBack: boolean };

/**
 * The sentence of the letter's question that tells the asker most, with another where it is short; in reading order, two
 * neighbours as one span; none where no sentence says anything by itself.
 * @param most two sentences have at most so many units together; one alone may be longer
 */
export function tellingSentences(
  letter: Letter,
  comparison: Comparison,
  { terms, phrases, most }: Known & { readonly most: number },
): readonly Span[] {
  const told = tellSentences(letter, comparison, { terms, phrases });
  const best = told.reduce((at, { score }, index) => (score > (told[at]?.score ?? 0) ? index : at), 0);
  const chosen = told[best];
  if (!chosen || chosen.score <= 0) return [];
  const other = spanLength(chosen.span) < SHORT ? companion(told, { best, most }) : undefined;
  return other === undefined ? [chosen.span] : joinNeighbours(told, Math.min(best, other), Math.max(best, other));
}

/** The place of the sentence that tells most beside the best one; what points back is understood behind its neighbour only. */
function companion(told: readonly Told[], { best, most }: { best: number; most: number }): number | undefined {
  const chosen = told[best];
  if (!chosen) return undefined;
  const fitting = told.flatMap(({ span, score, leansBack }, place) => {
    const isUnderstood = chosen.leansBack ? place === best - 1 : !leansBack || place === best + 1;
    const isWorth = score >= WORTH * chosen.score && spanLength(span) + spanLength(chosen.span) + GAP <= most;
    return place !== best && isUnderstood && isWorth ? [{ place, score }] : [];
  });
  return fitting.sort((one, other) => other.score - one.score)[0]?.place;
}

function joinNeighbours(told: readonly Told[], first: number, last: number): readonly Span[] {
  const [one, other] = [told[first]?.span, told[last]?.span];
  if (!one || !other) return [];
  // A paragraph between two neighbours is a gap to the reader too, and shown as one.
  const isGap = last > first + 1 || other.start > one.end + 1;
  return isGap ? [one, other] : [makeSpan(one.start, other.end)];
}

/** How much each sentence tells the asker; 0 for one that says nothing by itself. */
function tellSentences(letter: Letter, comparison: Comparison, { terms, phrases }: Known): Told[] {
  const { text, sentences: spans, leaning } = readText(letter.question);
  const questionStems = new Set([...comparison.questionStems].filter((stem) => !VAGUE_STEMS.has(stem)));
  const titleStems = new Set(stems(letter.title).filter((stem) => !VAGUE_STEMS.has(stem)));
  const meant = comparison.byMeaning?.('question');
  const speaks = speakingScores(letter, 'question', { ...comparison, questionStems, byMeaning: () => meant });
  const told = tellingStems(spans, terms);
  const titled = toShares(told.map((telling) => sumRarities(telling, titleStems, comparison.rarity)));
  const phrased = phraseShares(spans, phrases);
  return spans.map((span, index) => {
    const words = sliceSpan(text, span);
    const leansBack = leaning[index]?.back ?? false;
    const telling = told[index] ?? new Set<string>();
    // By words alone one shared word is chance.
    const isNear =
      meant?.length === spans.length || [...telling].filter((stem) => questionStems.has(stem)).length >= LEAST_SHARED;
    if (telling.size < LEAST_WORDS || !isNear) return { span, score: 0, leansBack };
    const score =
      (speaks[index] ?? 0) +
      WEIGHTS.title * (titled[index] ?? 0) +
      WEIGHTS.phrase * (phrased[index] ?? 0) +
      WEIGHTS.opening / (1 + index) +
      WEIGHTS.full * Math.min(1, telling.size / FULL) +
      (ASKER.test(words) ? WEIGHTS.asker : 0) +
      (leansBack ? WEIGHTS.leans : 0) +
      (/\?["'”’)\]]*$/u.test(words) ? WEIGHTS.asks : 0) +
      (spanLength(span) > LONG ? WEIGHTS.long : 0);
    return { span, score, leansBack };
  });
}

/** The heaviest phrase of several words in each sentence, as a share of the heaviest of all. */
function phraseShares(spans: readonly Span[], phrases: readonly SharedPhrase[]): number[] {
  const several = phrases.filter(({ field, stems: shared }) => field === 'question' && shared.size > 1);
  return toShares(
    spans.map(({ start, end }) =>
      Math.max(0, ...several.filter(({ span }) => start <= span.start && span.end <= end).map(({ weight }) => weight)),
    ),
  );
}

function sumRarities(found: ReadonlySet<string>, wanted: ReadonlySet<string>, rarity: Rarity): number {
  return [...wanted].reduce((sum, stem) => sum + (found.has(stem) ? rarity(stem) : 0), 0);
}

/** The stems of each sentence that are not vague. */
function tellingStems(spans: readonly Span[], terms: readonly Term[]): ReadonlySet<string>[] {
  let next = 0;
  return spans.map(({ end }) => {
    const found = new Set<string>();
    for (let term = terms[next]; term && term.span.start < end; term = terms[++next])
      if (!VAGUE_STEMS.has(term.stem)) found.add(term.stem);
    return found;
  });
}
