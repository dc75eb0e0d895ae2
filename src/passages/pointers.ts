// Does a sentence speak of what was named before it, or promise what follows? Told from its words, for English.
import { speaksToNobody, standsIn } from './stand-ins.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** A sentence that begins so speaks of something that was named before it. */
const POINTS_BACK =
  /^["'“‘(]*(?:but|and|so|or|yet|that|this|these|those|it|he|she|they|him|his|her|hers|their|them|then|instead|because|which|nor|neither|either|if so|if not|both|such|also|otherwise|even so|still,|one of (?:them|those|these)|the (?:same|other|others|rest|second|third|latter)|another|here['’]s)(?![\p{L}-])/iu;
/** Of what points back so, these speak of a thing; whom the asker wrote about, they know. */
const POINTS_TO_THING =
  /^["'“‘(]*(?:but |and |so )?(?:that|this|these|those|it|they|them|their|neither|either|both|such|one of|the (?:same|other|others|rest|second|third|latter)|another)(?![\p{L}-])/iu;

/** A pronoun among so many first words points back where nothing stands before it that it could mean. */
const LOOKED_AT = 4;
const PEOPLE = setOf('he she him her');
const THINGS = setOf('it they them');
/** A word behind one of these may be what a pronoun means: "Your brother thinks he is right". */
const LEADS_TO_NOUN = setOf('a an the my your our his her its their this that these those some any every each no');
const SPEAKERS = setOf('i you we');
const SUBJECTS = setOf('he she');
/** "Send that this week", "Do that, then": not the "that" of "Say that you need it". */
const THAT_THING = /^\p{L}+ (?:that|those)(?:[,.;!?]| (?:this|before|after|at|once|week|today)(?!\p{L}))/iu;

/** What a sentence points back to. */
export type Pointing = 'nothing' | 'person' | 'thing';

/** What a sentence points back to by its first words: "Give him the words" to a person, "Write it on your hand" to a thing. */
export function pointing(sentence: string): Pointing {
  if (THAT_THING.test(sentence) || standsIn(sentence) || speaksToNobody(sentence)) return 'thing';
  if (POINTS_BACK.test(sentence)) return POINTS_TO_THING.test(sentence) ? 'thing' : 'person';
  const words = firstWords(sentence);
  const at = words.findIndex((word) => PEOPLE.has(word) || THINGS.has(word));
  if (at < 0 || words.slice(0, at).some((word) => LEADS_TO_NOUN.has(word))) return 'nothing';
  if (THINGS.has(words[at] ?? '')) return 'thing';
  // "You could ask him" speaks of whom the asker has in mind, "I doubt she meant it" of whom the columnist just named.
  return SPEAKERS.has(words[0] ?? '') && !SUBJECTS.has(words[at] ?? '') ? 'nothing' : 'person';
}

/** The first words in lower case, without contractions' ends: "you" of "you'd". Names end the list: a pronoun may mean them. */
function firstWords(sentence: string): string[] {
  const words = sentence.match(/\p{L}+(?:[’'-]\p{L}+)*/gu)?.slice(0, LOOKED_AT) ?? [];
  const name = words.findIndex((word, index) => index > 0 && /^\p{Lu}/u.test(word) && !/^I(?![^’'])/u.test(word));
  return (name < 0 ? words : words.slice(0, name)).map((word) => word.toLowerCase().replace(/[’'].*$/u, ''));
}

/** A sentence that ends so announces the next one. */
const ANNOUNCES = /[:,;–—]$/u;
/** A short sentence that promises several things: "But do two things." */
const SEVERAL = /\b(?:two|three|four|five|a few|some) (?:\p{L}+ )?(?:things|conditions|questions|rules|steps)\b/iu;
/** A short sentence that promises what follows: "This is the order I'd do it in." */
const PROMISES =
  /\bthis (?:is the )?order\b|^(?:so |and |but |then )?(?:do|say|try) this\b|\bhere(?:[’']s| is) (?:one|a|the|how|what|where)\b/iu;
const SHORT = 90;

/** Does a sentence promise what the next one says? */
export function promises(sentence: string): boolean {
  return ANNOUNCES.test(sentence.slice(-2)) || (sentence.length <= SHORT && (PROMISES.test(sentence) || SEVERAL.test(sentence)));
}

/** Does a sentence promise more than one thing? */
export function promisesSeveral(sentence: string): boolean {
  return sentence.length <= SHORT && SEVERAL.test(sentence);
}
