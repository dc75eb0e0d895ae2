// Are the words of a title those that somebody types, on whatever they type them?
import { expect, it } from 'vitest';
import { foldTitle, titleWords } from '../../../src/text/title-words.ts';

it('are the same for both apostrophes, in any case, and without what sets them apart', () => {
  expect(titleWords('Her Mother’s Ring')).toEqual(['her', "mother's", 'ring']);
  expect(titleWords(" her   mother's (ring)! ")).toEqual(['her', "mother's", 'ring']);
  expect(foldTitle('Don’t Know')).toBe(foldTitle("DON'T KNOW"));
  expect(titleWords('😀 …')).toEqual([]);
});
