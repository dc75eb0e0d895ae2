// How do two lists of hits, whose scores don't compare, become one?
import { compareHits, type Hit } from './engine.ts';

/**
 * Share of words in the fused score. Measured over the best 100 of each half: mean average precision .751, .754, .752 at
 * .25, .3, .35 on judged questions; rank fusion (RRF) .726 to .745, min-max .744 to .750 (docs/quality.md).
 */
export const WORD_SHARE = 0.3;
/**
 * What words count more where every letter has other ways of asking, whose words they know then too. Over the bundled letters .25,
 * .3, .35, .4, .45 give .889, .897, .902, .903, .910 on the tune half of their own questions, and .899, .901, .900, .901, .892 for
 * their short other ways of asking, each left out and taken as a question. Where letters have none, .35 costs .002.
 */
const ASKED_SHARE = 0.05;

/** The share of words in an archive. @param asked share of its letters that have other ways of asking, 0 to 1 */
export function wordShareOf(asked: number): number {
  return WORD_SHARE + ASKED_SHARE * asked;
}
/** How many hits of each half are fused. 50 cost .002, 200 and 400 gain nothing. */
export const FUSED_DEPTH = 100;

/**
 * Fuses by z-scores: each half's scores are measured in standard deviations from their own mean, over its own hits. A letter
 * that one half did not list counts there like the last that it listed. Best first.
 */
export function fuseHits(words: readonly Hit[], meaning: readonly Hit[], wordShare = WORD_SHARE): Hit[] {
  const byWords = standardise(words);
  const byMeaning = standardise(meaning);
  const ids = new Set([...words, ...meaning].map(({ id }) => id));
  return [...ids].map((id) => ({ id, score: wordShare * byWords(id) + (1 - wordShare) * byMeaning(id) })).sort(compareHits);
}

function standardise(hits: readonly Hit[]): (id: string) => number {
  const mean = hits.reduce((sum, { score }) => sum + score, 0) / Math.max(1, hits.length);
  const deviation = Math.sqrt(hits.reduce((sum, { score }) => sum + (score - mean) ** 2, 0) / Math.max(1, hits.length)) || 1;
  const scores = new Map(hits.map(({ id, score }) => [id, (score - mean) / deviation]));
  const least = Math.min(0, ...scores.values());
  return (id) => scores.get(id) ?? least;
}
