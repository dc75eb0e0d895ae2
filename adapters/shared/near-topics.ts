// Which topics are near one that no letter has?
import type { TopicCount } from '../../src/letters/shelf.ts';
import { nearestWord } from '../../src/text/nearest.ts';

/** More would bury the one that was meant. */
const MOST = 5;
/** Shorter words are "the" and "and"; shorter beginnings say nothing. */
const WORD = /\p{L}{4,}/gu;
/** Words begin alike where so much of the shorter one is the same: "babies" and "baby". */
const SHARED_BEGINNING = 2 / 3;
const MOST_LONGER = 3;

/** At most five topics: first those that hold what was typed, then those with a word that begins alike, then by spelling. */
export function nearTopics(typed: string, topics: readonly TopicCount[]): TopicCount[] {
  const phrase = typed.trim().toLowerCase();
  const wanted = wordsOf(phrase);
  const known = topics.flatMap(({ topic }) => wordsOf(topic));
  const meant = new Set(wanted.map((word) => nearestWord(word, known)));
  const ways: readonly ((topic: string) => boolean)[] = [
    // A short one must be a whole word: "gay", but not "the" for "how to tell them".
    (topic) => ` ${topic} `.includes(wanted.length > 0 ? ` ${phrase}` : ` ${phrase} `),
    (topic) => wordsOf(topic).some((word) => wanted.some((other) => beginAlike(word, other))),
    (topic) => wordsOf(topic).some((word) => meant.has(word)),
  ];
  return [...new Set(ways.flatMap((isNear) => topics.filter(({ topic }) => isNear(topic))))].slice(0, MOST);
}

function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

function beginAlike(one: string, other: string): boolean {
  // "self" is no near topic of "selfcare".
  if (Math.abs(one.length - other.length) > MOST_LONGER) return false;
  const shorter = Math.min(one.length, other.length);
  const beginning = one.slice(0, Math.ceil(shorter * SHARED_BEGINNING));
  return other.startsWith(beginning);
}
