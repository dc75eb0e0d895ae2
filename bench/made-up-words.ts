// Which rare words does an archive of a given size have? Real archives never stop bringing in new ones.

/**
 * Different words in archives of so many letters of about 280 words each, measured on archives made from 781 real letters.
 * Between these the vocabulary grows as a power of the number of letters (Heaps' law), and so it does outside of them.
 */
export const VOCABULARY_BY_LETTERS = [
  [1_000, 9_600],
  [10_000, 26_000],
  [100_000, 81_000],
] as const;

/** Different words to be expected in an archive of so many letters, at least 1. */
export function expectedVocabulary(letters: number): number {
  const [[firstLetters, first], [middleLetters, middle], [lastLetters, last]] = VOCABULARY_BY_LETTERS;
  const early = Math.log(middle / first) / Math.log(middleLetters / firstLetters);
  const late = Math.log(last / middle) / Math.log(lastLetters / middleLetters);
  return middle * (Math.max(letters, 1) / middleLetters) ** (letters < middleLetters ? early : late);
}

/** Gives out made-up words: a new one as often as the archive needs it, else one that was there before. */
export type MadeUpWords = {
  /** new words that are still missing in an archive of so many letters */
  missing(letters: number): number;
  /** a word that was not there before */
  introduce(): string;
  /** one of those that were, the earlier ones more often (Zipf's law with exponent 1); undefined while there is none */
  repeat(): string | undefined;
};

/** @param own different words that the archive has without made-up ones */
export function createMadeUpWords(own: number, random: () => number): MadeUpWords {
  let introduced = 0;
  return {
    missing: (letters) => Math.max(0, Math.floor(expectedVocabulary(letters)) - own - introduced),
    introduce: () => spell(introduced++),
    repeat: () => (introduced === 0 ? undefined : spell(Math.floor((introduced + 1) ** random()) - 1)),
  };
}

const CONSONANTS = 'bdfglmnprstvz';
const VOWELS = 'aeiou';
const SYLLABLES = CONSONANTS.length * VOWELS.length;
const SHORT_WORDS = SYLLABLES ** 3;
/** Has no factor in common with {@link SHORT_WORDS}, so that neighbours in number are strangers in spelling. */
const STRIDE = 104_729;

// Three syllables and a "k", which no stemmer takes for an ending: 274,625 words, then longer ones.
function spell(number: number): string {
  let rest = (number * STRIDE) % SHORT_WORDS;
  let word = '';
  for (let syllable = 0; syllable < 3; syllable++) {
    word += syllableOf(rest % SYLLABLES);
    rest = Math.floor(rest / SYLLABLES);
  }
  for (let round = Math.floor(number / SHORT_WORDS); round > 0; round = Math.floor((round - 1) / SYLLABLES)) {
    word += syllableOf((round - 1) % SYLLABLES);
  }
  return `${word}k`;
}

function syllableOf(number: number): string {
  return (CONSONANTS[Math.floor(number / VOWELS.length)] ?? '') + (VOWELS[number % VOWELS.length] ?? '');
}
