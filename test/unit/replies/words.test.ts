import { describe, expect, it } from 'vitest';
import { quote } from '../../../src/passages/verbatim.ts';
import * as words from '../../../src/replies/words.ts';
import type { Certainty } from '../../../src/search/distance.ts';
import { makeLetter } from '../../support/letters.ts';
import { makeMatch, makeMatches, spanOf } from '../../support/replies.ts';

describe('sayDate', () => {
  it.each([
    ['2011-05-14', '14 May 2011'],
    ['2011-05-04', '4 May 2011'],
    ['2011-12', 'December 2011'],
    ['2011', '2011'],
    [undefined, 'no date'],
  ])('says %s as "%s"', (date, said) => {
    expect(words.sayDate(date)).toBe(said);
  });
});

describe('sayOrigin', () => {
  it('names column, columnist and date', () => {
    expect(words.sayOrigin({ column: 'Ask Ada', columnist: 'Ada Finch', date: '2020' })).toBe('Ask Ada · Ada Finch · 2020');
  });

  it('names nobody twice, and nobody who is not known', () => {
    expect(words.sayOrigin({ column: 'Ada', columnist: 'Ada' })).toBe('Ada · no date');
    expect(words.sayOrigin({ column: 'Ask Ada' })).toBe('Ask Ada · no date');
  });
});

describe('sayWhy', () => {
  it("puts the letter's own words into quotation marks, on one line, and changes none", () => {
    const letter = makeLetter({ question: 'It was the sister\n- of mine, again.' });
    const verbatim = quote(letter, 'question', spanOf(letter.question, 'sister\n- of mine'));
    expect(
      words.sayWhy([
        { kind: 'own', text: 'Both speak of ' },
        { kind: 'quoted', verbatim },
        { kind: 'own', text: '.' },
      ]),
    ).toBe('Both speak of “sister - of mine”.');
  });
});

describe('sayStanding', () => {
  it('claims no more than is known: nothing of how sure it is by words alone, and of a distant match that it is none', () => {
    const bands = '“Close” means that letter and question are much alike; “related”, that they are less so.';
    expect(words.sayStanding({})).toBe(bands);
    expect(words.sayStanding({ certainty: 'likely' })).toBe(
      `More likely than not, this letter speaks to your question. ${bands}`,
    );
    expect(words.sayStanding({ certainty: 'perhaps' })).toMatch(/^This letter may speak .* that is not sure\. /u);
    expect(words.sayStanding({ certainty: 'distant' })).toMatch(/^Most likely this letter speaks of something else /u);
  });
});

describe('how near a match is', () => {
  it('is its band, but for a distant one, whose reason says so; where that is covered, the band does', () => {
    expect(words.sayBand({ band: 'related', certainty: 'perhaps' }, false)).toBe('Related.');
    expect(words.sayBand({ band: 'related' }, false)).toBe('Related.');
    expect(words.sayBand({ band: 'related', certainty: 'distant' }, false)).toBeUndefined();
    expect(words.sayBand({ band: 'related', certainty: 'distant' }, true)).toBe('A distant match.');
    expect(words.sayBand({ band: 'related', certainty: 'perhaps' }, true)).toBe('Related. It may fit.');
    expect(words.sayBand({ band: 'related', certainty: 'likely' }, true)).toBe('Related.');
  });

  it('is said once over all where none is more than distant, and of a question only', () => {
    const of = { kind: 'question' } as const;
    const shown = (...certainties: readonly Certainty[]) => {
      const [first, ...others] = certainties.map((certainty) => makeMatch(makeLetter(), { band: 'related', certainty }));
      if (!first) throw new Error('There is at least one.');
      return makeMatches([first, ...others]).matches;
    };
    expect(words.sayMatchesOf({ of, matches: shown('distant', 'distant') })).toMatch(/^None seems close\. /u);
    const further = makeMatches([makeMatch(makeLetter(), { band: 'related', certainty: 'distant' })], { from: 2 });
    expect(words.sayMatchesOf(further)).toBeUndefined();
    expect(words.sayMatchesOf({ of, matches: shown('perhaps', 'distant') })).toBeUndefined();
    expect(words.sayMatchesOf({ of: { kind: 'why' }, matches: shown('distant') })).toBeUndefined();
    expect(words.sayMatchesOf({ of: { kind: 'letter', title: 'Snow' }, matches: shown('distant') })).toBe('Letters like “Snow”:');
  });
});

