// Which part of a reply fits into a message? Whole letters are dropped first; a letter alone gives way in whole sentences.
import type { MatchesReply, Reply } from '../../src/replies/reply.ts';
import { shortenExcerpt } from '../../src/replies/shorten.ts';
import { fitReply } from './fit.ts';
import { SHOWN } from './shown.ts';

/** Units of each excerpt, one after the other, when a letter alone is too long. With the last, every letter fits everywhere. */
const EXCERPT_UNITS = [2400, 1200, 900, 600, 400, 250] as const;

/** The reply, or as much of it as fits. */
export function fitted(reply: Reply, fits: (candidate: Reply) => boolean): Reply {
  const few = fitReply(reply, (candidate) => isFew(candidate) && fits(candidate));
  if (few.kind !== 'matches' || fits(few)) return few;
  const shorter = EXCERPT_UNITS.map((units) => shortened(few, units));
  return shorter.find(fits) ?? shorter.at(-1) ?? few;
}

function isFew(reply: Reply): boolean {
  return reply.kind !== 'matches' || reply.matches.length <= SHOWN.letters;
}

function shortened(reply: MatchesReply, units: number): MatchesReply {
  const [{ match, ...shown }] = reply.matches;
  const { letter, questionExcerpt, answerExcerpt } = match;
  const shorter = {
    ...match,
    questionExcerpt: shortenExcerpt(letter, questionExcerpt, units),
    answerExcerpt: shortenExcerpt(letter, answerExcerpt, units),
  };
  return { ...reply, matches: [{ ...shown, match: shorter }] };
}
