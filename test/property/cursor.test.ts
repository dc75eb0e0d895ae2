// The laws of buttons: they come back as they were made, and no other way.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CURSOR_ACTIONS, type Cursor, createCursors, LONGEST } from '../../adapters/shared/cursor.ts';
import { keyedHash } from '../../src/keyed-hash.ts';
import { letterKey } from '../../src/letters/letter.ts';
import { anyText } from '../support/arbitraries.ts';
import { makeClock } from '../support/clock.ts';
import { idOf } from '../support/letters.ts';

const SECRET = 'a-secret-of-this-test-0123456789abcdef';
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const START = Date.UTC(2026, 0, 5, 12);
const SECONDS_LEFT = 0xffff_ffff - START / 1000;

const anyKey = fc.uint8Array({ minLength: 6, maxLength: 6 }).map((bytes) => Buffer.from(bytes).toString('base64url'));
const anyBytes = fc.uint8Array({ maxLength: 75 }).map((bytes) => Buffer.from(bytes).toString('base64url'));
const anyCursor: fc.Arbitrary<Cursor> = fc
  .record({
    action: fc.constantFrom(...CURSOR_ACTIONS),
    asker: anyKey,
    expires: fc.integer({ min: 1, max: SECONDS_LEFT }).map((seconds) => START + seconds * 1000),
    letters: fc.array(anyKey, { maxLength: 5 }),
    numbers: fc.array(fc.integer({ min: 0, max: 65_535 }), { maxLength: 2 }),
    message: fc.option(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), { nil: undefined }),
  })
  .map(({ message, ...cursor }) => (message === undefined ? cursor : { ...cursor, message }));

const make = (secret = SECRET, start = START) => createCursors({ secret, clock: makeClock(start) });
const CURSOR: Cursor = {
  action: 'next',
  asker: make().askerOf({ platform: 'first', person: '10' }),
  expires: START + 60_000,
  letters: [letterKey(idOf('ask-nora/her-ring'))],
  numbers: [3],
};

