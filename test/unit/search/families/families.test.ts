import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../../src/archive.ts';
import type { Letter } from '../../../../src/letters/letter.ts';
import { buildFamilies } from '../../../../src/search/families/families.ts';
import type { NearDuplicate } from '../../../../src/search/families/near-duplicates.ts';
import { COLUMN_FILE, letterFile, makeArchive } from '../../../support/archive-folder.ts';
import { makeLetter } from '../../../support/letters.ts';

const letter = (name: string, parts: Partial<Omit<Letter, 'id'>> = {}) => makeLetter({ id: `ask-ada/${name}`, ...parts });
const ID = (name: string) => letter(name).id;

/** The relatives of a letter, as "name relation". */
function timeline(letters: readonly Letter[], of: string, duplicates: readonly NearDuplicate[] = []): string[] {
  return buildFamilies(letters, duplicates)
    .relatives(ID(of))
    .map(({ letter: { id }, relation }) => `${id.slice('ask-ada/'.length)} ${relation}`);
}

describe('what a relative is to a letter', () => {
  it('follows from reprintOf in both directions, and two reprints of one letter are copies by date', () => {
    const letters = [
      letter('first', { date: '2001' }),
      letter('second', { date: '2005', reprintOf: ID('first') }),
      letter('third', { date: '2009', reprintOf: ID('first') }),
    ];
    expect(timeline(letters, 'first')).toEqual(['second reprint', 'third reprint']);
    expect(timeline(letters, 'second')).toEqual(['first original', 'third reprint']);
    expect(timeline(letters, 'third')).toEqual(['first original', 'second original']);
  });

  it('follows from updateOf, and by date where two are linked through a third', () => {
    const letters = [
      letter('first', { date: '2001' }),
      letter('second', { date: '2005', updateOf: ID('first') }),
      letter('third', { date: '2009', updateOf: ID('second') }),
    ];
    expect(timeline(letters, 'first')).toEqual(['second update', 'third update']);
    expect(timeline(letters, 'second')).toEqual(['first earlier', 'third update']);
    expect(timeline(letters, 'third')).toEqual(['first earlier', 'second earlier']);
  });

  it('follows from supersededBy, which points on even where dates are lacking or say otherwise', () => {
    for (const date of ['2009', '1999', undefined]) {
      const letters = [letter('old', { date: '2001', supersededBy: ID('new') }), letter('new', { date })];
      expect(timeline(letters, 'old')).toEqual(['new update']);
      expect(timeline(letters, 'new')).toEqual(['old earlier']);
    }
  });

  it('is a reprint or the original where texts are nearly the same', () => {
    const letters = [letter('b', { date: '2005' }), letter('a', { date: '2001' }), letter('c')];
    expect(timeline(letters, 'a', [[ID('b'), ID('a')]])).toEqual(['b reprint']);
    expect(timeline(letters, 'b', [[ID('b'), ID('a')]])).toEqual(['a original']);
    expect(timeline(letters, 'c', [[ID('b'), ID('a')]])).toEqual([]);
  });

  it('is nothing where a reference leads nowhere, or to the letter itself', () => {
    const letters = [letter('a', { updateOf: ID('nobody'), supersededBy: ID('a') }), letter('b', { reprintOf: ID('gone') })];
    expect(timeline(letters, 'a')).toEqual([]);
    expect(buildFamilies(letters).familyOf(ID('a'))).toBe(ID('a'));
    expect(buildFamilies(letters).familyOf(ID('nobody'))).toBe(ID('nobody'));
    expect(buildFamilies(letters).relatives(ID('nobody'))).toEqual([]);
  });
});

describe('an archive with families', () => {
  const story = 'My neighbour borrowed our ladder in March and never brought it back. Should I ask for the ladder?';
  const files = (front: readonly string[], question = story) => letterFile({ front, question, answer: 'Ask on Saturday.' });

  it('shows one match with its timeline: update, what supersedes it, and a copy that nobody marked', async () => {
    const directory = await makeArchive({
      'letters/ask-ada/column.yml': COLUMN_FILE,
      'letters/ask-ada/2001-ladder.md': files(['title: The Ladder', 'date: 2001', 'supersededBy: ask-ada/2009-ladder']),
      'letters/ask-ada/2003-ladder.md': files(
        ['title: The Ladder, Again', 'date: 2003', 'updateOf: ask-ada/2001-ladder'],
        `${story} He still has the ladder, and winter is here.`,
      ),
      'letters/ask-ada/2005-copy.md': files(['title: A Ladder', 'date: 2005']),
      'letters/ask-ada/2009-ladder.md': files(
        ['title: Ladders, Thought Over', 'date: 2009'],
        'I once asked about a ladder. What do you think now, years later, about a ladder that was lent?',
      ),
      'letters/ask-ada/2010-cat.md': files(['title: The Cat', 'date: 2010'], 'Our cat sleeps next door.'),
    });
    const archive = await openArchive({ directory });
    const findings = await archive.ask('My neighbour has not brought back the ladder that he borrowed');
    if (findings.outcome !== 'matches') throw new Error('nothing found');
    expect(findings.matches).toHaveLength(1);
    const [{ letter: shown, family }] = findings.matches;
    expect([shown.id, ...family.map((relative) => relative.letter.id)].sort()).toEqual([
      'ask-ada/2001-ladder',
      'ask-ada/2003-ladder',
      'ask-ada/2005-copy',
      'ask-ada/2009-ladder',
    ]);
    const dates = family.map((relative) => relative.letter.date ?? '');
    expect(dates).toEqual(dates.toSorted());
    const old = await archive.explain('ask-ada/2001-ladder', story);
    expect(old.family.map(({ letter: { id }, relation }) => `${id} ${relation}`)).toContain('ask-ada/2009-ladder update');
    const similar = await archive.similar('ask-ada/2001-ladder');
    if (similar.outcome === 'matches') for (const match of similar.matches) expect(match.letter.id).toBe('ask-ada/2010-cat');
    await archive.close();
  });
});
