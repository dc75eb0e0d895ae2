// How near is a letter to a question: close, related, or not near at all? And how sure is that?
import type { Rarity } from '../passages/sentence-scores.ts';
import type { Band } from './match.ts';

/**
 * What nearness is made of: the plain cosine between question and letter, and a fifth of the share of the question's words
 * that the letter holds. Plain, because whitening takes out the very thing that says "this is our kind of question"; with the
 * words, because at 2 wrong hits in 100 they let .95 of right questions through where the cosine alone lets .93.
 */
const WORD_SHARE_WEIGHT = 0.2;

/** @param cosine -1 to 1 @param share of the question's words that the letter holds, by weight, 0 to 1 */
export function nearness(cosine: number, share: number): number {
  return cosine + WORD_SHARE_WEIGHT * Math.min(1, Math.max(0, share));
}

/**
 * The nearness below which a letter is no match, for one archive: a margin above what {@link GATE_QUANTILE} of background
 * questions do not reach with any of its letters. It is set for each archive, because a fixed one lets 6 to 27 wrong hits in
 * 100 through elsewhere. The margin is there because real questions off topic come nearer to an advice archive than the
 * list does; the quantile is not higher because some of the list may well be on topic in an archive on health, say. Chosen
 * with `evaluate-distance`: 3 in 100 wrong hits, 97 in 100 right questions answered.
 * @param nearest for each background question its nearness to the nearest letter
 */
export function gateFrom(nearest: readonly number[]): number {
  const sorted = [...nearest].sort((one, other) => one - other);
  const reached = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * GATE_QUANTILE))];
  return reached === undefined ? NO_GATE : reached + GATE_MARGIN;
}
const GATE_QUANTILE = 0.95;
const GATE_MARGIN = 0.113;
/** What a gate depends on beside letters and background questions: with another name it is to be set anew. */
export const GATE = `words ${WORD_SHARE_WEIGHT}, quantile ${GATE_QUANTILE}, margin ${GATE_MARGIN}`;
/** Where no background question could be compared, nothing counts as near. */
const NO_GATE = Number.POSITIVE_INFINITY;

/** The nearness from which a letter counts as close, where the gate is not higher still. */
const CLOSE = 0.75;
/** Close is at least so much nearer than the gate. */
const ABOVE_GATE = 0.08;

/** The band of a nearness; `undefined`: no match. */
export function bandOf(near: number, gate: number): Band | undefined {
  if (near < gate) return undefined;
  return near >= Math.max(CLOSE, gate + ABOVE_GATE) ? 'close' : 'related';
}

/**
 * How likely a letter at this nearness answers the question, 0 to 1. Logistic regression on judged pairs of three archives;
 * each left out in turn changes it by less than .05 (docs/quality.md draws predicted against observed).
 */
export function likelihood(near: number): number {
  return 1 / (1 + Math.exp(-(SLOPE * near + INTERCEPT)));
}
const SLOPE = 8.3;
const INTERCEPT = -4;

/** Shares of the question's weight from which a letter counts, where meaning is not at work. */
const WORD_BANDS = { related: 0.3, close: 0.55 } as const;

/**
 * The share of what the question says that the letter says too: each stem counts by its rarity, stems that no letter has
 * included. 0 to 1.
 */
export function coverage(questionStems: ReadonlySet<string>, letterStems: ReadonlySet<string>, rarity: Rarity): number {
  let all = 0;
  let shared = 0;
  for (const stem of questionStems) {
    all += rarity(stem);
    if (letterStems.has(stem)) shared += rarity(stem);
  }
  return all === 0 ? 0 : shared / all;
}

/** The band of a coverage, for a search by words alone; `undefined`: no match. */
export function wordBand(share: number): Band | undefined {
  if (share >= WORD_BANDS.close) return 'close';
  return share >= WORD_BANDS.related ? 'related' : undefined;
}
