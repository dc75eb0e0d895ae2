import { describe, expect, it } from 'vitest';
import { type Conversation, NEW_CONVERSATION } from '../../../../adapters/terminal/conversation.ts';
import { readLine } from '../../../../adapters/terminal/read.ts';
import { bundledLetters } from '../../../support/bundled.ts';

const TWO: Conversation = {
  question: 'my sister?',
  shown: new Map([
    [1, 'a/one'],
    [2, 'a/two'],
  ]),
  lists: [{ request: { kind: 'ask', question: 'my sister?' }, shown: new Map() }],
  isAway: true,
  further: { kind: 'next', question: 'my sister?', from: 2 },
};
const { further: _, ...NO_FURTHER } = TWO;
const PAGE = { request: { kind: 'letter', id: 'a/two', page: 2 }, pageSize: 777 } as const;
const requestOf = (line: string, conversation: Conversation = TWO) => {
  const read = readLine(line, conversation);
  return read.kind === 'request' ? read.request : read;
};

const QUESTIONS = [
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
  // Real words beside commands: like, more, about, topics, random, open.
  'life',
  'rome',
  'lonely',
  'abort',
  'tropics',
  'ransom',
  'topic of death',
  'opne marriage',
  'like the second wife',
  'why one child is enough',
  'pen 12',
  'likely',
  'שלום, אחותי לא מדברת איתי',
  '🙁',
  'x',
  '\u001b[31mred',
  'show me 3 ways to tell him',
  'see 2 doctors or one?',
  'read 2 letters',
  'read 1984',
  'about 12 years ago he left',
  'one of my sisters',
  'letter to my mother',
  'back to work after a loss',
  'go back to him?',
  'list of things he forgot',
  'why one',
];
const COMMANDS_WITH_LETTERS = ['why', 'why one'];

