import { describe, expect, test } from 'vitest';
import { parseMap } from '../../../src/importers/fields.ts';
import { jsonLines } from '../../../src/importers/json-lines.ts';
import { lettersOf, readFixture } from './fixture.ts';

const read = (record: unknown, options = {}) => jsonLines.read({ name: 'x.jsonl', text: JSON.stringify(record) }, options);

describe('our own lines', () => {
  const line = {
    version: 1,
    id: 'ask-ines/undated-towels',
    column: 'Ask Ines',
    columnist: null,
    title: 'Towels',
    date: null,
    url: null,
    topics: [],
    askedAs: ['Too much sitting?', 'I never get up'],
    contentNotes: ['abuse'],
    salutation: 'Dear Ines',
    question: 'I sit.',
    signature: null,
    answer: '<p>Stand.</p>',
    signOff: null,
    links: [],
    status: 'held',
    source: { key: 'k', hash: 'h' },
  };

  test('are read exactly: absent for null, the id wanted, held letters held', () => {
    const [letter] = lettersOf(read(line));
    expect(letter?.wantedId).toBe(line.id);
    expect(letter?.draft).toEqual({
      column: 'Ask Ines',
      title: 'Towels',
      topics: [],
      askedAs: ['Too much sitting?', 'I never get up'],
      contentNotes: ['abuse'],
      salutation: 'Dear Ines',
      question: 'I sit.',
      answer: '<p>Stand.</p>',
      status: 'held',
    });
  });

  test('with a wrong value wait', () => {
    expect(read({ ...line, date: 'soon' })).toMatchObject([
      { kind: 'unsure', reason: 'bad-field', message: expect.stringMatching(/"date" is not a date/u) },
    ]);
  });
});

describe('lines of others', () => {
  test('good guesses; each bad line by itself with its number, the good ones read', () => {
    const found = readFixture(jsonLines, 'foreign.jsonl');
    expect(found.map((item) => [item.line, item.kind === 'letter' ? 'letter' : item.reason])).toEqual([
      [1, 'letter'],
      [2, 'letter'],
      [3, 'not-a-record'],
      [4, 'not-a-record'],
      [5, 'letter'],
      [6, 'no-answer'],
      [7, 'markup'],
      [8, 'letter'],
    ]);
    const [first, second, , , , , , last] = found;
    expect(first).toMatchObject({
      key: 'url:https://example.org/1',
      draft: {
        title: 'Should I tell?',
        date: '2019-08-01',
        topics: ['friends'],
        question: "I saw my friend's husband with another woman. Should I tell her?",
      },
    });
    expect(second).toMatchObject({
      draft: { title: 'How do I say no to my mother?' },
      leftOut: [{ line: 2, why: expect.stringMatching(/03\/04\/2014/u) }],
    });
    expect(last).toMatchObject({
      draft: {
        salutation: 'Dear Rosa,',
        signature: 'Barked Out',
        answer: 'Dear Barked Out, walk him before you leave, not after.',
      },
    });
  });

  test('--map names fields, also nested ones, and a name that is not there is said', () => {
    const record = { data: { ask: 'May I?' }, words: 'You may.', body: 'unused' };
    const map = { question: 'data.ask', answer: 'words' };
    expect(lettersOf(read(record, { map }))[0]?.draft).toMatchObject({ question: 'May I?', answer: 'You may.' });
    expect(read(record, { map: { ...map, title: 'headline' } })).toMatchObject([
      { kind: 'unsure', reason: 'bad-field', message: expect.stringMatching(/no "headline" here; it has: data, words, body/u) },
    ]);
  });

  test('a short question beside a longer body is its headline', () => {
    expect(
      lettersOf(read({ question: 'May I?', body: 'I would like to. My sister would not. May I?', answer: 'You may.' }))[0]?.draft,
    ).toMatchObject({ title: 'May I?', question: expect.stringMatching(/^I would/u) });
  });

  test('texts in fields that should be text are checked', () => {
    expect(read({ question: ['a'], answer: 'b' })).toMatchObject([
      { kind: 'unsure', reason: 'bad-field', message: expect.stringMatching(/"question" should be text, but is a list/u) },
    ]);
  });
});

describe('--map words', () => {
  test('are read, and all that is wrong with them is said at once', () => {
    expect(parseMap(['question=q=1', 'answer=a'])).toEqual({ map: { question: 'q=1', answer: 'a' } });
    expect(parseMap(['qestion=q', 'answer'])).toEqual({
      problem: expect.stringMatching(/did you mean "question"\?.*"answer" should be FIELD=THEIR-NAME/su),
    });
  });
});
