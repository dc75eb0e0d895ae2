import { describe, expect, it } from 'vitest';
import { composeLetter, composeWhy } from '../../../src/replies/compose.ts';
import { PLAIN_LOOK } from '../../../src/replies/look.ts';
import type { Surface } from '../../../src/replies/plain/page.ts';
import { renderPlain } from '../../../src/replies/plain.ts';
import type { Reply } from '../../../src/replies/reply.ts';
import { makeLetter } from '../../support/letters.ts';
import { EVERYTHING, makeMatch, makeMatches } from '../../support/replies.ts';

const CHAT: Surface = { open: (_, place) => `open ${place}`, columns: true };
const COMMANDS: Surface = {
  open: ({ id }) => `dear-archive letter ${id}`,
  openAtEach: true,
  more: '--limit shows more of them.',
};

const letter = makeLetter({
  columnist: 'Ada Finch',
  date: '2020-05-01',
  url: 'https://ask-ada.example/2020/05/a-borrowed-ladder-and-a-very-long-address',
  question: 'My neighbour has our ladder. It is May. He has had it since March. Should I ask for it back?',
  answer: 'Ask on Saturday.\n\nSay that you need it for the gutters. Then carry it home yourself. Bring cake.',
});
const match = makeMatch(letter, {
  why: [{ kind: 'own', text: 'Both speak of a ladder.' }],
  asked: ['Should I ask for it back?'],
  answered: ['Ask on Saturday.\n\nSay that you need it for the gutters.', 'Bring cake.'],
});
const show = (reply: Reply, { width = 60, surface = CHAT }: { width?: number; surface?: Surface } = {}) =>
  renderPlain(reply, { width, look: PLAIN_LOOK, surface });

describe('a match', () => {
  it('reads as title, origin, reason and quotations, with every cut outside the bars', () => {
    expect(show(makeMatches([match]))).toBe(`\
1. A Borrowed Ladder
   Ask Ada · Ada Finch · 1 May 2020
   Close. Both speak of a ladder.
   Someone wrote: […]
   │ Should I ask for it back?
   Ada Finch answered:
   │ Ask on Saturday.
   │
   │ Say that you need it for the gutters.
   […]
   │ Bring cake.
   https://ask-ada.example/2020/05/a-borrowed-ladder-and-a-very-long-address
`);
  });

  it('wraps at 30 columns and never breaks an address', () => {
    expect(show(makeMatches([match]), { width: 30 })).toBe(`\
1. A Borrowed Ladder
   Ask Ada · Ada Finch · 1 May
   2020
   Close. Both speak of a
   ladder.
   Someone wrote: […]
   │ Should I ask for it back?
   Ada Finch answered:
   │ Ask on Saturday.
   │
   │ Say that you need it for
   │ the gutters.
   […]
   │ Bring cake.
   https://ask-ada.example/2020/05/a-borrowed-ladder-and-a-very-long-address
`);
  });

  it('marks a cut behind the last words, and none where nothing is left out', () => {
    const cut = show(makeMatches([makeMatch(letter, { answered: ['Ask on Saturday.'] })]));
    expect(cut).toContain('   │ Ask on Saturday.\n   […]\n   https');
    expect(show(makeMatches([makeMatch(letter)]))).not.toContain('[…]');
  });

  it('covers a noted letter: title and note are there, its words are not', () => {
    const noted = makeLetter({ ...letter, contentNotes: ['abuse'] });
    const text = show(makeMatches([makeMatch(noted)], { from: 1 }));
    expect(text).toContain('   Close.\n   Content note: abuse. Its text is covered until you open\n   it. Type "open 2".');
    expect(text).not.toMatch(/neighbour|Saturday/u);
    expect(show(composeWhy(makeMatch(noted), { capabilities: EVERYTHING, place: 2 }))).not.toMatch(/neighbour|Saturday/u);
  });

  it('says the note of a noted letter that is not covered', () => {
    const noted = makeLetter({ ...letter, contentNotes: ['abuse'] });
    const [first] = makeMatches([makeMatch(noted)]).matches;
    const text = show({ ...makeMatches([makeMatch(noted)]), matches: [{ ...first, covered: false }] });
    expect(text).toContain('   Content note: abuse.\n   Someone wrote:');
  });

  it('names the letters of the same case', () => {
    const reprint = makeLetter({ id: 'ask-ada/2024-again', title: 'The Ladder, Again', date: '2024' });
    expect(show(makeMatches([makeMatch(letter, { family: [{ letter: reprint, relation: 'reprint' }] })]))).toContain(
      '   Printed again: The Ladder, Again, 2024\n',
    );
  });

  it('tells the reader of a command which command opens it, and how to see more', () => {
    const text = show(makeMatches([match], { more: 8 }), { surface: COMMANDS });
    expect(text).toContain('   dear-archive letter ask-ada/2020-05-01-a-borrowed-ladder\n');
    expect(text).toMatch(/\n\n8 more letters were found\. --limit shows more of them\.\n$/u);
  });

  it('leaves the count of further letters to the chat, which says it below', () => {
    expect(show(makeMatches([match], { more: 8 }))).not.toContain('more');
  });
});

