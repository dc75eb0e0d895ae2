import { describe, expect, it } from 'vitest';
import { type Conversation, NEW_CONVERSATION, nextSteps, remember } from '../../../../adapters/terminal/conversation.ts';
import { composeLetter, composeWhy, listed } from '../../../../src/replies/compose.ts';
import type { Reply } from '../../../../src/replies/reply.ts';
import type { Request } from '../../../../src/replies/request.ts';
import { makeLetter } from '../../../support/letters.ts';
import { EVERYTHING, makeMatch, makeMatches } from '../../../support/replies.ts';

const one = makeLetter({ id: 'a/one' });
const two = makeLetter({ id: 'a/two' });
const three = makeLetter({ id: 'a/three' });
const ask: Request = { kind: 'ask', question: 'my sister?' };
const found = makeMatches([makeMatch(one), makeMatch(two)], { more: 1 });
const remembered = (request: Request, reply: Reply, before: Conversation = NEW_CONVERSATION, pageSize = 500) =>
  remember(before, { request, reply, pageSize });
const asked = remembered(ask, found);
const steps = (conversation: Conversation, reply: Reply) =>
  nextSteps(conversation, reply).map(({ type, brings }) => (brings === '' ? type : `${type} (${brings})`));

describe('remember', () => {
  it('knows the letters of an answer by their numbers, the question, and what follows', () => {
    expect(asked).toEqual({
      question: 'my sister?',
      shown: new Map([
        [1, 'a/one'],
        [2, 'a/two'],
      ]),
      lists: [{ request: ask, shown: asked.shown }],
      isAway: false,
      further: { kind: 'next', question: 'my sister?', from: 2 },
    });
  });

  it('knows the lists that were shown, and whether the last of them is on the screen', () => {
    const next: Request = { kind: 'next', question: 'my sister?', from: 2 };
    const more = remembered(next, makeMatches([makeMatch(three)], { from: 2 }), asked);
    expect(more).toMatchObject({ lists: [{ request: ask }, { request: next }], isAway: false });
    const letter = composeLetter(one, { pageSize: 500, page: 1, excerptOnly: false });
    const opened = remembered({ kind: 'letter', id: 'a/one', page: 1 }, letter, more);
    expect(opened).toMatchObject({ lists: [{ request: ask }, { request: next }], isAway: true });
    expect(remembered({ kind: 'random' }, letter, more)).toMatchObject({
      lists: [{ request: ask }, { request: next }],
      isAway: true,
    });
    const again = remembered(next, makeMatches([makeMatch(three)], { from: 2 }), opened);
    expect(again).toMatchObject({ lists: [{ request: ask }, { request: next }], isAway: false });
    expect([...again.shown.keys()]).toEqual([1, 2, 3]);
    expect(remembered(ask, found, again)).toMatchObject({ lists: [{ request: ask }], isAway: false });
    expect(remembered({ ...ask }, found, again).lists).toHaveLength(3);
  });

  it('numbers a list that is shown again as it was, though another one was on the screen in between', () => {
    const next: Request = { kind: 'next', question: 'my sister?', from: 2 };
    const page = makeMatches([makeMatch(three)], { from: 2 });
    const like = { ...makeMatches([makeMatch(three)]), of: { kind: 'letter', title: 'The Spare Key' } } as const;
    const away = remembered({ kind: 'similar', id: 'a/three', from: 0 }, like, remembered(next, page, asked));
    expect([...remembered(next, page, away).shown.values()]).toEqual(['a/one', 'a/two', 'a/three']);
  });

  it('keeps the list where nothing came that could be opened', () => {
    const nothing: Reply = { kind: 'nothing-close', reason: 'no-words', searched: { letters: 3 }, topics: [], nearest: [] };
    expect(remembered({ kind: 'ask', question: '🙁' }, nothing, asked)).toMatchObject({
      lists: [{ request: ask }],
      isAway: true,
    });
  });

  it('forgets the oldest of many lists', () => {
    let conversation = asked;
    for (let count = 0; count < 30; count++) conversation = remembered({ ...ask }, found, conversation);
    expect(conversation.lists).toHaveLength(20);
  });

  it('still knows the first letters when further ones were shown, for they are on the screen', () => {
    const next = remembered(
      { kind: 'next', question: 'my sister?', from: 2 },
      makeMatches([makeMatch(three)], { from: 2 }),
      asked,
    );
    expect(next.shown).toEqual(
      new Map([
        [1, 'a/one'],
        [2, 'a/two'],
        [3, 'a/three'],
      ]),
    );
    expect(next.further).toBeUndefined();
  });

  it('keeps topic and column when it goes on', () => {
    expect(remembered({ ...ask, topic: 'work' }, found).further).toEqual({
      kind: 'next',
      question: 'my sister?',
      topic: 'work',
      from: 2,
    });
  });

  it('forgets them when something new is asked', () => {
    const like = { ...makeMatches([makeMatch(three)]), of: { kind: 'letter', title: 'The Spare Key' } } as const;
    const similar: Request = { kind: 'similar', id: 'a/one', from: 0 };
    expect(remembered(similar, like, asked)).toEqual({
      question: undefined,
      like: 'The Spare Key',
      lists: [...asked.lists, { request: similar, shown: new Map([[1, 'a/three']]) }],
      isAway: false,
      shown: new Map([[1, 'a/three']]),
      further: undefined,
    });
  });

  it('remembers the page that follows, as the letter was parted, and returns to the list after it', () => {
    const long = makeLetter({ id: 'a/two', answer: 'I answer. '.repeat(100).trim() });
    const opened = remembered(
      { kind: 'letter', id: 'a/two', page: 1 },
      composeLetter(long, { pageSize: 300, page: 1, excerptOnly: false }),
      asked,
      300,
    );
    expect(opened).toMatchObject({
      current: 2,
      nextPage: { request: { kind: 'letter', id: 'a/two', page: 2 }, pageSize: 300 },
      further: asked.further,
    });
    const last = remembered(
      { kind: 'letter', id: 'a/two', page: 99 },
      composeLetter(long, { pageSize: 300, page: 99, excerptOnly: false }),
      opened,
      300,
    );
    expect(last.nextPage).toBeUndefined();
    expect(last.further).toEqual(asked.further);
  });

  it('numbers a letter drawn by chance 1', () => {
    expect(remembered({ kind: 'random' }, composeLetter(three, { pageSize: 500, page: 1, excerptOnly: false }), asked)).toEqual({
      shown: new Map([[1, 'a/three']]),
      current: 1,
      nextPage: undefined,
      lists: asked.lists,
      isAway: true,
    });
  });

  it('changes nothing for "why" but the letter that is spoken of', () => {
    const reply = composeWhy(makeMatch(two), { capabilities: EVERYTHING, place: 2 });
    expect(remembered({ kind: 'why', id: 'a/two', question: 'my sister?', place: 2 }, reply, asked)).toEqual({
      ...asked,
      isAway: true,
      current: 2,
    });
  });

  it('lets the nearest titles be opened, but not explained: they are not close', () => {
    const reply: Reply = {
      kind: 'nothing-close',
      reason: 'too-far',
      searched: { letters: 3 },
      topics: [],
      nearest: [listed(three)],
    };
    expect(remembered(ask, reply, asked)).toEqual({
      tooFar: true,
      shown: new Map([[1, 'a/three']]),
      lists: [{ request: ask, shown: new Map([[1, 'a/three']]) }],
      isAway: false,
    });
    expect(remembered(ask, { ...reply, likeTitle: 'The Spare Key' }, asked)).toMatchObject({ like: 'The Spare Key' });
  });

  it('goes on counting in a long list, and keeps what is on the screen', () => {
    const list = (from: number, more: number): Reply => ({
      kind: 'titles',
      of: { kind: 'topic', topic: 'work' },
      topics: [],
      titles: [listed(one), listed(two)],
      from,
      more,
    });
    const first = remembered({ kind: 'browse', topic: 'work' }, list(0, 2));
    expect(first.further).toEqual({ kind: 'browse', topic: 'work', from: 2 });
    const second = remembered({ kind: 'browse', topic: 'work', from: 2 }, list(2, 0), first);
    expect([...second.shown.keys()]).toEqual([1, 2, 3, 4]);
    expect(second.further).toBeUndefined();
  });

  it('keeps the letters on the screen while topics, help lines or trouble are shown', () => {
    const topics: Reply = {
      kind: 'titles',
      of: { kind: 'topics' },
      topics: [{ topic: 'work', letters: 1 }],
      titles: [],
      from: 0,
      more: 0,
    };
    expect(remembered({ kind: 'topics' }, topics, asked)).toEqual({ ...asked, isAway: true });
    expect(remembered(ask, { kind: 'trouble', sentence: 'No.' }, asked)).toEqual({ ...asked, isAway: true });
    expect(remembered({ kind: 'about' }, { kind: 'about', version: '1', letters: 1, columns: [] }, asked)).toEqual({
      ...asked,
      isAway: true,
    });
  });

  it('looks behind help lines for the letters', () => {
    expect(remembered(ask, { kind: 'help-first', help: [], letters: found })).toEqual(asked);
  });
});

