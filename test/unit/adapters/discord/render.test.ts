// How do all other replies look on Discord, and would Discord take every kind?
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../../adapters/discord/limits.ts';
import { askedIn, renderNeutralLine, renderSentence } from '../../../../adapters/discord/render.ts';
import { LABELS, pageLabel } from '../../../../adapters/shared/labels.ts';
import { composeLetter, listed } from '../../../../src/replies/compose.ts';
import { NEUTRAL_LINE } from '../../../../src/replies/words.ts';
import { flattenComponents } from '../../../support/discord/components-in.ts';
import { findOpenApi, loadBodyJudge } from '../../../support/discord/openapi.ts';
import { checkMessage, seeMessage, tellingButtons } from '../../../support/discord/seen.ts';
import { labels, letterOf, QUESTION, show } from '../../../support/discord/shown.ts';
import { makeMatch, makeMatches, repliesOver } from '../../../support/replies.ts';

const ladder = letterOf('ladder');

describe('a whole letter', () => {
  const long = letterOf('long', {
    question: 'A sentence here. '.repeat(100).trim(),
    answer: 'An answer there. '.repeat(200).trim(),
  });
  const page = (number: number) => composeLetter(long, { pageSize: 1400, page: number, excerptOnly: false });

  it('turns its pages', () => {
    expect(show(page(1)).pressed.slice(0, 1)).toEqual([{ label: 'Page 2', action: 'letter', letters: [long.id], numbers: [2] }]);
    expect(labels(show(page(2))).slice(0, 2)).toEqual(['Page 1', 'Page 3']);
    expect(show(page(2)).text).toContain('Page 2 of 5.');
    expect(labels(show(page(5)))).not.toContain('Page 6');
  });

  it('leads to its publisher where only excerpts are allowed, and shows where it is cut', () => {
    const letter = { ...long, url: 'https://ada.example/long' };
    const shown = show(composeLetter(letter, { pageSize: 1400, page: 1, excerptOnly: true }));
    expect(shown.text.match(/\[…\]/gu)).toHaveLength(2);
    expect(shown.text).toMatch(/The whole letter is at:\nhttps:\/\/ada\.example\/long$/u);
    expect(show(composeLetter(long, { pageSize: 1400, page: 1, excerptOnly: true })).text).toMatch(/answer begin\.$/u);
    const links = seeMessage(shown.message).marks.filter(({ kind }) => kind === 'link');
    expect(links).toEqual([{ kind: 'link', text: letter.url, target: letter.url }]);
  });
});

describe('lists', () => {
  const titles = Array.from({ length: 20 }, (_, index) => listed(letterOf(`title-${index}`)));

  it('show titles to read and to open, and go on', () => {
    const of = { kind: 'topic', topic: 'work' } as const;
    const shown = show({ kind: 'titles', of, topics: [], titles, from: 20, more: 7 });
    expect(shown.text).toContain('21. About title-0');
    expect(shown.text).toContain('7 more letters.');
    expect(shown.pressed).toEqual([
      { label: 'Open a letter', action: 'letter', letters: [], numbers: [] },
      { label: 'More titles', action: 'browse', letters: [], numbers: [40], list: of },
    ]);
  });

  it('show all topics to read, and a hundred to choose from', () => {
    const topics = Array.from({ length: 120 }, (_, index) => ({ topic: `t${index}`, letters: 1 }));
    const shown = show({ kind: 'titles', of: { kind: 'topics' }, topics, titles: [], from: 0, more: 0 });
    expect(shown.text).toContain('t119 (1)');
    expect(labels(shown)).toEqual(['Choose a topic', 'Topics 26 to 50', 'Topics 51 to 75', 'Topics 76 to 100']);
  });

  it('say how many topics have no room', () => {
    const topics = Array.from({ length: 120 }, (_, index) => ({ topic: `${index}-${'x'.repeat(40)}`, letters: 1 }));
    expect(show({ kind: 'titles', of: { kind: 'topics' }, topics, titles: [], from: 0, more: 0 }).text).toMatch(
      / · and \d+ more$/u,
    );
  });
});

describe('every kind of reply', () => {
  const document = findOpenApi(import.meta.dirname);

  it.skipIf(document === undefined)(
    'is taken by Discord’s own description of its API (skipped where the document is not at hand)',
    () => {
      const judge = loadBodyJudge(document ?? '');
      for (const shownTo of ['private', 'public'] as const) {
        for (const reply of repliesOver(letterOf('any', { url: 'https://ada.example/any' }))) {
          const { message } = show(reply, { shownTo, pointing: { chosen: [ladder.id] }, sharedBy: '42' });
          expect(judge('MessageCreateRequest', message)).toBeUndefined();
          expect(judge('IncomingWebhookUpdateRequestPartial', message)).toBeUndefined();
        }
      }
    },
  );
});

describe('labels', () => {
  it('can be read whole on a phone', () => {
    for (const label of [...Object.values(LABELS), pageLabel(99)]) expect(label.length).toBeLessThanOrEqual(LIMITS.buttonLabel);
  });
});

describe('what is said', () => {
  it('puts help lines first, their addresses to press, and the letters behind a button', () => {
    const letters = makeMatches([makeMatch(ladder)]);
    const help = [{ place: 'Anywhere', name: 'A Line', contact: '123', url: 'https://line.example' }];
    const shown = show({ kind: 'help-first', help, letters });
    expect(shown.text).not.toContain('About ladder');
    expect(seeMessage(shown.message).marks).toContainEqual({
      kind: 'link',
      text: 'https://line.example',
      target: 'https://line.example',
    });
    expect(shown.pressed).toEqual([{ label: 'Show the letters', action: 'show', letters: [], numbers: [] }]);
    expect(askedIn(shown.message.components)).toEqual({ question: QUESTION });
  });

  it('says one line in a channel whose answers are private', () => {
    const message = renderNeutralLine({ buttons: tellingButtons() });
    checkMessage(message);
    expect(seeMessage(message).text).toBe(NEUTRAL_LINE);
    const [button] = flattenComponents([...message.components]).filter(({ type }) => type === ComponentType.Button);
    expect(button).toMatchObject({ label: 'Show me privately', style: ButtonStyle.Primary });
  });

  it('says a sentence as it is', () => {
    const message = renderSentence('Wait *3* seconds.');
    checkMessage(message);
    expect(seeMessage(message)).toEqual({ text: 'Wait *3* seconds.', marks: [] });
  });
});