describe('other replies', () => {
  it('explain a band when asked why, without the quotations again', () => {
    const text = show(composeWhy(match, { capabilities: EVERYTHING, place: 2 }));
    expect(text).toMatch(/^2\. A Borrowed Ladder\n.*\n {3}Close\. Both speak of a ladder\.\n {3}“Close” means/u);
    expect(text).not.toContain('│');
  });

  it('say that nothing is close before they list titles, and mark those', () => {
    const { id, title, column, topics, contentNotes } = makeLetter({ contentNotes: ['suicide'] });
    const text = show({
      kind: 'nothing-close',
      reason: 'too-far',
      searched: { letters: 6 },
      topics: [{ topic: 'work', letters: 2 }],
      nearest: [{ id, title, column, topics, contentNotes }],
    });
    expect(text).toBe(`\
I searched 6 letters, and none seems close.
It may help to say who it is about and what happened, in a
sentence or two.

The nearest titles, of which none seems close:
1. A Borrowed Ladder
   Ask Ada · no date · Content note: suicide

Topics to browse: work
`);
  });

  it('list topics in columns on a screen and one a line for other programs', () => {
    const topics = ['money', 'work', 'grief'].map((topic, index) => ({ topic, letters: index + 1 }));
    const reply: Reply = { kind: 'titles', of: { kind: 'topics' }, topics, titles: [], from: 0, more: 0 };
    expect(show(reply)).toContain('\n  money 1   work 2    grief 3\n');
    expect(show(reply, { surface: COMMANDS })).toContain('\n  money 1\n  work 2\n  grief 3\n');
  });

  it('go on counting in a list that goes on', () => {
    const { id, title, column, topics, contentNotes } = letter;
    const reply: Reply = {
      kind: 'titles',
      of: { kind: 'topic', topic: 'work' },
      topics: [],
      titles: [{ id, title, column, topics, contentNotes }],
      from: 9,
      more: 4,
    };
    expect(show(reply)).toContain('\n10. A Borrowed Ladder\n    Ask Ada · no date\n');
  });
});

describe('a whole letter', () => {
  const whole = makeLetter({ ...letter, salutation: 'Dear Ada,', signature: 'Up a Tree', signOff: 'Yours,\nAda' });

  it('shows who speaks, and every part behind the bar', () => {
    expect(show(composeLetter(whole, { pageSize: 5000, page: 1, excerptOnly: false }))).toBe(`\
A Borrowed Ladder
Ask Ada · Ada Finch · 1 May 2020

Someone wrote:
│ Dear Ada,
│
│ My neighbour has our ladder. It is May. He has had it
│ since March. Should I ask for it back?
│
│ Up a Tree

Ada Finch answered:
│ Ask on Saturday.
│
│ Say that you need it for the gutters. Then carry it home
│ yourself. Bring cake.
│
│ Yours,
│ Ada

https://ask-ada.example/2020/05/a-borrowed-ladder-and-a-very-long-address
`);
  });

  it('says on later pages whose words go on', () => {
    const page = (number: number) =>
      show(composeLetter(whole, { pageSize: 70, page: number, excerptOnly: false }), {
        surface: { ...CHAT, more: 'Type "more".' },
      });
    expect(page(1)).toMatch(/Ask Ada · Ada Finch[\s\S]*\nSomeone wrote:\n[\s\S]*\nPage 1 of 5\. Type "more"\.\n$/u);
    expect(page(2)).toMatch(/^A Borrowed Ladder\n\nSomeone wrote \(continued\):\n/u);
    expect(page(3)).toMatch(/\nAda Finch answered:\n/u);
    expect(page(5)).toMatch(/\nAda Finch answered \(continued\):\n[\s\S]*\nhttps:.*\nPage 5 of 5\.\n$/u);
  });

  it('marks where the texts are cut when the publisher allows excerpts only, and says where the rest is', () => {
    const long = makeLetter({ ...letter, answer: 'I answer. '.repeat(100).trim() });
    const text = show(composeLetter(long, { pageSize: 5000, page: 1, excerptOnly: true }));
    expect(text).toMatch(
      /│ My neighbour[\s\S]*back\?\n\nAda Finch answered:\n[\s\S]*│.*\n\[…\]\n\nIts publisher allows excerpts only/u,
    );
    expect(text).toMatch(/The whole letter is at:\nhttps:/u);
  });

  it('promises no address that is not known', () => {
    const { url: _, ...rest } = letter;
    expect(show(composeLetter(rest, { pageSize: 5000, page: 1, excerptOnly: true }))).not.toContain('is at:');
  });
});
