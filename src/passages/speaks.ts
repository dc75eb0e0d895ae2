// How much does each sentence of a letter speak to a question, by words and by meaning together?
import type { Letter } from '../letters/letter.ts';
import { readText } from './reading.ts';
import { type Rarity, scoreSentences, toShares } from './sentence-scores.ts';
import type { QuotedField } from './verbatim.ts';

/** How a question is compared with sentences. */
export type Comparison = {
  readonly questionStems: ReadonlySet<string>;
  readonly rarity: Rarity;
  /** how near each sentence of a text is to the question by meaning, any scale; left out, or `undefined`: words alone decide */
  readonly byMeaning?: ((field: QuotedField) => readonly number[] | undefined) | undefined;
};

/** Share of words beside meaning: of pools of sentences from the right and two near answers, .3 picked best. */
const WORD_SHARE = 0.3;

/** One number a sentence, 0 (says nothing to the question) to 1 (says most, of this text). */
export function speakingScores(letter: Letter, field: QuotedField, comparison: Comparison): number[] {
  const { sentences, stems } = readText(letter[field]);
  const byWords = toShares(scoreSentences(stems, comparison.questionStems, comparison.rarity));
  const byMeaning = comparison.byMeaning?.(field);
  // Vectors of an older text of the letter do not fit its sentences; words do.
  if (byMeaning?.length !== sentences.length) return byWords;
  const meant = toSpread(byMeaning);
  return byWords.map((share, index) => WORD_SHARE * share + (1 - WORD_SHARE) * (meant[index] ?? 0));
}

/** The least of the numbers becomes 0, the greatest 1; all equal: 0. */
function toSpread(numbers: readonly number[]): number[] {
  const least = Math.min(...numbers);
  const spread = Math.max(...numbers) - least;
  return numbers.map((number) => (spread === 0 ? 0 : (number - least) / spread));
}
