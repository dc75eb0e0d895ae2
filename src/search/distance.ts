// How near is a letter to a question: close, related, or not near at all? And how sure is that?
import type { Rarity } from '../passages/sentence-scores.ts';
import type { Band } from './match.ts';

/**
 * What nearness is made of: the plain cosine between question and letter, and a fifth of the share of the question's words
 * that the letter holds. Plain, because whitening takes out the very thing that says "this is our kind of question"; with the
 * words, because at 2 wrong hits in 100 they let .95 of right questions through where the cosine alone lets .93.
 */
const WORD_SHARE_WEIGHT = 0.2;

/**
 * @param cosine with the letter's question or the centre of its other ways of asking, -1 to 1
 * @param share of the question's words that the letter holds, by weight, 0 to 1
 */
export function nearness(cosine: number, share: number): number {
  return cosine + WORD_SHARE_WEIGHT * Math.min(1, Math.max(0, share));
}

/** Letters whose cosines say whether a question is of an archive's kind. 10 and 30 do alike; fewer letters: all of them. */
export const KIN = 30;

/**
 * How much a question is of the kind that an archive answers, whichever letter may answer it: the mean plain cosine of the
 * {@link KIN} nearest letters, less half the cosine of the nearest background question. An oblique question has no very near
 * letter, but it is among letters, and not among questions about routers; "first cousin once removed meaning" is the other way
 * round. Half, because people ask advice columns about routers too: over a town's forum, whose business is everything, half tells
 * foreign questions better than the whole (area under the curve .971, not .967; docs/quality.md).
 * @param cosines of the nearest letters, any order; none: 0
 * @param background -1 to 1
 * @returns -1.5 to 1.5
 */
export function kinship(cosines: readonly number[], background: number): number {
  return cosines.reduce((sum, cosine) => sum + cosine, 0) / Math.max(1, cosines.length) - BACKGROUND_WEIGHT * background;
}
const BACKGROUND_WEIGHT = 0.5;

/**
 * The cosine from which a letter is another one's twin: a reprint, which says nothing of how near letters are to one another. With
 * reprints counted, an archive of which half was printed twice answered 61 of 100 questions instead of 94.
 */
export const TWIN = 0.97;

/** What a gate is set by: sums of nearness (to the nearest letter) and kinship. */
export type GateEvidence = {
  /** of each background question; its nearest background question is another one */
  readonly background: readonly number[];
  /** of the archive's own letters, each taken as a question to the others that are no twin of it; none in an archive of one letter */
  readonly own: readonly number[];
};

/**
 * The sum of nearness and kinship below which a letter is no match, for one archive: {@link OWN_SHARE} of the way from what
 * {@link QUANTILE} of the background questions stay below to what the archive's own letters typically reach among themselves.
 * Both are measured for each archive, because a fixed gate on nearness lets 6 to 27 wrong hits in 100 through elsewhere.
 */
export function gateFrom({ background, own }: GateEvidence): number {
  if (background.length === 0) return NO_GATE;
  if (own.length === 0) return quantile(background, ALONE);
  const reached = quantile(background, QUANTILE);
  return reached + OWN_SHARE * Math.max(0, quantile(own, TYPICAL) - reached);
}
/** Chosen with the share for 3 wrong hits in 100 over the judged sets (docs/quality.md). */
const QUANTILE = 0.9;
/** Of the way to the median of the archive's own letters. */
const OWN_SHARE = 0.4;
const TYPICAL = 0.5;
/** The quantile for a letter that has no other to be compared with. */
const ALONE = 0.98;
/** What a gate depends on beside letters and background questions: with another name it is to be set anew. */
export const GATE = `words ${WORD_SHARE_WEIGHT}, centre of other ways of asking, kin ${KIN} less ${BACKGROUND_WEIGHT}, quantile ${QUANTILE} or ${ALONE}, share ${OWN_SHARE} of ${TYPICAL}, twins from ${TWIN}`;
/** Where no background question could be compared, nothing counts as near. */
const NO_GATE = Number.POSITIVE_INFINITY;

function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/**
 * The nearness from which a letter counts as close. Of questions with the same words about another problem 10 in 100 reach it,
 * of paraphrases 70, and nine in ten letters that are nearest and close are right (.75: 19, 79; docs/quality.md).
 */
const CLOSE = 0.8;
/** Close is at least so much beyond the gate. */
const ABOVE_GATE = 0.08;

