// Laws of messages to Slack: any letter makes a message that Slack takes, the stored words are seen, the question comes back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RenderContext } from '../../adapters/shared/render-context.ts';
import { formatValue, MOST_VALUE, parseValue } from '../../adapters/slack/asked.ts';
import { renderReply, SLACK_CAPABILITIES } from '../../adapters/slack/render.ts';
import { openValue, sealValue } from '../../adapters/slack/sealed-asked.ts';
import type { Letter } from '../../src/letters/letter.ts';
import { composeLetter } from '../../src/replies/compose.ts';
import { createSeal } from '../../src/state/sealed.ts';
import { anyLetter, anyText, prose } from '../support/arbitraries.ts';
import { makeLetter } from '../support/letters.ts';
import { makeMatch, makeMatches, repliesOver } from '../support/replies.ts';
import { seeBlocks, seeNotification } from '../support/slack/seen.ts';
import { checkMessage, pressedIn, realButtons } from '../support/slack/shown.ts';
import { slackText } from '../support/slack/texts.ts';

const line = slackText.map((text) => text.replace(/\s+/gu, ' ').trim()).filter((text) => text !== '');
/** A letter whose every part is full of what Slack takes for more than words. */
const wildLetter: fc.Arbitrary<Letter> = fc
  .record({ title: line, column: line, columnist: line, question: slackText, answer: slackText, url: fc.webUrl() })
  .map((parts) => makeLetter(parts));
/** Very long, and worst of all for what JSON makes of it. */
const hugeLetter: fc.Arbitrary<Letter> = fc
  .tuple(fc.constantFrom('"', '\\', '漢', '🙂', '\n"', 'a. ', '& ', 'word '), fc.constantFrom(900, 4000, 9000))
  .map(([unit, units]) => {
    const text = unit.repeat(Math.ceil(units / unit.length)).trim();
    const name = unit.repeat(200).replace(/\n/gu, '').trim();
    return makeLetter({ title: name, column: name, columnist: name, question: text, answer: text, topics: [] });
  });
const question = fc
  .oneof(slackText, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }))
  .filter((text) => text.isWellFormed() && text.trim() !== '');
const inPrivate = (asked?: RenderContext['asked']): RenderContext => ({ ...realButtons(), shownTo: 'private', asked });