describe('nextSteps', () => {
  it('says what can be typed after an answer', () => {
    expect(steps(asked, found)).toEqual(['more (1 letter)', 'open 1 (whole letter)', 'like 1 (similar)', 'help']);
  });

  it('offers no way back from a letter that came alone', () => {
    const reply = composeLetter(three, { pageSize: 500, page: 1, excerptOnly: false });
    expect(steps(remembered({ kind: 'random' }, reply), reply)).toEqual(['like 1 (similar)', 'help']);
  });

  it('names the first of the letters that have just come', () => {
    const further = makeMatches([makeMatch(three)], { from: 2 });
    expect(steps(remembered({ kind: 'next', question: 'my sister?', from: 2 }, further, asked), further)).toEqual([
      'open 3 (whole letter)',
      'like 3 (similar)',
      'help',
    ]);
  });

  it('goes on with the list after the last page of a letter', () => {
    const reply = composeLetter(two, { pageSize: 5000, page: 1, excerptOnly: false });
    expect(steps(remembered({ kind: 'letter', id: 'a/two', page: 1 }, reply, asked), reply)).toEqual([
      'more (the next letters of the list)',
      'like 2 (similar)',
      'back (the list)',
      'help',
    ]);
  });

  it('names the next page, and whose page it is where the letter is not what was just shown', () => {
    const reply = composeLetter(makeLetter({ id: 'a/two', answer: 'I answer. '.repeat(100).trim() }), {
      pageSize: 300,
      page: 1,
      excerptOnly: false,
    });
    const opened = remembered({ kind: 'letter', id: 'a/two', page: 1 }, reply, asked);
    expect(steps(opened, reply)[0]).toBe('more (page 2)');
    const about: Reply = { kind: 'about', version: '1', letters: 1, columns: [] };
    expect(steps(remembered({ kind: 'about' }, about, opened), about)).toEqual([
      'more (page 2 of the open letter)',
      'open 2 (whole letter)',
      'like 2 (similar)',
      'help',
    ]);
  });

  it('offers a topic where topics are listed', () => {
    const topics: Reply = {
      kind: 'titles',
      of: { kind: 'topics' },
      topics: [{ topic: 'work', letters: 1 }],
      titles: [],
      from: 0,
      more: 0,
    };
    expect(steps(NEW_CONVERSATION, topics)).toEqual(['topic work (its letters)', 'help']);
  });

  it('offers no letter where none is on the screen', () => {
    const nothing: Reply = { kind: 'nothing-close', reason: 'no-words', searched: { letters: 3 }, topics: [], nearest: [] };
    expect(steps(remembered(ask, nothing), nothing)).toEqual(['help']);
  });
});
