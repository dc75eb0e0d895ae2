// Questions over the bundled letters, the letters that must come first, and why: each shows something that the ranking is for.
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openArchive, openSearch } from '../../src/archive.ts';
import { BUNDLED_ARCHIVE, BUNDLED_MODEL } from '../../src/config/bundled.ts';
import type { Search } from '../../src/search/open-search.ts';
import { bundledLetters } from '../support/bundled.ts';
import { copyBundledIndex } from '../support/bundled-index.ts';

/** `first`: the letters that come first, in this order, or in any where `anyOrder` is set. */
type Story = { readonly reason: string; readonly question: string; readonly first: readonly string[]; readonly anyOrder?: true };

const STORIES: readonly Story[] = [
  {
    reason: 'an exact title is its letter, though titles say little and others speak of households and children',
    question: 'Per Household or Per Child',
    first: ['money-and-manners/2015-06-24-per-household-or-per-child'],
  },
  {
    reason: 'an exact title comes before its reprint, whose title only begins so',
    question: 'The Cough',
    first: ['night-lines/2008-11-14-the-cough', 'night-lines/2020-11-20-the-cough-again'],
  },
  {
    reason: 'misspelt words are read as what they are meant for: meaning alone has the letter third, and words bring it first',
    question: 'my nieghbor parks half his SUV in my parkng spot',
    first: ['straight-answers/2011-06-14-the-laminated-note'],
  },
  {
    reason: 'in slang, where the letter says brother, co-sign and pickup: words alone look elsewhere, and meaning finds it',
    question: 'my bro wants me on the loan for his truck n he never pays anyone back lol',
    first: ['straight-answers/2012-09-11-just-a-signature'],
  },
  {
    reason: 'near neighbours: of two letters on a thermostat the one with the two who share a house',
    question: 'My roommate keeps turning the heat down to 61',
    first: ['money-and-manners/2013-01-16-sixty-one-degrees', 'night-lines/2013-12-13-nineteen-degrees'],
  },
  {
    reason: 'near neighbours: and here the one with the four, at night',
    question: 'Four flatmates fight over the thermostat in the middle of the night',
    first: ['night-lines/2013-12-13-nineteen-degrees', 'money-and-manners/2013-01-16-sixty-one-degrees'],
  },
  {
    reason: 'two sides of one hedge: the widow who owns it comes before the man who wants his light',
    question: 'My late husband planted the hedge. Must I let the man next door cut it?',
    first: [
      'mrs-pemberton-replies/2007-07-13-from-the-other-side-of-the-hedge',
      'mrs-pemberton-replies/2007-06-15-fourteen-feet-of-leylandii',
    ],
  },
  {
    reason: 'what happened in other words than the letter has: another way of asking says it',
    question: 'my sister borrowed money and never paid it back',
    first: ['ask-marguerite/2014-09-06-a-magnet-from-madeira'],
  },
  {
    reason: 'a letter and its reprint are the same case, and nothing comes between them',
    question: 'she orders wine for everybody, we split the bill, and I only drink water',
    first: ['money-and-manners/2011-02-23-the-second-bottle', 'money-and-manners/2024-02-21-the-second-bottle-again'],
    anyOrder: true,
  },
  {
    reason: 'what happened counts, not the topic: many letters are about crying and about marriage, one about this dog',
    question: 'cant stop crying since the dog died, never cried for my wife',
    first: ['letters-to-sol/2016-07-24-nine-years-in-the-passenger-seat'],
  },
  {
    reason: 'a crush told in the words of another age: the letter says "in love" and "dating profile"',
    question: 'got a massive crush on my flatmate and he wants help with his tinder pics',
    first: ['second-semester/2018-03-22-the-bathrobe-question'],
  },
];

/** The search over the bundled letters, with a copy of their index; both go when the test or suite is over. */
async function openBundledSearch(onDone: (close: () => Promise<void>) => void = onTestFinished): Promise<Search> {
  const { directory, remove } = await copyBundledIndex();
  const model = { directory: BUNDLED_MODEL, threads: 1 };
  const search = await openSearch(await bundledLetters(), { directory, model, patience: Number.POSITIVE_INFINITY });
  onDone(async () => {
    await search.close();
    await remove();
  });
  await search.meaning.settled;
  expect(search.meaning.absence()).toBeUndefined();
  return search;
}

describe('over the bundled letters', () => {
  let rank: (question: string) => Promise<string[]>;
  let close = async () => {};

  beforeAll(async () => {
    const search = await openBundledSearch((closing) => {
      close = closing;
    });
    rank = async (question) => (await search.ranker.rank(await search.ranker.read(question))).map(({ id }) => id);
  }, 60_000);
  afterAll(() => close());

  it.each(STORIES)('$reason', async ({ question, first, anyOrder }) => {
    const found = (await rank(question)).slice(0, first.length);
    expect(anyOrder ? found.sort() : found).toEqual(anyOrder ? [...first].sort() : first);
  });
});

describe('titles, asked for as they stand', () => {
  /** A letter left out of the longest word. */
  const mistype = (title: string) => {
    const longest = title.split(' ').reduce((one, other) => (other.length > one.length ? other : one));
    const middle = Math.floor(longest.length / 2);
    return title.replace(longest, longest.slice(0, middle) + longest.slice(middle + 1));
  };

  it('find their letters before all others, however many other ways of asking these have', async () => {
    const search = await openBundledSearch();
    const letters = await bundledLetters();
    const isFirst = async (title: string, asked: string) => {
      const [first] = await search.ranker.rank(await search.ranker.read(asked));
      return letters.find(({ id }) => id === first?.id)?.title === title;
    };
    const shareOf = async (titles: readonly string[], put: (title: string) => string) => {
      const found = await Promise.all(titles.map((title) => isFirst(title, put(title))));
      return found.filter(Boolean).length / titles.length;
    };
    const titles = letters.map(({ title }) => title);
    const some = titles.filter((_, at) => at % 2 === 0);
    expect(await shareOf(some, (title) => title)).toBeGreaterThanOrEqual(0.98);
    expect(await shareOf(some, mistype)).toBeGreaterThanOrEqual(0.9);
  });
});

describe('the bundled letters', () => {
  it('have others like them: that a letter is nearest to itself takes nothing from these', async () => {
    const model = { directory: BUNDLED_MODEL, threads: 1 };
    const archive = await openArchive({ directory: BUNDLED_ARCHIVE, model, patience: Number.POSITIVE_INFINITY });
    onTestFinished(() => archive.close());
    const idsOf = async (id: string) => {
      const found = await archive.similar(id);
      return found.outcome === 'matches' ? found.matches.map(({ letter }) => letter.id) : [];
    };
    expect(await idsOf('the-corner-desk/2013-09-24-prepared-by')).toContain(
      'straight-answers/2017-10-17-said-quietly-then-loudly',
    );
    for (const id of ['ask-marguerite/2014-09-06-a-magnet-from-madeira', 'night-lines/2009-05-22-delicates'])
      expect(await idsOf(id)).not.toEqual([]);
  });
});
