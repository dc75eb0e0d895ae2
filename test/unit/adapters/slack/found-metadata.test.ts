// Does a modal keep whose message it is about, whatever its words, within what Slack takes?
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatFound, foundOf, parseFound } from '../../../../adapters/slack/found-metadata.ts';
import { LIMITS } from '../../../../adapters/slack/limits.ts';

const place = { space: 'T0123456789', channel: 'C0123456789' };
const target = { ts: '1700000000.123456', thread: '1700000000.000001', author: 'U0123456789', text: '' };
const keys = Array.from({ length: 3 }, () => 'AAAAAAAA');

it('of any question the beginning, and all of an ordinary one', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 1000 }),
    fc.string({ unit: fc.constantFrom('\u0000', '"', '\\', '🌱', 'ß', ' '), minLength: 900, maxLength: 1000 }),
  );
  fc.assert(
    fc.property(words, (question) => {
      const found = foundOf(place, target, question);
      const metadata = formatFound({ ...found, letters: keys });
      expect(metadata.length).toBeLessThanOrEqual(LIMITS.privateMetadata);
      expect(parseFound(metadata)).toEqual({ ...found, letters: keys });
      expect(question.startsWith(found.question)).toBe(true);
    }),
  );
  const ordinary = 'My neighbour borrowed our lawnmower. '.repeat(26).trim();
  expect(foundOf(place, target, ordinary).question).toBe(ordinary);
});

it('is nothing where it is none of ours', () => {
  for (const metadata of [
    '',
    'x',
    '{}',
    'null',
    '{"place":{"space":"T1","channel":"c","thread":"1"},"question":"","letters":[]}',
  ])
    expect(parseFound(metadata)).toBeUndefined();
});
