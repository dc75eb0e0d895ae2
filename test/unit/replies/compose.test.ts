import { describe, expect, it } from 'vitest';
import { composeFindings, composeLetter, composeWhy } from '../../../src/replies/compose.ts';
import { makeLetter } from '../../support/letters.ts';
import { EVERYTHING, makeMatch } from '../../support/replies.ts';

const plain = makeLetter();
const noted = makeLetter({ id: 'ask-ada/2021-noted', contentNotes: ['abuse'] });
const topics = Array.from({ length: 30 }, (_, index) => ({ topic: `topic ${index}`, letters: 1 }));

function compose(options: { more?: number; from?: number; covers?: boolean } = {}) {
  const { more = 0, from, covers = true } = options;
  const matches = [makeMatch(plain), makeMatch(noted)] as const;
  const reply = composeFindings(
    { outcome: 'matches', matches, more, searched: { letters: 2 } },
    { capabilities: { ...EVERYTHING, covers }, topics, from },
  );
  if (reply.kind !== 'matches') throw new Error(`${reply.kind} is not expected`);
  return reply;
}

describe('composeFindings', () => {
  it('numbers matches over the whole answer', () => {
    expect(compose().matches.map(({ place }) => place)).toEqual([1, 2]);
    expect(compose({ from: 5 }).matches.map(({ place }) => place)).toEqual([6, 7]);
  });

  it('covers noted letters, where the platform can', () => {
    expect(compose().matches.map(({ covered }) => covered)).toEqual([false, true]);
    expect(compose({ covers: false }).matches.map(({ covered }) => covered)).toEqual([false, false]);
  });

  it('offers "next" only when there is a next', () => {
    expect(compose({ more: 0 }).matches[0].actions).not.toContain('next');
    expect(compose({ more: 1 }).matches[0].actions).toContain('next');
  });

  it('offers no more topics than can be read, and the nearest letters by title', () => {
    const reply = composeFindings(
      { outcome: 'nothing-close', reason: 'too-far', nearest: [noted], searched: { letters: 2 } },
      { capabilities: EVERYTHING, topics },
    );
    expect(reply).toMatchObject({ kind: 'nothing-close', reason: 'too-far', searched: { letters: 2 } });
    if (reply.kind !== 'nothing-close') throw new Error('unreachable');
    expect(reply.topics).toEqual(topics.slice(0, 12));
    expect(reply.nearest).toEqual([
      { id: noted.id, title: noted.title, column: 'Ask Ada', topics: ['neighbours'], contentNotes: ['abuse'] },
    ]);
  });
});

describe('nothing like a letter', () => {
  it('names the letter, so that nobody is told to ask in other words', () => {
    const findings = { outcome: 'nothing-close', reason: 'too-far', nearest: [], searched: { letters: 2 } } as const;
    const of = { kind: 'letter', title: noted.title } as const;
    expect(composeFindings(findings, { capabilities: EVERYTHING, topics, of })).toMatchObject({ likeTitle: noted.title });
    expect(composeFindings(findings, { capabilities: EVERYTHING, topics })).not.toHaveProperty('likeTitle');
  });
});

describe('composeWhy', () => {
  it('keeps the number that the letter has on the screen', () => {
    const reply = composeWhy(makeMatch(noted), { capabilities: EVERYTHING, place: 4 });
    expect(reply).toMatchObject({ of: { kind: 'why' }, more: 0, matches: [{ place: 4, covered: true }] });
  });
});

describe('composeLetter', () => {
  const long = makeLetter({
    question: 'I ask. '.repeat(100).trim(),
    answer: 'I answer. '.repeat(100).trim(),
    salutation: 'Dear Ada,',
  });

  it('takes a page that does not exist for the nearest that does', () => {
    const pageOf = (page: number) => composeLetter(long, { pageSize: 500, page, excerptOnly: false }).page;
    expect([0, 1, 2, 99, -3, Number.NaN].map(pageOf)).toEqual([1, 1, 2, 5, 1, 1]);
  });

  it('takes the columnist of the column where the letter names none', () => {
    expect(composeLetter(plain, { pageSize: 500, page: 1, columnist: 'Ada Finch', excerptOnly: false }).columnist).toBe(
      'Ada Finch',
    );
    expect(
      composeLetter({ ...plain, columnist: 'A Guest' }, { pageSize: 500, page: 1, columnist: 'Ada Finch', excerptOnly: false })
        .columnist,
    ).toBe('A Guest');
  });

  it('shows how question and answer begin, and no more, where the publisher allows excerpts only', () => {
    const reply = composeLetter(long, { pageSize: 500, page: 2, excerptOnly: true });
    expect(reply).toMatchObject({ page: 1, pages: 1, excerptOnly: true });
    expect(reply.parts.map(({ field }) => field)).toEqual(['question', 'answer']);
    expect(reply.parts.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(900);
  });
});
