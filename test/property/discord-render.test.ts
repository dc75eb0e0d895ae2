// Laws of messages to Discord: any letter makes a message that Discord takes, the stored words are seen, the question comes back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedIn, DISCORD_CAPABILITIES, renderReply } from '../../adapters/discord/render.ts';
import type { RenderContext } from '../../adapters/shared/render-context.ts';
import type { Letter } from '../../src/letters/letter.ts';
import { composeLetter } from '../../src/replies/compose.ts';
import { anyLetter } from '../support/arbitraries.ts';
import { checkMessage, seeMessage, tellingButtons } from '../support/discord/seen.ts';
import { markdownText } from '../support/discord/texts.ts';
import { makeLetter } from '../support/letters.ts';
import { makeMatch, makeMatches, repliesOver } from '../support/replies.ts';

const tabbed = (text: string) => text.replace(/\t/gu, '    ');
const line = markdownText.map((text) => text.replace(/\s+/gu, ' ').trim()).filter((text) => text !== '');
/** A letter whose every part is full of what Discord takes for more than words. */
const wildLetter: fc.Arbitrary<Letter> = fc
  .record({ title: line, column: line, columnist: line, question: markdownText, answer: markdownText, url: fc.webUrl() })
  .map((parts) => makeLetter(parts));
/** Very long, and worst of all for the one kind of limit or the other. */
const hugeLetter: fc.Arbitrary<Letter> = fc
  .tuple(fc.constantFrom('*', '漢', '🙂', '\n*', 'a. ', '_ ', 'word '), fc.constantFrom(900, 4000, 9000))
  .map(([unit, units]) => {
    const text = unit.repeat(Math.ceil(units / unit.length)).trim();
    const name = unit.repeat(200).replace(/\n/gu, '').trim();
    const contentNotes = [] as const;
    return makeLetter({
      title: name,
      column: name,
      columnist: name,
      question: text,
      answer: text,
      topics: [],
      contentNotes: [...contentNotes],
    });
  });

const question = fc
  .oneof(markdownText, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), fc.string({ minLength: 1 }))
  .filter((text) => text.isWellFormed());
const inPrivate = (asked?: RenderContext['asked']): RenderContext => ({ buttons: tellingButtons(), shownTo: 'private', asked });

describe('a message to Discord', () => {
  it('is taken whatever the letter is, and carries no mark but ours', () => {
    fc.assert(
      fc.property(fc.oneof(wildLetter, anyLetter), question, (letter, asked) => {
        for (const reply of repliesOver(letter)) {
          const message = renderReply(reply, inPrivate({ question: asked }));
          checkMessage(message);
          for (const mark of seeMessage(message).marks) {
            if (mark.kind === 'link')
              expect([letter.url, encodeURI(letter.url ?? ''), 'https://line.example']).toContain(mark.target);
            else expect(['bold', 'subtext', 'heading', 'quote']).toContain(mark.kind);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is taken however long a letter and the question are', () => {
    fc.assert(
      fc.property(hugeLetter, fc.constantFrom('*', '漢', 'why? '), fc.constantFrom(1, 6000), (letter, unit, units) => {
        const asked = unit
          .repeat(Math.ceil(units / unit.length))
          .slice(0, units)
          .trim();
        for (const reply of repliesOver(letter)) {
          const message = renderReply(reply, inPrivate({ question: asked }));
          checkMessage(message);
          if (reply.kind !== 'matches' && reply.kind !== 'nothing-close') continue;
          const kept = askedIn(message.components)?.question ?? '';
          expect(kept).not.toBe('');
          expect(asked.startsWith(kept)).toBe(true);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('shows the stored words of question and answer exactly', () => {
    fc.assert(
      fc.property(wildLetter, (letter) => {
        fc.pre(letter.question.length + letter.answer.length < 1000);
        const seen = seeMessage(renderReply(makeMatches([makeMatch(letter)]), inPrivate())).marks.filter(
          ({ kind }) => kind === 'quote',
        );
        expect(seen.map(({ text }) => text)).toEqual([tabbed(letter.question), tabbed(letter.answer)]);
      }),
      { numRuns: 200 },
    );
  });

  it('shows a whole letter page by page without losing a character', () => {
    fc.assert(
      fc.property(fc.oneof(wildLetter, hugeLetter), (letter) => {
        const options = { pageSize: DISCORD_CAPABILITIES.pageSize, excerptOnly: false };
        const { pages } = composeLetter(letter, { ...options, page: 1 });
        const seen = Array.from({ length: pages }, (_, index) => {
          const message = renderReply(composeLetter(letter, { ...options, page: index + 1 }), inPrivate());
          checkMessage(message);
          return seeMessage(message).marks.filter(({ kind }) => kind === 'quote');
        });
        const text = seen
          .flat()
          .map((mark) => mark.text)
          .join('');
        const squeezed = (words: string) => words.replace(/\s/gu, '');
        expect(squeezed(text)).toBe(squeezed(letter.question + letter.answer));
      }),
      { numRuns: 30 },
    );
  });

  it('gives the question back word for word where it has room', () => {
    const filter = fc.option(line, { nil: undefined });
    fc.assert(
      fc.property(question, filter, filter, (asked, topic, column) => {
        fc.pre(asked.length < 1200);
        const given = { question: asked, ...(topic !== undefined && { topic }), ...(column !== undefined && { column }) };
        const message = renderReply(makeMatches([makeMatch(makeLetter())], { more: 2 }), inPrivate(given));
        expect(askedIn(message.components)).toEqual(given);
      }),
      { numRuns: 300 },
    );
  });
});
