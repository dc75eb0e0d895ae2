// How do matches look on Slack, and what can be pressed there?
import { describe, expect, it } from 'vitest';
import { askedIn, MATCHES_SHOWN } from '../../../../adapters/slack/render.ts';
import { composeWhy } from '../../../../src/replies/compose.ts';
import { EVERYTHING, makeMatch, makeMatches } from '../../../support/replies.ts';
import { labels, letterOf, QUESTION, show } from '../../../support/slack/shown.ts';

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
    const { seen } = show(makeMatches([match]));
    expect(seen.text).toBe(
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
    expect(seen.quotes).toEqual(['Two.', 'Four.', 'Six.', QUESTION]);
  });

  it('leads to where it appeared by words of ours, and says when the address is too long', () => {
    const linksOf = (url: string) => show(makeMatches([makeMatch(letterOf('hedge', { url }))])).seen;
    expect(linksOf('https://ada.example/2011/hedge?a=b&c=<d>').links).toEqual([
      { text: 'Where it appeared', url: 'https://ada.example/2011/hedge?a=b&c=%3Cd%3E' },
    ]);
    const long = linksOf(`https://ada.example/${'x'.repeat(600)}`);
    expect(long.links).toEqual([]);
    expect(long.text).toContain('Its address is too long to stand here.');
  });

  it('offers in private everything that one can do with it; what needs the question carries it', () => {
    const bare = { letters: [ladder.id], numbers: [] };
    const asked = { question: QUESTION };
    expect(show(makeMatches([makeMatch(ladder)], { from: 3, more: 2 })).pressed).toEqual([
      { ...bare, label: 'Whole letter', actionId: 'letter:1', action: 'letter', numbers: [1] },
      { ...bare, label: 'More like this', actionId: 'similar:2', action: 'similar', numbers: [0] },
      { ...bare, label: 'Why this letter?', actionId: 'why:3', action: 'why', numbers: [4], asked },
      { ...bare, label: 'Helpful', actionId: 'helpful:4', action: 'helpful' },
      { ...bare, label: 'Not helpful', actionId: 'not-helpful:5', action: 'not-helpful' },
      { ...bare, label: 'Share here', actionId: 'share:6', action: 'share' },
      { label: 'Next', actionId: 'next:7', action: 'next', letters: [], numbers: [4], asked },
    ]);
  });

  it('carries nothing of the question in public, and calls nobody but whom it is for and who shared it', () => {
    const shown = show(makeMatches([makeMatch(ladder)], { more: 2 }), {
      shownTo: 'public',
      sharedBy: 'U0MOD',
      addressedTo: 'U0BEN',
    });
    expect(askedIn(shown.message.blocks)).toBeUndefined();
    expect(shown.text).not.toMatch(/Both speak of|Close|since March/u);
    expect(shown.text).toMatch(/^@U0BEN Past letters near your message:\n/u);
    expect(shown.text).toMatch(/2 more letters were found\.\nShared by @U0MOD$/u);
    expect(shown.seen.called).toEqual(['U0BEN', 'U0MOD']);
    expect(labels(shown)).toEqual(['Whole letter', 'More like this', 'Helpful', 'Not helpful', 'Dismiss']);
    expect(shown.message.text).toBe(
      'Past letters near your message:\n1. About ladder · Ask Ada · no date\n2 more letters were found.',
    );
  });

  it('calls nobody by what is no id of a person', () => {
    for (const id of ['!channel', '<@U1>', 'here', '42', 'C0GENERAL', '']) {
      const { seen } = show(makeMatches([makeMatch(ladder)]), { shownTo: 'public', sharedBy: id, addressedTo: id });
      expect(seen.called).toEqual([]);
    }
  });

  it('is covered where it has content notes, reason included, until it is opened', () => {
    const noted = letterOf('noted', { contentNotes: ['abuse'], question: 'Secret question.', answer: 'Secret answer.' });
    const shown = show(makeMatches([makeMatch(noted)]));
    expect(shown.text).toContain('Content note: abuse. Its text is covered until you open it.');
    expect(JSON.stringify(shown.message)).not.toContain('Secret');
    expect(shown.pressed[0]).toEqual({
      label: 'Show this letter',
      actionId: 'uncover:1',
      action: 'uncover',
      letters: [noted.id],
      numbers: [1],
      asked: { question: QUESTION },
    });
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
  const sentence = 'This is a sentence about a ladder. ';
  const titlesIn = (text: string) => text.match(/About letter-\d/gu);

  it('come three at a time; Next goes on behind the last that is shown, and says how many there are', () => {
    const shown = show(many(5));
    expect(titlesIn(shown.text)).toEqual(['About letter-0', 'About letter-1', 'About letter-2']);
    expect(MATCHES_SHOWN).toBe(3);
    expect(shown.text).toContain('4 more letters: Next');
    expect(shown.pressed.at(-1)).toMatchObject({ label: 'Next', action: 'next', letters: [], numbers: [3] });
  });

  it('are dropped whole where the words of three have no room', () => {
    const shown = show(many(3, { question: sentence.repeat(30).trim(), answer: sentence.repeat(45).trim() }));
    expect(titlesIn(shown.text)).toEqual(['About letter-0', 'About letter-1']);
    expect(shown.text).toContain('3 more letters: Next');
    expect(shown.text).not.toContain('[…]');
  });

  it('a letter alone gives way in whole sentences, with the cut shown', () => {
    const shown = show(many(1, { question: sentence.repeat(400).trim(), answer: sentence.repeat(400).trim() }));
    for (const quoted of shown.seen.quotes.slice(0, 2)) expect(quoted).toMatch(/^(?:This is a sentence about a ladder\. ?)+$/u);
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

  it('that a moderator may point to are not shared from their message', () => {
    const shown = show(many(3), { pointing: { chosen: [letterOf('letter-1').id] } });
    expect(labels(shown)).not.toContain('Share here');
    expect(labels(shown)).not.toContain('Point them here');
  });

  it('stand below the reason why they are private', () => {
    const shown = show(many(1), { notice: 'Letters can’t be shared in this channel.' });
    expect(shown.text).toMatch(/^Letters can’t be shared/u);
    expect(shown.message.text).toMatch(/^Letters can’t be shared/u);
  });
});

describe('the question on a private card', () => {
  const reply = makeMatches([makeMatch(ladder)], { more: 1 });

  it('comes back with its filters, and they are shown', () => {
    const asked = { question: 'One?\n\n> two\n&lt;three> <!channel>', topic: 'wo*rk: a', column: 'Ask Ada' };
    const shown = show(reply, { asked });
    expect(askedIn(shown.message.blocks)).toEqual(asked);
    expect(shown.seen.quotes.at(-1)).toBe(asked.question);
    expect(shown.text).toContain('Among letters on: wo*rk: a\nAmong letters in: Ask Ada');
  });

  it('is kept whole at the length that a question may have', () => {
    const question = 'ladders '.repeat(125).trim();
    const shown = show(reply, { asked: { question } });
    expect(askedIn(shown.message.blocks)).toEqual({ question });
    expect(shown.text).toContain('You asked:');
  });

  it('is kept as far as there is room, at the border of a word, and the card says so', () => {
    const shown = show(reply, { asked: { question: 'ladder '.repeat(857).trim() } });
    const kept = askedIn(shown.message.blocks)?.question ?? '';
    expect(shown.text).toContain('You asked at length; I go on from this beginning of it:');
    expect(shown.seen.quotes.at(-1)).toBe(kept);
    expect(kept).toMatch(/^(?:ladder )+(?:ladder)? ?$/u);
    expect(kept.length).toBeGreaterThan(1300);
  });
});
