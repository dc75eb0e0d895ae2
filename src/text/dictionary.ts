// Is it an English word, or may it be a typing error?
import dictionary from 'dictionary-en';
import nspell from 'nspell';

let speller: ReturnType<typeof nspell> | undefined;

/** Is the folded word spelt as the (American) dictionary has it? Loads the dictionary at the first call (about 0.1 s). */
export function isEnglishWord(folded: string): boolean {
  speller ??= nspell(Buffer.from(dictionary.aff), Buffer.from(dictionary.dic));
  return speller.correct(folded);
}

/** Is it that, or one of the names that the dictionary has, in small letters? */
export function isWordOrName(folded: string): boolean {
  return isEnglishWord(folded) || isEnglishWord(folded.charAt(0).toUpperCase() + folded.slice(1));
}
