// How do matches look on Discord, and what can be pressed there?
import { ComponentType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { askedIn, MATCHES_SHOWN } from '../../../../adapters/discord/render.ts';
import { composeWhy } from '../../../../src/replies/compose.ts';
import { flattenComponents } from '../../../support/discord/components-in.ts';
import { seeMessage } from '../../../support/discord/seen.ts';
import { labels, letterOf, QUESTION, show } from '../../../support/discord/shown.ts';
import { EVERYTHING, makeMatch, makeMatches } from '../../../support/replies.ts';

const ladder = letterOf('ladder');

describe('a match', () => {
  it('shows title, origin, band, reason, both quotations with their cuts, and the family', () => {
    const letter = letterOf('hedge', {
      columnist: 'Ada Finch',
      date: '2011-05-14',
      question: 'One. Two. Three.',
      answer: 'Four. Five. Six.',
    });
    const match = makeMatch(letter, {
      asked: ['Two.'],
      answered: ['Four.', 'Six.'],
      family: [{ letter: ladder, relation: 'update' }],
    });
    expect(show(makeMatches([match])).text).toBe(
      [
        'About hedge',
        'Ask Ada · Ada Finch · 14 May 2011',
        'Close. Both speak of “One. Two. Three.”.',
        'What came of it: About ladder, no date',
        'Someone wrote: […]',
        'Two.',
        '[…]',
        'Ada Finch answered:',
        'Four.',
        '[…]',
        'Six.',
        'You asked:',
        QUESTION,
      ].join('\n'),
    );
  });

  it('keeps the marks of cuts outside the quotations', () => {
    const letter = letterOf('hedge', { question: 'One. Two.' });
    const { message } = show(makeMatches([makeMatch(letter, { asked: ['One.'] })]));
    const quotes = seeMessage(message).marks.filter(({ kind }) => kind === 'quote');
    expect(quotes.map(({ text }) => text)).toEqual(['One.', letter.answer, QUESTION]);
  });

  it('links its title where Discord shows the title as it is, and gives the address below it elsewhere', () => {
    const url = 'https://ada.example/2011/hedge';
    const linkOf = (title: string, at = url) => {
      const { message } = show(makeMatches([makeMatch(letterOf('hedge', { title, url: at }))]));
      return seeMessage(message)
        .marks.filter(({ kind }) => kind === 'link')
        .map(({ text, target }) => [text, target]);
    };
    expect(linkOf('Don’t Cut It, He Said')).toEqual([['Don’t Cut It, He Said', url]]);
    for (const title of ['A *Real* Hedge', '[sic]', 'Hedge 🌳', 'Read https://a.example', 'see a.example', 'a_b_c', '3 > 2']) {
      expect(linkOf(title)).toEqual([[url, url]]);
    }
    expect(linkOf('Plain', `${url}%20(1)`)).toEqual([[`${url}%20(1)`, `${url}%20(1)`]]);
    expect(linkOf('Plain', `${url}/${'x'.repeat(600)}`)).toEqual([]);
  });

  it('offers in private everything that one can do with it', () => {
    const shown = show(makeMatches([makeMatch(ladder)], { from: 3 }));
    expect(shown.pressed).toEqual([
      { label: 'Whole letter', action: 'letter', letters: [ladder.id], numbers: [1] },
      { label: 'More like this', action: 'similar', letters: [ladder.id], numbers: [0] },
      { label: 'Why this letter?', action: 'why', letters: [ladder.id], numbers: [4] },
      { label: 'Helpful', action: 'helpful', letters: [ladder.id], numbers: [] },
      { label: 'Not helpful', action: 'not-helpful', letters: [ladder.id], numbers: [] },
      { label: 'Share here', action: 'share', letters: [ladder.id], numbers: [] },
    ]);
  });

  it('carries nothing of the question in public, and what can be pressed there needs none', () => {
    const shown = show(makeMatches([makeMatch(ladder)], { more: 2 }), { shownTo: 'public', sharedBy: '42' });
    expect(JSON.stringify(shown.message)).not.toContain('since March. What');
    expect(shown.text).not.toMatch(/Both speak of|Close/u);
    expect(shown.text).toContain('2 more letters were found.\nShared by <@42>');
    expect(labels(shown)).toEqual(['Whole letter', 'More like this', 'Helpful', 'Not helpful', 'Dismiss']);
    expect(shown.message.allowed_mentions).toEqual({ parse: [], replied_user: false });
  });

  it('is covered where it has content notes, reason included, until it is opened', () => {
    const noted = letterOf('noted', { contentNotes: ['abuse'], question: 'Secret question.', answer: 'Secret answer.' });
    const shown = show(makeMatches([makeMatch(noted)]));
    expect(shown.text).toContain('Content note: abuse. Its text is covered until you open it.');
    expect(JSON.stringify(shown.message)).not.toContain('Secret');
    expect(shown.pressed[0]).toEqual({ label: 'Show this letter', action: 'uncover', letters: [noted.id], numbers: [1] });
    expect(labels(shown)).toEqual(['Show this letter', 'More like this']);
  });

  it('offers nothing that the caller does not', () => {
    expect(labels(show(makeMatches([makeMatch(ladder)]), { buttons: () => undefined }))).toEqual([]);
  });

  it('says why at length, and does not ask why again', () => {
    const shown = show(composeWhy(makeMatch(ladder), { capabilities: EVERYTHING, place: 2 }));
    expect(shown.text).toContain('Both speak of');
    expect(shown.text).toContain('“Close” means');
    expect(labels(shown)).not.toContain('Why this letter?');
  });
});

describe('matches', () => {
  const many = (length: number, parts: object = {}) => {
    const [first = ladder, ...rest] = Array.from({ length }, (_, index) => letterOf(`letter-${index}`, parts));
    return makeMatches([makeMatch(first), ...rest.map((letter) => makeMatch(letter))], { more: 2 });
  };

  it('come three at a time; Next goes on behind the last that is shown, and says how many there are', () => {
    const shown = show(many(5));
    expect(shown.text.match(/About letter-\d/gu)).toEqual(['About letter-0', 'About letter-1', 'About letter-2']);
    expect(MATCHES_SHOWN).toBe(3);
    expect(shown.text).toContain('4 more letters: Next');
    expect(shown.pressed.at(-1)).toEqual({ label: 'Next', action: 'next', letters: [], numbers: [3] });
  });

  it('are dropped whole where the words of three have no room', () => {
    const sentence = 'This is a sentence about a ladder. ';
    const shown = show(many(3, { question: sentence.repeat(15).trim(), answer: sentence.repeat(20).trim() }));
    expect(shown.text.match(/About letter-\d/gu)).toEqual(['About letter-0', 'About letter-1']);
    expect(shown.text).toContain('3 more letters: Next');
    expect(shown.text).not.toContain('[…]');
  });

  it('a letter alone gives way in whole sentences, with the cut shown', () => {
    const sentence = 'This is a sentence about a ladder. ';
    const shown = show(many(1, { question: sentence.repeat(200).trim(), answer: sentence.repeat(200).trim() }));
    const quotes = seeMessage(shown.message).marks.filter(({ kind }) => kind === 'quote');
    for (const { text } of quotes.slice(0, 2)) expect(text).toMatch(/^(?:This is a sentence about a ladder\. ?)+$/u);
    expect(shown.text.match(/\[…\]/gu)).toHaveLength(2);
  });

  it('of a letter go on without a question', () => {
    const like = { ...many(3), of: { kind: 'letter', title: 'The *First*' } } as const;
    const shown = show(like, { asked: undefined });
    expect(shown.text).toContain('Letters like “The *First*”:');
    expect(labels(shown)).toContain('Next');
    expect(labels(shown)).not.toContain('Why this letter?');
    expect(labels(show(many(3), { asked: undefined }))).not.toContain('Next');
  });

  it('can be chosen by a moderator, one to three, and pointed to', () => {
    const chosen = [letterOf('letter-1').id];
    const before = show(many(3), { pointing: { chosen: [] } });
    expect(labels(before)).not.toContain('Point them here');
    expect(labels(before)).not.toContain('Share here');
    const shown = show(many(3), { pointing: { chosen } });
    const select = flattenComponents([...shown.message.components]).find(({ type }) => type === ComponentType.StringSelect);
    expect(select).toMatchObject({
      min_values: 1,
      max_values: 3,
      options: [{ default: false }, { default: true }, { default: false }],
    });
    expect(shown.pressed.slice(-2)).toEqual([
      { label: 'Next', action: 'next', letters: [], numbers: [3] },
      { label: 'Point them here', action: 'point', letters: chosen, numbers: [] },
    ]);
  });

  it('stand below the reason why they are private', () => {
    expect(show(many(1), { notice: 'Letters can’t be shared in this channel.' }).text).toMatch(/^Letters can’t be shared/u);
  });
});

describe('the question on a private card', () => {
  const reply = makeMatches([makeMatch(ladder)], { more: 1 });

  it('comes back with its filters', () => {
    const given = { question: 'One?\n\n> two\n-# You asked:\n', topic: 'wo*rk: a', column: 'Ask Ada' };
    expect(askedIn(show(reply, { asked: given }).message.components)).toEqual(given);
  });

  it('is kept as far as there is room, at the border of a word, and the card says so', () => {
    const long = 'ladder '.repeat(857).trim();
    const shown = show(reply, { asked: { question: long } });
    const kept = askedIn(shown.message.components)?.question ?? '';
    expect(shown.text).toContain('You asked at length; I go on from this beginning of it:');
    expect(kept).toMatch(/^(?:ladder )+(?:ladder)? ?$/u);
    expect(kept.length).toBeGreaterThan(2500);
  });

  it('is not found where there is none', () => {
    expect(askedIn(show(reply, { shownTo: 'public' }).message.components)).toBeUndefined();
    const quoting = letterOf('sly', { question: '-# You asked:\n> something else', answer: 'You asked:\n> this' });
    expect(askedIn(show(makeMatches([makeMatch(quoting)]), { shownTo: 'public' }).message.components)).toBeUndefined();
  });
});
