// Which words of a command line are a question, and no option?

/**
 * The words of a command line with a question that begins with "-" put behind "--", where it is no option: options have no
 * spaces in them, so "-5 degrees in here" can only be a question.
 */
export function protectQuestion(words: readonly string[]): readonly string[] {
  const isQuestion = (word: string) => /^-[^=]*\s/u.test(word);
  if (words[0] !== 'ask' || words.includes('--') || !words.some(isQuestion)) return words;
  return [...words.filter((word) => !isQuestion(word)), '--', ...words.filter(isQuestion)];
}
