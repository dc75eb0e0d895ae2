// How do all other replies look on Slack?
import { describe, expect, it } from 'vitest';
import { renderNeutralLine, renderSentence } from '../../../../adapters/slack/render.ts';
import { composeLetter, listed } from '../../../../src/replies/compose.ts';
import { NEUTRAL_LINE } from '../../../../src/replies/words.ts';
import { makeMatch, makeMatches } from '../../../support/replies.ts';
import { seeBlocks, seeNotification } from '../../../support/slack/seen.ts';
import { checkMessage, labels, letterOf, pressedIn, QUESTION, realButtons, show } from '../../../support/slack/shown.ts';

const ladder = letterOf('ladder');

describe('a whole letter', () => {
  const long = letterOf('long', {
    question: 'A sentence here. '.repeat(150).trim(),
    answer: 'An answer there. '.repeat(250).trim(),
  });
  const page = (number: number) => composeLetter(long, { pageSize: 2000, page: number, excerptOnly: false });

  it('turns its pages', () => {
    expect(show(page(1)).pressed.slice(0, 1)).toEqual([
      { label: 'Page 2', actionId: 'letter:1', action: 'letter', letters: [long.id], numbers: [2] },
    ]);
    expect(labels(show(page(2))).slice(0, 2)).toEqual(['Page 1', 'Page 3']);
    expect(show(page(2)).text).toContain('Page 2 of 5.');
    expect(labels(show(page(5)))).not.toContain('Page 6');
  });

  it('leads to its publisher where only excerpts are allowed, and shows where it is cut', () => {
    const letter = { ...long, url: 'https://ada.example/long' };
    const shown = show(composeLetter(letter, { pageSize: 2000, page: 1, excerptOnly: true }));
    expect(shown.text.match(/\[…\]/gu)).toHaveLength(2);
    expect(shown.text).toMatch(/The whole letter is at:\nWhere it appeared$/u);
    expect(shown.seen.links).toEqual([{ text: 'Where it appeared', url: letter.url }]);
  });

  it('has the way to its publisher beside its title, and no words of the letter lead there', () => {
    const shown = show(
      composeLetter({ ...ladder, url: 'https://ada.example/l' }, { pageSize: 2000, page: 1, excerptOnly: false }),
    );
    expect(shown.text.split('\n')[0]).toBe('About ladder · Where it appeared');
    expect(shown.seen.links).toEqual([{ text: 'Where it appeared', url: 'https://ada.example/l' }]);
  });

  it('carries no question, and is told by its title and page', () => {
    const shown = show(page(2));
    expect(JSON.stringify(shown.message)).not.toContain('since March');
    expect(shown.message.text).toBe('About long\nPage 2 of 5.');
  });
});