describe('a button', () => {
  it('comes back as it was made', () => {
    const cursors = make();
    fc.assert(
      fc.property(anyCursor, (cursor) => {
        expect(cursors.parse(cursors.format(cursor))).toEqual({ kind: 'ok', cursor });
      }),
    );
  });

  it('is short enough for every platform, of letters that all take', () => {
    const cursors = make();
    fc.assert(
      fc.property(anyCursor, (cursor) => {
        expect(cursors.format(cursor)).toMatch(/^[A-Za-z0-9_-]+$/u);
        expect(cursors.format(cursor).length).toBeLessThanOrEqual(LONGEST);
      }),
    );
    const most = { ...CURSOR, letters: Array(5).fill(CURSOR.asker), numbers: [65_535, 65_535], message: 2n ** 64n - 1n };
    expect(cursors.format(most)).toHaveLength(95);
  });

  it('is refused after any change of one character', () => {
    const cursors = make();
    const values = fc.oneof({ weight: 1, arbitrary: fc.constant(CURSOR) }, { weight: 4, arbitrary: anyCursor });
    fc.assert(
      fc.property(values, fc.nat(), fc.constantFrom(...ALPHABET, '=', ' ', '.', 'é', ''), (cursor, position, other) => {
        const value = cursors.format(cursor);
        const at = position % value.length;
        fc.pre(value[at] !== other);
        expect(cursors.parse(value.slice(0, at) + other + value.slice(at + 1)).kind).toBe('forged');
      }),
      { numRuns: 2000 },
    );
    // Every place of one value, every letter.
    const value = cursors.format(CURSOR);
    for (let at = 0; at < value.length; at++) {
      for (const other of ALPHABET.replace(value.charAt(at), '')) {
        expect(cursors.parse(value.slice(0, at) + other + value.slice(at + 1)).kind).toBe('forged');
      }
    }
  });

  it('is refused when it is anything else', () => {
    const cursors = make();
    fc.assert(
      fc.property(fc.oneof(anyText, anyBytes), (value) => {
        expect(cursors.parse(value).kind).toBe('forged');
      }),
    );
    for (const value of ['', 'A', 'AQ', 'AQAA', `${cursors.format(CURSOR)}AAAA`, cursors.format(CURSOR).slice(0, -4)]) {
      expect(cursors.parse(value).kind).toBe('forged');
    }
  });

  it('is refused under another secret', () => {
    expect(make(`${SECRET}!`).parse(make().format(CURSOR))).toEqual({ kind: 'forged' });
  });

  it('lapses at its moment, and not before', () => {
    const clock = makeClock(START);
    const cursors = createCursors({ secret: SECRET, clock });
    const value = cursors.format(CURSOR);
    clock.pass(59_999);
    expect(cursors.parse(value).kind).toBe('ok');
    clock.pass(1);
    expect(cursors.parse(value)).toEqual({ kind: 'expired' });
  });

  it('of another version is told from a forged one', () => {
    const resigned = (place: number, byte: number) => {
      const body = Buffer.from(make().format(CURSOR), 'base64url').subarray(0, -16);
      body[place] = byte;
      const mac = keyedHash(SECRET, 'cursor', { parts: [body.toString('base64url')], bytes: 16 });
      return Buffer.concat([body, mac]).toString('base64url');
    };
    expect(make().parse(resigned(0, 1))).toEqual({ kind: 'ok', cursor: CURSOR });
    expect(make().parse(resigned(0, 2))).toEqual({ kind: 'other-version' });
    // An action, and parts, that this version does not know.
    expect(make().parse(resigned(1, 250))).toEqual({ kind: 'other-version' });
    expect(make().parse(resigned(2, 0x7f))).toEqual({ kind: 'other-version' });
  });

  it('can’t be made of what it does not hold', () => {
    const cursors = make();
    expect(() => cursors.format({ ...CURSOR, letters: Array(6).fill(CURSOR.asker) })).toThrow(RangeError);
    expect(() => cursors.format({ ...CURSOR, numbers: [1, 2, 3] })).toThrow(RangeError);
    expect(() => cursors.format({ ...CURSOR, numbers: [65_536] })).toThrow(RangeError);
    expect(() => cursors.format({ ...CURSOR, numbers: [-1] })).toThrow(RangeError);
    expect(() => cursors.format({ ...CURSOR, numbers: [1.5] })).toThrow(RangeError);
    expect(() => cursors.format({ ...CURSOR, expires: Number.NaN })).toThrow(RangeError);
    expect(() => cursors.format({ ...CURSOR, message: 2n ** 64n })).toThrow(RangeError);
    expect(() => cursors.format({ ...CURSOR, asker: 'anselm' })).toThrow(RangeError);
    expect(() => cursors.format({ ...CURSOR, letters: ['ask-nora/her-ring'] })).toThrow(RangeError);
  });

  it('knows its asker again, on one platform, and does not name them', () => {
    const cursors = make();
    expect(cursors.askerOf({ platform: 'first', person: '10' })).toBe(CURSOR.asker);
    expect(cursors.askerOf({ platform: 'second', person: '10' })).not.toBe(CURSOR.asker);
    expect(cursors.askerOf({ platform: 'first', person: '11' })).not.toBe(CURSOR.asker);
    expect(make(`${SECRET}!`).askerOf({ platform: 'first', person: '10' })).not.toBe(CURSOR.asker);
  });

  it('that stands in a message of the first release still works', () => {
    const value = 'AQeJaVun_EeqT9nCkkt0s_t2lQADDqoIvCCpqqrGu6l_Q9ERvYmomgGPoe55';
    const cursor = { ...CURSOR, action: 'point', message: 1056666666666666666n } as const;
    expect(make().format(cursor)).toBe(value);
    expect(make().parse(value)).toEqual({ kind: 'ok', cursor });
  });
});
