import { describe, expect, it } from 'vitest';
import { createShelf } from '../../../src/letters/shelf.ts';
import { makeLetter } from '../../support/letters.ts';

const shelf = createShelf([
  makeLetter({ id: 'ask-ada/ladder', title: 'A Borrowed Ladder', date: '2020-05-01', topics: ['neighbours'] }),
  makeLetter({ id: 'ask-ada/hedge', title: 'The Hedge', date: '2021', topics: ['neighbours', 'gardens'] }),
  makeLetter({
    id: 'ask-bob/grief',
    column: 'Ask Bob',
    title: 'Grief at the Hedge',
    topics: ['grief'],
    contentNotes: ['suicide'],
  }),
]);
const ids = (letters: readonly { id: string }[]) => letters.map(({ id }) => id);

describe('a shelf', () => {
  it('has its topics, the most frequent first, then by name', () => {
    expect(shelf.topics()).toEqual([
      { topic: 'neighbours', letters: 2 },
      { topic: 'gardens', letters: 1 },
      { topic: 'grief', letters: 1 },
    ]);
  });

  it('lists the newest letters first, undated ones last', () => {
    expect(ids(shelf.browse({}))).toEqual(['ask-ada/hedge', 'ask-ada/ladder', 'ask-bob/grief']);
  });

  it('narrows by topic and by column, whose name or folder may be said in any case', () => {
    expect(ids(shelf.browse({ topic: ' Gardens ' }))).toEqual(['ask-ada/hedge']);
    expect(ids(shelf.browse({ column: 'ask bob' }))).toEqual(['ask-bob/grief']);
    expect(ids(shelf.browse({ column: 'ask-bob', topic: 'neighbours' }))).toEqual([]);
  });

  it('draws a letter by chance, but never one with a content note', () => {
    expect([0, 0.3, 0.6, 0.99, 1].map((chance) => shelf.draw(() => chance)?.id)).toEqual([
      'ask-ada/ladder',
      'ask-ada/ladder',
      'ask-ada/hedge',
      'ask-ada/hedge',
      'ask-ada/hedge',
    ]);
    expect(shelf.draw(() => 0.5, { topic: 'grief' })).toBeUndefined();
  });

  it('suggests the exact title first, then titles that begin so, then titles with such words', () => {
    expect(ids(shelf.suggest('the hedge', 5))).toEqual(['ask-ada/hedge', 'ask-bob/grief']);
    expect(ids(shelf.suggest('GRI', 5))).toEqual(['ask-bob/grief']);
    expect(ids(shelf.suggest('borrowed hedge', 1))).toEqual(['ask-ada/ladder']);
    expect(shelf.suggest('zebra', 5)).toEqual([]);
    expect(shelf.suggest('(hedge)!', 5)).toEqual(shelf.suggest('hedge', 5));
  });
});