describe('lists', () => {
  const titles = Array.from({ length: 20 }, (_, index) => listed(letterOf(`title-${index}`)));

  it('show titles to read and to open, and go on', () => {
    const of = { kind: 'topic', topic: 'work' } as const;
    const shown = show({ kind: 'titles', of, topics: [], titles, from: 20, more: 7 });
    expect(shown.text).toContain('21. About title-0');
    expect(shown.text).toContain('7 more letters.');
    expect(shown.pressed).toHaveLength(21);
    expect(shown.pressed[0]).toEqual({
      label: '21. About title-0',
      actionId: 'letter:1',
      action: 'letter',
      letters: ['ask-ada/title-0'],
      numbers: [1],
    });
    expect(shown.pressed.at(-1)).toEqual({
      label: 'More titles',
      actionId: 'browse:2',
      action: 'browse',
      letters: [],
      numbers: [40],
      list: of,
    });
  });

  it('drop titles from their end where all have no room, and say how many there are', () => {
    const wide = titles.map((each) => ({
      ...each,
      title: 'A "Title" '.repeat(14).trim(),
      column: 'A "Column" '.repeat(9).trim(),
    }));
    const shown = show({ kind: 'titles', of: { kind: 'all' }, topics: [], titles: wide, from: 0, more: 0 });
    const numbers = shown.text.match(/^\d+\. /gmu)?.length ?? 0;
    expect(numbers).toBeGreaterThan(10);
    expect(numbers).toBeLessThan(20);
    expect(shown.text).toContain(`${20 - numbers} more letters.`);
    expect(shown.pressed.at(-1)).toMatchObject({ label: 'More titles', numbers: [numbers] });
  });

  it('show all topics to read, and as many as have room to choose from, whatever their names', () => {
    const topics = Array.from({ length: 120 }, (_, index) => ({ topic: `t${index}`, letters: 1 }));
    const shown = show({ kind: 'titles', of: { kind: 'topics' }, topics, titles: [], from: 0, more: 0 });
    expect(shown.text).toContain('t119 (1)');
    expect(shown.pressed.length).toBeGreaterThanOrEqual(40);
    expect(shown.pressed[0]).toMatchObject({ label: 't0 (1)', action: 'browse', list: { kind: 'topic', topic: 't0' } });
    const long = show({
      kind: 'titles',
      of: { kind: 'topics' },
      topics: [{ topic: 'x'.repeat(100), letters: 1 }],
      titles: [],
      from: 0,
      more: 0,
    });
    expect(long.pressed).toHaveLength(1);
  });

  it('say how many topics have no room', () => {
    const topics = Array.from({ length: 120 }, (_, index) => ({ topic: `${index}-${'x'.repeat(40)}`, letters: 1 }));
    expect(show({ kind: 'titles', of: { kind: 'topics' }, topics, titles: [], from: 0, more: 0 }).text).toMatch(
      / · and \d+ more\nMore of them can be chosen in my home tab\.$/u,
    );
  });
});

describe('what is said', () => {
  it('puts help lines first, their addresses to press, and the letters behind a button that knows the question', () => {
    const letters = makeMatches([makeMatch(ladder)]);
    const help = [{ place: 'Anywhere', name: 'A Line', contact: '123', url: 'https://line.example' }];
    const shown = show({ kind: 'help-first', help, letters });
    expect(shown.text).not.toContain('About ladder');
    expect(shown.seen.links.map(({ url }) => url)).toEqual(['https://line.example/']);
    expect(shown.pressed).toEqual([
      { label: 'Show the letters', actionId: 'show:1', action: 'show', letters: [], numbers: [], asked: { question: QUESTION } },
    ]);
    expect(shown.message.text).toContain('Anywhere: A Line, 123');
  });

  it('says one line in a channel whose answers are private', () => {
    const { buttons, meaningOf } = realButtons('1700000000123456');
    const message = renderNeutralLine({ buttons });
    checkMessage(message);
    expect(seeBlocks(message.blocks).text).toBe(NEUTRAL_LINE);
    expect(pressedIn(message.blocks, meaningOf)).toMatchObject([{ label: 'Show me privately', actionId: 'show:1' }]);
  });

  it('says a sentence as it is, and escapes it for notifications', () => {
    const message = renderSentence('Wait *3* <!here> seconds & :smile:.');
    checkMessage(message);
    expect(seeBlocks(message.blocks)).toEqual({
      text: 'Wait *3* <!here> seconds & :smile:.',
      quotes: [],
      links: [],
      called: [],
      others: [],
    });
    expect(message.text).toBe('Wait *3* &lt;!here&gt; seconds &amp; :smile:.');
    expect(seeNotification(message.text)).toBe('Wait *3* <!here> seconds & :smile:.');
  });

  it('says a sentence on one line', () => {
    expect(seeBlocks(renderSentence('One.\n\nTwo.').blocks).text).toBe('One. Two.');
  });

  it('tells notifications of many titles as far as there is room, in whole lines', () => {
    const titles = Array.from({ length: 20 }, (_, index) => listed(letterOf(`t-${index}`, { title: '&'.repeat(140) })));
    const { message } = show({ kind: 'titles', of: { kind: 'all' }, topics: [], titles, from: 0, more: 0 });
    expect(message.text.length).toBeLessThanOrEqual(4000);
    expect(message.text).toMatch(/\nand \d+ more$/u);
  });
});
