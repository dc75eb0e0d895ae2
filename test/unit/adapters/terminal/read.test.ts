import { describe, expect, it } from 'vitest';
import { type Conversation, NEW_CONVERSATION } from '../../../../adapters/terminal/conversation.ts';
import { readLine } from '../../../../adapters/terminal/read.ts';

const TWO: Conversation = {
  question: 'my sister?',
  shown: new Map([
    [1, 'a/one'],
    [2, 'a/two'],
  ]),
  further: { kind: 'next', question: 'my sister?', from: 2 },
};
const requestOf = (line: string, conversation: Conversation = TWO) => {
  const read = readLine(line, conversation);
  return read.kind === 'request' ? read.request : read;
};

describe('readLine', () => {
  it.each([
    'My sister borrows money and never pays it back.',
    'more money than sense: is that him or me?',
    'Open marriage?',
    'like mother, like daughter',
    'why does my husband never call',
    'why',
    'random thoughts of leaving him',
    'help me talk to my son',
    'topic of the day: why won’t he call?',
    'topic that nobody in my house dares to mention',
    'quit my job or stay?',
    '12 years of marriage',
    'שלום, אחותי לא מדברת איתי',
    '🙁',
    'x',
    '\u001b[31mred',
  ])('takes "%s" for a question when nothing has been shown', (line) => {
    const read = readLine(line, NEW_CONVERSATION);
    if (line === 'why') expect(read.kind).toBe('hint');
    else expect(read).toEqual({ kind: 'request', request: { kind: 'ask', question: line } });
  });

  it.each([
    ['topics', { kind: 'topics' }],
    ['random', { kind: 'random' }],
    ['about', { kind: 'about' }],
    ['status', { kind: 'status' }],
    ['topic money', { kind: 'browse', topic: 'money' }],
    ['topic ageing parents', { kind: 'browse', topic: 'ageing parents' }],
    ['more', { kind: 'next', question: 'my sister?', from: 2 }],
    ['next', { kind: 'next', question: 'my sister?', from: 2 }],
    ['open 2', { kind: 'letter', id: 'a/two', page: 1 }],
    ['open #2.', { kind: 'letter', id: 'a/two', page: 1 }],
    ['2', { kind: 'letter', id: 'a/two', page: 1 }],
    ['open', { kind: 'letter', id: 'a/one', page: 1 }],
    ['like 2', { kind: 'similar', id: 'a/two', from: 0 }],
    ['like', { kind: 'similar', id: 'a/one', from: 0 }],
    ['why 2', { kind: 'why', id: 'a/two', question: 'my sister?', place: 2 }],
  ])('reads "%s", in capitals, with a slash and with spaces around it', (line, request) => {
    for (const typed of [
      line,
      line.toUpperCase().replace('MONEY', 'money').replace('AGEING PARENTS', 'ageing parents'),
      `/${line}`,
      `  ${line}\t`,
    ]) {
      // A bare number is no command name.
      if (typed !== '/2') expect(requestOf(typed)).toEqual(request);
    }
  });

  it.each([
    ['help', 'help'],
    ['?', 'help'],
    ['/HELP', 'help'],
    ['quit', 'quit'],
    ['Exit', 'quit'],
    ['q', 'quit'],
    ['', 'empty'],
    [' \t ', 'empty'],
  ])('reads "%s" as %s', (line, kind) => {
    expect(readLine(line, TWO)).toEqual({ kind });
  });

  it('goes on with the letter that was opened last', () => {
    expect(requestOf('like', { ...TWO, current: 2 })).toEqual({ kind: 'similar', id: 'a/two', from: 0 });
    expect(requestOf('why', { ...TWO, current: 2 })).toMatchObject({ id: 'a/two', place: 2 });
  });

  it('turns the page before it goes on with the list, and keeps the size of the pages', () => {
    const nextPage = { request: { kind: 'letter', id: 'a/two', page: 2 }, pageSize: 777 } as const;
    expect(readLine('more', { ...TWO, nextPage })).toEqual({ kind: 'request', ...nextPage });
  });

  it.each([
    ['more', NEW_CONVERSATION, /no more to show/u],
    ['open 1', NEW_CONVERSATION, /Ask a question first/u],
    ['open 3', TWO, /no number 3 on the screen; there are 1 and 2/u],
    ['open 0', TWO, /no number 0/u],
    ['7', TWO, /no number 7/u],
    ['like 9', { shown: new Map([[4, 'a/four']]) }, /only number 4 is on the screen/u],
    ['why 1', { shown: new Map([[1, 'a/one']]) }, /not found by a question/u],
    ['why 1', { tooFar: true, shown: new Map([[1, 'a/one']]) }, /^Number 1 was not chosen for your question: .* none is close/u],
    ['/hlep', TWO, /no command "\/hlep"\. Did you mean "\/help"/u],
    ['/zzzz', TWO, /no command "\/zzzz"\. "help" lists/u],
    ['/open sesame', TWO, /no command "\/open"/u],
  ])('answers "%s" with what to do instead', (line, conversation, text) => {
    const read = readLine(line, conversation);
    expect(read).toEqual({ kind: 'hint', text: expect.stringMatching(text) });
  });

  it('takes a bare number for a question while there is nothing to open', () => {
    expect(requestOf('2', NEW_CONVERSATION)).toEqual({ kind: 'ask', question: '2' });
  });

  it('asks what stands behind /ask, whatever it begins with', () => {
    expect(requestOf('/ask more of him?')).toEqual({ kind: 'ask', question: 'more of him?' });
  });

  it('reads a line of any length in no time', () => {
    const line = 'a'.repeat(100_000);
    expect(requestOf(line)).toEqual({ kind: 'ask', question: line });
    expect(requestOf(`topic ${' x'.repeat(50_000)}`)).toMatchObject({ kind: 'ask' });
  });
});
