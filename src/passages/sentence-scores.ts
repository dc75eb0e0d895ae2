// How much does each sentence say to a question, by words? BM25 with sentences as the documents.

/** Saturation and length normalisation; on judged sentence pools b .4 did best (docs/quality.md). */
const K1 = 1.2;
const B = 0.4;

/** How rare a stem is in the archive: 0 for a stem in every letter, about 9 for one in 10,000. */
export type Rarity = (stem: string) => number;

/**
 * One score a sentence, 0 for no shared word. A word counts by its rarity in the archive, and once however often the
 * question repeats it.
 * @param counted the stems of each sentence, repeats kept
 */
export function scoreSentences(
  counted: readonly (readonly string[])[],
  questionStems: ReadonlySet<string>,
  rarity: Rarity,
): number[] {
  const average = counted.reduce((sum, stems) => sum + stems.length, 0) / Math.max(1, counted.length);
  return counted.map((stems) => {
    const frequency = new Map<string, number>();
    for (const stem of stems) if (questionStems.has(stem)) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
    const norm = K1 * (1 - B + (B * stems.length) / Math.max(1, average));
    let score = 0;
    for (const [stem, times] of frequency) score += (rarity(stem) * times * (K1 + 1)) / (times + norm);
    return score;
  });
}

/** Scores as shares of the highest, 0 to 1; all 0 where the highest is. */
export function toShares(scores: readonly number[]): number[] {
  const most = scores.reduce((highest, score) => Math.max(highest, score), 0);
  return scores.map((score) => (most === 0 ? 0 : score / most));
}
