// The contract of an adapter's pure pair: `read` never fails, `render` shows every reply whole and harmless. Run by each adapter.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/replies/reply.ts';
import type { Request } from '../../src/replies/request.ts';
import { anyText, prose } from '../support/arbitraries.ts';
import { makeLetter } from '../support/letters.ts';
import { repliesOver } from '../support/replies.ts';

/** What an adapter shows of itself to be tested. */
export type AdapterPair<Payload> = {
  readonly name: string;
  /** reads what a person typed, as it reaches the adapter in the shortest way; `undefined`: it is not for us */
  readonly read: (typed: string) => Request | undefined;
  readonly render: (reply: Reply) => Payload;
  /** all text of a payload that a reader sees, our words and quotations, as the platform shows it */
  readonly textOf: (payload: Payload) => string;
  /** throws when the platform would refuse the payload */
  readonly check: (payload: Payload) => void;
  /** what must not stand in the text of a payload, however it came into a letter: pings, orders to a terminal */
  readonly harmful: RegExp;
};

/** Texts that mean something to some platform. */
const ORDERS = [
  '@everyone',
  '<@123456789012345678>',
  '<!channel>',
  '<https://evil.example|here>',
  '\u001b[2J',
  '\u009b31m',
  '`code`',
  '||spoiler||',
  '/more',
  '[x](https://evil.example)',
];
const KINDS: readonly Reply['kind'][] = [
  'matches',
  'nothing-close',
  'letter',
  'titles',
  'help-first',
  'about',
  'status',
  'thanks',
  'trouble',
];

const words = (text: string) => text.replace(/\s+/gu, ' ').trim();

/** Runs the contract for an adapter. */
export function describeAdapter<Payload>({ name, read, render, textOf, check, harmful }: AdapterPair<Payload>): void {
  describe(`${name} keeps the contract of adapters`, () => {
    it('reads anything that can be typed', () => {
      fc.assert(
        fc.property(fc.oneof(anyText, fc.constantFrom(...ORDERS)), (typed) => {
          const request = read(typed);
          expect(request === undefined || typeof request.kind === 'string').toBe(true);
        }),
      );
    });

    it('reads a question as it was asked', () => {
      const question = 'My sister borrows money and never pays it back. What can I say?';
      expect(read(question)).toEqual({ kind: 'ask', question });
    });

    it('is shown replies of every kind here', () => {
      expect(new Set(repliesOver(makeLetter()).map(({ kind }) => kind))).toEqual(new Set(KINDS));
    });

    it('renders every reply to something that the platform takes, without a gap', () => {
      for (const reply of repliesOver(makeLetter())) {
        const payload = render(reply);
        check(payload);
        expect(textOf(payload)).toMatch(/\S/u);
        expect(textOf(payload)).not.toMatch(/undefined|\[object |NaN|null/u);
      }
    });

    it('renders letters of any words and length to something that the platform takes', () => {
      fc.assert(
        fc.property(prose, prose, fc.constantFrom(1, 3, 12), (question, answer, times) => {
          const letter = makeLetter({
            question: `${question}\n\n`.repeat(times).trim(),
            answer: `${answer}\n\n`.repeat(times).trim(),
            title: 'A Title '.repeat(times).trim(),
          });
          for (const reply of repliesOver(letter)) check(render(reply));
        }),
        { numRuns: 12 },
      );
    });

    it('lets no letter ping, link or give orders', () => {
      for (const order of ORDERS) {
        const clean = makeLetter();
        const letter = {
          ...clean,
          title: `${order} ${clean.title}`,
          question: `${order} ${clean.question}`,
          answer: `${clean.answer} ${order}`,
          column: `${order} ${clean.column}`,
        };
        for (const reply of repliesOver(letter)) {
          const payload = render(reply);
          check(payload);
          expect(textOf(payload)).not.toMatch(harmful);
        }
      }
    });

    it('quotes word for word', () => {
      const letter = makeLetter({
        question: 'Is it mine — or “ours”? 🙁',
        answer: 'Ask him, on Saturday.\n\nThen don’t ask again… naïve? No.',
      });
      const [matches] = repliesOver(letter);
      if (matches?.kind !== 'matches') throw new Error('The first reply must be matches');
      const text = words(textOf(render({ ...matches, matches: [matches.matches[0]] })).replace(/[│>]/gu, ' '));
      expect(text).toContain(words(letter.question));
      expect(text).toContain(words(letter.answer));
    });

    it('covers the texts of a noted letter', () => {
      const [matches] = repliesOver(
        makeLetter({ contentNotes: ['suicide'], question: 'Secret question.', answer: 'Secret answer.' }),
      );
      if (matches === undefined) throw new Error('unreachable');
      const text = textOf(render(matches));
      expect(text).toContain('suicide');
      expect(text).not.toContain('Secret');
    });
  });
}