describe('readLine', () => {
  it.each(QUESTIONS.filter((line) => !COMMANDS_WITH_LETTERS.includes(line)))(
    'takes "%s" for a question while letters are on the screen',
    (line) => {
      expect(readLine(line, TWO)).toEqual({ kind: 'request', request: { kind: 'ask', question: line } });
    },
  );

  it.each([
    ...QUESTIONS.filter((line) => line !== 'why one'),
    'tell me more about 1',
    'read two',
    'the first one',
    '1?',
    'go back',
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
    ['topic', { kind: 'topics' }],
    ['more', { kind: 'next', question: 'my sister?', from: 2 }],
    ['back', { kind: 'ask', question: 'my sister?' }],
    ['back please', { kind: 'ask', question: 'my sister?' }],
    ['go back.', { kind: 'ask', question: 'my sister?' }],
    ['back to the list', { kind: 'ask', question: 'my sister?' }],
    ['show me the list again', { kind: 'ask', question: 'my sister?' }],
    ['list', { kind: 'ask', question: 'my sister?' }],
    ['tell me more about 1', { kind: 'letter', id: 'a/one', page: 1 }],
    ['can you tell me more about the first one?', { kind: 'letter', id: 'a/one', page: 1 }],
    ['Show me letter 2.', { kind: 'letter', id: 'a/two', page: 1 }],
    ['please read  number 2', { kind: 'letter', id: 'a/two', page: 1 }],
    ['see two please', { kind: 'letter', id: 'a/two', page: 1 }],
    ['view #2', { kind: 'letter', id: 'a/two', page: 1 }],
    ['the second letter', { kind: 'letter', id: 'a/two', page: 1 }],
    ['open letter 2', { kind: 'letter', id: 'a/two', page: 1 }],
    ['like number two', { kind: 'similar', id: 'a/two', from: 0 }],
    ['why one?', { kind: 'why', id: 'a/one', question: 'my sister?', place: 1 }],
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

  it('takes the name of every bundled topic for one, however many words it has', async () => {
    const topics = new Set((await bundledLetters()).flatMap((letter) => letter.topics));
    expect(topics.size).toBeGreaterThan(100);
    for (const topic of topics) expect(requestOf(`topic ${topic}`)).toEqual({ kind: 'browse', topic });
  });

  it('goes on with the letter that was opened last', () => {
    expect(requestOf('like', { ...TWO, current: 2 })).toEqual({ kind: 'similar', id: 'a/two', from: 0 });
    expect(requestOf('why', { ...TWO, current: 2 })).toMatchObject({ id: 'a/two', place: 2 });
  });

  it('turns the page before it goes on with the list, and keeps the size of the pages', () => {
    expect(readLine('more', { ...TWO, nextPage: PAGE })).toEqual({ kind: 'request', ...PAGE });
  });

  it.each([
    ['more', NEW_CONVERSATION, /no more to show/u],
    ['back', NEW_CONVERSATION, /No letter is on the screen yet/u],
    ['back', { shown: new Map([[1, 'a/one']]) }, /came alone/u],
    ['back', { ...TWO, isAway: false }, /^This is the first list/u],
    ['read 7', TWO, /There is no number 7/u],
    ['read 12', TWO, /There is no number 12/u],
    ['open 1', NEW_CONVERSATION, /Ask a question first/u],
    ['open  1', NEW_CONVERSATION, /Ask a question first/u],
    ['open 3', TWO, /no number 3 on the screen; there are 1 and 2\. "more" shows further letters\.$/u],
    ['open 0', TWO, /no number 0/u],
    ['7', TWO, /no number 7/u],
    ['like 9', { shown: new Map([[4, 'a/four']]) }, /only number 4 is on the screen/u],
    ['why 1', { shown: new Map([[1, 'a/one']]) }, /not found by a question/u],
    [
      'why 1',
      { like: 'The Spare Key', shown: new Map([[1, 'a/one']]) },
      /being like “The Spare Key”; the line under each title/u,
    ],
    [
      'why 1',
      { tooFar: true, like: 'The Spare Key', shown: new Map([[1, 'a/one']]) },
      /not chosen for being like “The Spare Key”/u,
    ],
    ['open 3', NO_FURTHER, /no number 3 on the screen; there are 1 and 2\.$/u],
    ['open 3', { ...TWO, nextPage: PAGE }, /there are 1 and 2\.$/u],
    [
      'why 1',
      { tooFar: true, shown: new Map([[1, 'a/one']]) },
      /^Number 1 was not chosen for your question: .* none seems close/u,
    ],
    ['/hlep', TWO, /no command "\/hlep"\. Did you mean "\/help"/u],
    ['/zzzz', TWO, /no command "\/zzzz"\. "help" lists/u],
    ['/open sesame', TWO, /no command "\/open"/u],
  ])('answers "%s" with what to do instead', (line, conversation, text) => {
    const read = readLine(line, { lists: [], ...conversation });
    expect(read).toEqual({ kind: 'hint', text: expect.stringMatching(text) });
  });

  it.each([
    ['opne 1', 'open 1'],
    ['lik 2', 'like 2'],
    ['Why1', 'why 1'],
    ['like2', 'like 2'],
    ['moer', 'more'],
    ['show me more', 'more'],
    ['more please', 'more'],
    ['nxet', 'next'],
    ['hlep', 'help'],
    ['randon', 'random'],
    ['topcis', 'topics'],
    ['topicss', 'topics'],
    ['abuot', 'about'],
  ])('takes "%s" for a slip of "%s", and still lets it be asked', (line, meant) => {
    for (const conversation of [NEW_CONVERSATION, TWO])
      expect(readLine(line, conversation)).toEqual({
        kind: 'hint',
        text: `Did you mean "${meant}"? To ask "${line}" as a question, type "/ask ${line}".`,
      });
    expect(requestOf(`/ask ${line}`)).toEqual({ kind: 'ask', question: line });
  });

  it.each([
    ['why one', 'why 1'],
    ['open the first one', 'open 1'],
    ['like number two', 'like 2'],
    ['open the third letter.', 'open 3'],
  ])('takes "%s" for a slip while there is nothing to open', (line, meant) => {
    expect(readLine(line, NEW_CONVERSATION)).toMatchObject({ kind: 'hint', text: expect.stringContaining(`"${meant}"`) });
  });

  it('goes back to the list before, from a list', () => {
    const similar = { kind: 'similar', id: 'a/one', from: 0 } as const;
    const like: Conversation = { ...TWO, lists: [...TWO.lists, { request: similar, shown: new Map() }] };
    expect(requestOf('back', like)).toBe(similar);
    expect(requestOf('back', { ...like, isAway: false })).toBe(TWO.lists[0]?.request);
    expect(requestOf('list', { ...like, isAway: false })).toBe(similar);
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
    expect(requestOf(`${line}\u2028${line}`)).toMatchObject({ kind: 'ask' });
  });
});
