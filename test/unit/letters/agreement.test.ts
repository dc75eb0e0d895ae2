import { describe, expect, it } from 'vitest';
import { findDisagreements } from '../../../src/letters/agreement.ts';
import type { Letter } from '../../../src/letters/letter.ts';
import { idOf, makeLetter } from '../../support/letters.ts';

const letter = (name: string, parts: Partial<Pick<Letter, 'updateOf' | 'reprintOf' | 'supersededBy'>> = {}) =>
  makeLetter({ id: `ask-ada/${name}`, ...parts });
const id = (name: string) => idOf(`ask-ada/${name}`);
const messages = (...letters: Letter[]) =>
  findDisagreements(letters, (of) => of).map(({ file, message }) => `${file}: ${message}`);

describe('letters', () => {
  it('agree where updates and reprints lead back to a first letter', () => {
    const first = letter('a', { supersededBy: id('b') });
    expect(messages(first, letter('b', { updateOf: id('a') }), letter('c', { updateOf: id('b'), reprintOf: id('a') }))).toEqual(
      [],
    );
  });

  it('disagree where a reference leads nowhere', () => {
    expect(messages(letter('a', { reprintOf: id('z') }))).toEqual([
      'ask-ada/a: "reprintOf" names ask-ada/z, and there is no such letter. Correct the id or remove the line.',
    ]);
  });

  it('disagree where references lead in a ring, which is told once', () => {
    const ring = [letter('a', { updateOf: id('c') }), letter('b', { reprintOf: id('a') }), letter('c', { updateOf: id('b') })];
    expect(messages(letter('0', { updateOf: id('a') }), ...ring)).toEqual([
      'ask-ada/a: "reprintOf", "updateOf" and "supersededBy" lead in a ring: ask-ada/a -> ask-ada/c -> ask-ada/b -> ask-ada/a. Remove one of these lines.',
    ]);
  });

  it('disagree where a letter is an update of itself, or each of two comes after the other', () => {
    expect(messages(letter('a', { updateOf: id('a') }))[0]).toContain('lead in a ring: ask-ada/a -> ask-ada/a.');
    expect(messages(letter('a', { supersededBy: id('b') }), letter('b', { supersededBy: id('a') }))).toHaveLength(1);
  });

  it('disagree where their ids differ in capitals only, because many systems keep one file for both', () => {
    expect(messages(letter('Ladder'), letter('ladder'))).toEqual([
      'ask-ada/ladder: This letter and ask-ada/Ladder differ only in capitals. Rename one of the two files.',
    ]);
  });
});