describe('counts', () => {
  it('says one thing as one', () => {
    expect([words.count(1, 'letter'), words.count(2, 'letter'), words.count(12_000, 'letter')]).toEqual([
      '1 letter',
      '2 letters',
      '12,000 letters',
    ]);
    expect([words.sayMore(1), words.sayMore(8)]).toEqual(['1 more letter was found.', '8 more letters were found.']);
    expect([words.sayNotes(['abuse']), words.sayNotes(['abuse', 'suicide'])]).toEqual([
      'Content note: abuse',
      'Content notes: abuse, suicide',
    ]);
    expect([0, 1, 2].map((held) => words.sayStatus({ letters: 5, held }))).toEqual([
      '5 letters; none is held back.',
      '5 letters; 1 more is held back.',
      '5 letters; 2 more are held back.',
    ]);
    expect([words.sayProblems(0), words.sayProblems(1), words.sayProblems(2)]).toEqual([
      'Nothing needs you.',
      '1 problem in the letter files: "dear-archive check" lists it.',
      '2 problems in the letter files: "dear-archive check" lists them.',
    ]);
  });
});

describe('sayNothingClose', () => {
  it('says what was searched, and never claims what was not done', () => {
    expect(words.sayNothingClose({ reason: 'too-far', searched: { letters: 6 } })).toBe(
      'I searched 6 letters, and none seems close.',
    );
    expect(words.sayNothingClose({ reason: 'too-far', searched: { letters: 1 } })).toBe(
      'I searched the one letter here, and it does not seem close.',
    );
    expect(words.sayNothingClose({ reason: 'too-far', searched: { letters: 6 }, likeTitle: 'The Spare Key' })).toBe(
      'No other letter seems close to “The Spare Key”.',
    );
    expect(words.sayNothingClose({ reason: 'no-words', searched: { letters: 6 } })).toMatch(/no word/u);
    expect(words.sayNothingClose({ reason: 'no-letters', searched: { letters: 0 } })).toMatch(/nothing to search/u);
  });
});

describe('saySearched', () => {
  it('is silent when all is well', () => {
    expect(words.saySearched({ letters: 6 })).toEqual([]);
  });

  it('says how much of a long question was read, and what is not at work', () => {
    expect(words.saySearched({ letters: 6, readOnly: 6000, without: 'Meaning is still loading.' })).toEqual([
      'That was very long: I read its first 6,000 characters.',
      'Meaning is still loading.',
    ]);
  });
});

describe('sayHoldings', () => {
  it.each([
    [
      { letters: 6, columns: ['Ask Ada', 'Ask Ben'], from: '2003-05', to: '2024' },
      '6 letters, 2003 to 2024, from Ask Ada and Ask Ben.',
    ],
    [{ letters: 1, columns: ['Ask Ada'], from: '2003', to: '2003-07-01' }, '1 letter, 2003, from Ask Ada.'],
    [{ letters: 2, columns: ['Ask Ada'] }, '2 letters from Ask Ada.'],
    [{ letters: 0, columns: [] }, '0 letters.'],
  ])('says %o', (holdings, said) => {
    expect(words.sayHoldings(holdings)).toBe(said);
  });
});

describe('sayTitlesOf', () => {
  const nothing = { titles: [], topics: [] };
  it('says plainly that there is nothing', () => {
    expect(words.sayTitlesOf({ ...nothing, of: { kind: 'topic', topic: 'wrok' } })).toBe('No letter has the topic “wrok”.');
    const nearest = (...topics: string[]) =>
      words.sayTitlesOf({ ...nothing, of: { kind: 'topic', topic: 'x', nearest: topics } });
    expect(nearest()).toBe('No letter has the topic “x”.');
    expect(nearest('new baby')).toBe('No letter has the topic “x”; nearest is “new baby”.');
    expect(nearest('pets', 'work')).toBe('No letter has the topic “x”; nearest are “pets” and “work”.');
    expect(words.sayTitlesOf({ ...nothing, of: { kind: 'column', column: 'Ask Zoe' } })).toBe('There is no column “Ask Zoe”.');
    expect(words.sayTitlesOf({ ...nothing, of: { kind: 'topics' } })).toBe('No letter has a topic yet.');
    expect(words.sayTitlesOf({ ...nothing, of: { kind: 'all' } })).toBe('There is no letter here yet.');
  });
});

describe('sayTooSoon', () => {
  it('counts one second as one', () => {
    expect(words.sayTooSoon(1)).toBe('One question at a time, please: I am there for you again in 1 second.');
    expect(words.sayTooSoon(3)).toContain('3 seconds.');
    expect(words.sayTooSoon(3, 'letter')).toMatch(/^One letter at a time, please/u);
  });
});

describe('every sentence of ours', () => {
  it('ends like a sentence or a heading, and names no thing "undefined"', () => {
    const fixed = [
      ...Object.values(words).filter((value) => typeof value === 'string'),
      ...Object.values(words.TROUBLE),
      ...Object.values(words.PRIVATE_REASONS),
      words.sayTooSoon(3),
    ];
    expect(fixed.length).toBeGreaterThan(5);
    for (const sentence of fixed) expect(sentence).toMatch(/[.:]$/u);
    for (const sentence of fixed) expect(sentence).not.toMatch(/undefined|you should/iu);
  });
});
