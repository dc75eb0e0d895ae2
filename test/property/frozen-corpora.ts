// What archives and questions are the laws of the word index tried on? Small ones in few words, so that much is shared.
import fc from 'fast-check';
import type { SearchDocument } from '../../src/search/engine.ts';

const WORDS = `mother sister wedding money rent boss office garden dog cat friend lover trust anger grief sleep winter summer
  school neighbour`.split(/\s+/u);
/** English words that no letter has; being right, they are not guessed at. */
const ABSENT = ['parliament', 'volcano'];

const text = (longest: number) => fc.array(fc.constantFrom(...WORDS), { maxLength: longest }).map((words) => words.join(' '));

/** One letter; any part may be empty. */
export const anyDocument: fc.Arbitrary<SearchDocument> = fc.record({
  id: fc.stringMatching(/^[a-z]{1,3}$/),
  title: text(4),
  question: text(15),
  answer: text(40),
  topics: fc.array(fc.constantFrom(...WORDS), { maxLength: 2 }),
  askedAs: fc.option(fc.array(text(4), { maxLength: 2 }), { nil: undefined }),
});

/** Letters with different ids. */
export const anyDocuments = (minLength = 0): fc.Arbitrary<SearchDocument[]> =>
  fc.uniqueArray(anyDocument, { minLength, maxLength: 25, selector: ({ id }) => id });

/** A question with repeats, stop words and words that no letter has. */
export const anyQuestion: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...WORDS, ...WORDS, ...ABSENT, 'the', 'and'), { minLength: 1, maxLength: 12 })
  .map((words) => words.join(' '));