describe('a message to Slack', () => {
  it('is taken whatever the letter is, and nothing in it is more than words but our links', () => {
    fc.assert(
      fc.property(fc.oneof(wildLetter, anyLetter), question, (letter, asked) => {
        const addresses = [letter.url ?? '', 'https://line.example'].map((url) => (url === '' ? '' : new URL(url).href));
        for (const reply of repliesOver(letter)) {
          for (const context of [inPrivate({ question: asked }), { ...inPrivate(), shownTo: 'public' } as const]) {
            const message = renderReply(reply, context);
            checkMessage(message);
            const seen = seeBlocks(message.blocks);
            expect(seen.called).toEqual([]);
            expect(seen.others).toEqual([]);
            for (const { url } of seen.links) expect(addresses).toContain(url);
          }
        }
      }),
      { numRuns: 10 },
    );
  });

  it('is taken however long a letter and the question are, and says of a question what is kept', () => {
    fc.assert(
      fc.property(hugeLetter, fc.constantFrom('"', '漢', 'why? '), fc.constantFrom(1, 1000, 6000), (letter, unit, units) => {
        const asked = unit
          .repeat(Math.ceil(units / unit.length))
          .slice(0, units)
          .trim();
        for (const reply of repliesOver(letter)) {
          const { buttons, meaningOf } = realButtons();
          const message = renderReply(reply, { buttons, shownTo: 'private', asked: { question: asked } });
          checkMessage(message);
          for (const pressed of pressedIn(message.blocks, meaningOf)) {
            if (pressed.asked === undefined) continue;
            expect(asked.startsWith(pressed.asked.question)).toBe(true);
            expect(pressed.asked.question.length).toBeGreaterThan(0);
            const seen = seeBlocks(message.blocks);
            expect(seen.quotes).toContain(pressed.asked.question);
            expect(seen.text.includes('You asked at length')).toBe(pressed.asked.question.length < asked.length);
          }
        }
      }),
      { numRuns: 10 },
    );
  });

  it('shows the stored words of title, question and answer exactly, quotations as quotations', () => {
    fc.assert(
      fc.property(wildLetter, (letter) => {
        fc.pre(letter.question.length + letter.answer.length < 2500 && letter.title.length < 150);
        const seen = seeBlocks(renderReply(makeMatches([makeMatch(letter)]), inPrivate()).blocks);
        expect(seen.quotes).toEqual([letter.question, letter.answer]);
        expect(seen.text).toContain(letter.title);
      }),
      { numRuns: 120 },
    );
  });

  it('shows each piece of an excerpt exactly, and every cut outside of them', () => {
    fc.assert(
      fc.property(prose, prose, fc.boolean(), (asked, answered, isLong) => {
        const letter = makeLetter({ question: asked, answer: `${answered}\n\n`.repeat(isLong ? 30 : 1).trim() });
        const match = makeMatch(letter);
        const seen = seeBlocks(renderReply(makeMatches([match]), inPrivate()).blocks);
        for (const quoted of seen.quotes) {
          expect(letter.question.includes(quoted) || letter.answer.includes(quoted)).toBe(true);
          expect(quoted).not.toContain('[…]');
        }
        const isWhole = seen.quotes.join('') === letter.question + letter.answer;
        expect(seen.text.includes('[…]')).toBe(!isWhole);
      }),
      { numRuns: 60 },
    );
  });

  it('shows a whole letter page by page without losing a character', () => {
    fc.assert(
      fc.property(fc.oneof(wildLetter, hugeLetter), (letter) => {
        const options = { pageSize: SLACK_CAPABILITIES.pageSize, excerptOnly: false };
        const { pages } = composeLetter(letter, { ...options, page: 1 });
        const quotes = Array.from({ length: pages }, (_, index) => {
          const message = renderReply(composeLetter(letter, { ...options, page: index + 1 }), inPrivate());
          checkMessage(message);
          return seeBlocks(message.blocks).quotes;
        });
        const squeezed = (words: string) => words.replace(/\s/gu, '');
        expect(squeezed(quotes.flat().join(''))).toBe(squeezed(letter.question + letter.answer));
      }),
      { numRuns: 15 },
    );
  });

  it('never says in its text what was asked, and says the title', () => {
    fc.assert(
      fc.property(wildLetter, (letter) => {
        const asked = 'A question that nobody else is to see';
        for (const shownTo of ['private', 'public'] as const) {
          const message = renderReply(makeMatches([makeMatch(letter)], { more: 1 }), {
            ...inPrivate({ question: asked }),
            shownTo,
          });
          expect(message.text).not.toContain(asked);
          if (letter.title.length < 150) expect(seeNotification(message.text)).toContain(letter.title);
          if (shownTo === 'public')
            expect(JSON.stringify(message)).not.toContain(Buffer.from(asked).toString('base64url').slice(4, 30));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the value of an element', () => {
  const [cursor] = [realButtons().buttons({ action: 'next', letters: [], numbers: [3] }) ?? ''];
  const filter = fc.option(line, { nil: undefined });

  it('gives back what was asked, word for word', () => {
    fc.assert(
      fc.property(question, filter, filter, (asked, topic, column) => {
        const given = { question: asked, ...(topic !== undefined && { topic }), ...(column !== undefined && { column }) };
        fc.pre(Buffer.byteLength(JSON.stringify(given)) < 1300);
        expect(parseValue(formatValue(cursor, given))).toEqual({ cursor, asked: given });
      }),
      { numRuns: 300 },
    );
  });

  it('is never longer than Slack takes, keeps a beginning, and has no character that Slack escapes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('"', '漢', '🙂', 'why? ', '&'),
        fc.integer({ min: 1, max: 3000 }),
        filter,
        (unit, units, topic) => {
          const asked = unit.repeat(Math.ceil(units / unit.length));
          const value = formatValue(cursor, { question: asked, topic });
          expect(value.length).toBeLessThanOrEqual(MOST_VALUE);
          expect(value).toMatch(/^[\w-]+(?: [\w-]+)?$/u);
          const kept = parseValue(value).asked?.question ?? '';
          expect(asked.startsWith(kept)).toBe(true);
          expect(kept.isWellFormed()).toBe(true);
        },
      ),
    );
  });

  it('is read whatever it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(parseValue(text).cursor).toBe(text.split(' ')[0]);
        expect(parseValue(`${cursor} ${text}`).cursor).toBe(cursor);
      }),
    );
  });
});

describe('what was asked, on a button that everybody sees', () => {
  const seal = createSeal('s'.repeat(32), 'question');

  it('comes back for that button alone, whole or its beginning, and fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 1000 }), fc.string({ maxLength: 70 }), (words, topic) => {
        const [cursor, other] = ['c'.repeat(100), 'd'.repeat(100)];
        const question = `a ${words}`;
        const value = sealValue(cursor, { question, topic }, seal);
        expect(value.length).toBeLessThanOrEqual(MOST_VALUE);
        const opened = openValue(value, seal);
        expect(opened.cursor).toBe(cursor);
        expect(question.startsWith(opened.asked?.question ?? '?')).toBe(true);
        expect(openValue(value.replace(cursor, other), seal)).toEqual({ cursor: other });
        expect(openValue(value, createSeal('t'.repeat(32), 'question'))).toEqual({ cursor });
      }),
    );
  });

  it('is read where it is not sealed as well, and whatever it is nothing is thrown', () => {
    const value = formatValue('c', { question: 'why?' });
    expect(openValue(value, seal)).toEqual({ cursor: 'c', asked: { question: 'why?' } });
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(openValue(`c ${text}`, seal).cursor).toBe('c');
      }),
    );
  });
});