/**
 * A letter counts when the ranking gives it at least this share of the best one's fused score. Nearness says whether there is
 * anything, and the ranking says what: held letter by letter against the gate, the first of the ranking was left out behind
 * worse ones (of the counsellors' questions .75 had the right letter among the five shown, so .83; of the bundled letters'
 * .67 and .75; docs/quality.md). With .6 fewer letters are shown, and .80 and .72 have theirs.
 * A letter that may fit counts whatever the best one has: .1 to .2 letters more a question, and of the forum's questions, which
 * have several right ones, .84 see one instead of .80.
 */
const LEAST_SHARE = 0.5;
/** Letters behind the best one that answer in less than one of twenty questions are none: 2 of 51 were right (tune half). */
const LEAST_LIKELY = 0.05;

/** What a band follows from, for a letter of a question that passed the gate. */
export type Standing = {
  readonly near: number;
  /** the letter's fused score as a share of the best one's, at most 1 */
  readonly share: number;
  /** how likely it answers, 0 to 1 */
  readonly likelihood: number;
  /** of the question */
  readonly kinship: number;
};

/** The band of a letter whose question passed the gate; `undefined`: no match. @param gate of the archive, see {@link gateFrom} */
export function bandOf({ near, share, likelihood: likely, kinship: kin }: Standing, gate: number): Band | undefined {
  // The best one stands for the question, which passed; and behind a very sure one others may fit too.
  const isShown = share >= 1 || likely >= PERHAPS || (share >= LEAST_SHARE && likely >= LEAST_LIKELY);
  if (!isShown) return undefined;
  return near >= CLOSE && near + kin >= gate + ABOVE_GATE ? 'close' : 'related';
}

/** What a likelihood follows from. */
export type Evidence = {
  readonly near: number;
  /** the fused score, in standard deviations; absent where so few letters were ranked that it says little, or by one half alone */
  readonly fused?: number | undefined;
};

/**
 * How likely a letter answers the question, 0 to 1. Logistic regression on the five best letters of the questions of five judged
 * sets (`npm run calibrate`; docs/quality.md has predicted against observed). The ranking's score says more than nearness alone:
 * of the first letters of the counsellors' questions it tells right from wrong with an area under the curve of .80, not .69. Too
 * high for the same words about another problem.
 */
export function likelihood({ near, fused }: Evidence): number {
  const { perNear, perFused, intercept } = fused === undefined ? BY_NEARNESS : BY_BOTH;
  return 1 / (1 + Math.exp(-(perNear * near + perFused * (fused ?? 0) + intercept)));
}
/** Ranked letters from which the fused score counts: among few no score is far from their mean. */
export const FUSED_FROM = 30;
const BY_BOTH = { perNear: 2.9, perFused: 1.36, intercept: -6.39 };
const BY_NEARNESS = { perNear: 8.3, perFused: 0, intercept: -4 };

/**
 * How likely a letter answers that stands behind another one. Most questions have one letter, and where it stands first, those
 * behind it are not theirs: taken by themselves, letters of .35 to .5 answer in .46 to 1 of cases where they stand first, and in
 * .11 to .38 where they don't. The shift of the logit that fits best is .8 to 1.9 on four of six sets; more (4.1) for near
 * misses, none for a forum whose questions have several answers each (docs/quality.md).
 * @param likelihood by itself, 0 to 1
 */
export function likelihoodBehind(likelihood: number): number {
  const odds = (likelihood / (1 - likelihood)) * Math.exp(-BEHIND);
  return likelihood >= 1 ? 1 : odds / (1 + odds);
}
const BEHIND = 1.2;

/** How sure a match is, in what a reader is told: more likely than not to answer, perhaps, hardly. */
export type Certainty = 'likely' | 'perhaps' | 'distant';

/**
 * Judged questions all have a letter, so a likelihood says how likely the one in front is theirs. People also ask what no letter
 * is about: then it is too high. Of what strangers asked, and of dilemmas that no letter is about, the first letter was to the
 * point in 1 of 9 cases from .5 to .65, and in 27 of 33 from there on (docs/quality.md). What is close is never called distant.
 * @param likelihood 0 to 1
 */
export function certaintyOf(likelihood: number, band: Band): Certainty {
  if (likelihood >= LIKELY) return 'likely';
  return likelihood >= PERHAPS || band === 'close' ? 'perhaps' : 'distant';
}
const LIKELY = 0.65;
const PERHAPS = 0.2;

/** The share of the question's weight from which a letter counts, where meaning is not at work. */
const RELATED_BY_WORDS = 0.3;

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

/** The band of a coverage, for a search by words alone; `undefined`: no match. Words alone can't tell that a letter is close. */
export function wordBand(share: number): Band | undefined {
  return share >= RELATED_BY_WORDS ? 'related' : undefined;
}
