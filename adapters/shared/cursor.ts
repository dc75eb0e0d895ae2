// How does a button still work after a restart, and only as it was made? Its value says everything, and is signed.
import { timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../src/clock.ts';
import { keyedHash } from '../../src/keyed-hash.ts';
import type { Person } from '../../src/state/store.ts';

/** What a button does. Its place in this list is written into buttons: add at the end, never move or remove. */
export const CURSOR_ACTIONS = [
  'letter',
  'similar',
  'helpful',
  'not-helpful',
  'share',
  'next',
  'why',
  'point',
  'dismiss',
  'show',
  'uncover',
  'forget',
  'browse',
  'ask',
  'random',
  'reload',
  'policy',
  'moderators',
] as const;

/** One of {@link CURSOR_ACTIONS}. */
export type CursorAction = (typeof CURSOR_ACTIONS)[number];

/** What a button says. */
export type Cursor = {
  readonly action: CursorAction;
  /** who asked; see {@link Cursors.askerOf} */
  readonly asker: string;
  /** milliseconds since 1970, kept in whole seconds rounded up, until 2106; from then on the button is refused */
  readonly expires: number;
  /** at most five keys of letters; see `letterKey` */
  readonly letters: readonly string[];
  /** at most two, 0 to 65,535: what they mean is the action's (a page, how many were shown) */
  readonly numbers: readonly number[];
  /** the message that it is about, as a number of at most 64 bits; left out: none */
  readonly message?: bigint | undefined;
};

/** What became of a button's value. All but `ok` are refused calmly. */
export type ParsedCursor =
  | { readonly kind: 'ok'; readonly cursor: Cursor }
  /** not of our making, or not as we made it */
  | { readonly kind: 'forged' }
  | { readonly kind: 'expired' }
  /** made by another version of this program */
  | { readonly kind: 'other-version' };

/** Makes and reads the values of buttons. */
export type Cursors = {
  /** At most {@link LONGEST} characters of A-Z, a-z, 0-9, "-", "_". @throws RangeError for a cursor out of its bounds, which is a bug */
  format(cursor: Cursor): string;
  /** Never throws. */
  parse(value: string): ParsedCursor;
  /** How a person stands in a cursor: 8 characters of base64url, by which they are recognised and nobody else can name them. */
  askerOf(person: Person): string;
};

/** Discord's limit for a custom_id, the smallest of any platform; Slack's button values have 2000. */
export const LONGEST = 100;

/** The first byte. Another arrangement of the body gets another version; the MAC over all of it stays at the end. */
const VERSION = 1;
/** Version, action, and which parts follow. */
const HEAD_BYTES = 3;
const ASKER_BYTES = 6;
const EXPIRY_BYTES = 4;
const KEY_BYTES = 6;
const NUMBER_BYTES = 2;
const MESSAGE_BYTES = 8;
/** 128 bits; 96 would do. With all parts at their most, the whole has 71 bytes, or 95 characters. */
const MAC_BYTES = 16;
const LEAST_BYTES = HEAD_BYTES + EXPIRY_BYTES + ASKER_BYTES + MAC_BYTES;
const MOST_KEYS = 5;
const MOST_NUMBERS = 2;
const MESSAGE_FLAG = 0x80;

/** Buttons signed under a secret. */
export function createCursors({ secret, clock }: { readonly secret: string; readonly clock: Clock }): Cursors {
  const macOf = (body: Buffer) => keyedHash(secret, 'cursor', { parts: [body.toString('base64url')], bytes: MAC_BYTES });
  return {
    format(cursor) {
      const body = formatBody(cursor);
      return Buffer.concat([body, macOf(body)]).toString('base64url');
    },
    parse(value) {
      const bytes = decode(value);
      if (bytes === undefined || bytes.length < LEAST_BYTES) return { kind: 'forged' };
      const body = bytes.subarray(0, -MAC_BYTES);
      if (!timingSafeEqual(macOf(body), bytes.subarray(-MAC_BYTES))) return { kind: 'forged' };
      const cursor = parseBody(body);
      if (cursor === undefined) return { kind: 'other-version' };
      return clock.now() >= cursor.expires ? { kind: 'expired' } : { kind: 'ok', cursor };
    },
    askerOf: ({ platform, person }) =>
      keyedHash(secret, 'asker', { parts: [platform, person], bytes: ASKER_BYTES }).toString('base64url'),
  };
}

/** Only what `toString('base64url')` would write: one value has one form. */
function decode(value: string): Buffer | undefined {
  if (value.length > LONGEST) return undefined;
  const bytes = Buffer.from(value, 'base64url');
  return bytes.toString('base64url') === value ? bytes : undefined;
}

function formatBody({ action, asker, expires, letters, numbers, message }: Cursor): Buffer {
  if (letters.length > MOST_KEYS || numbers.length > MOST_NUMBERS) {
    throw new RangeError(`A button holds ${MOST_KEYS} letters and ${MOST_NUMBERS} numbers at most.`);
  }
  if (![expires, ...numbers].every(Number.isSafeInteger)) throw new RangeError('A button holds whole numbers.');
  const body = Buffer.alloc(HEAD_BYTES + EXPIRY_BYTES);
  body.writeUInt8(VERSION, 0);
  body.writeUInt8(CURSOR_ACTIONS.indexOf(action), 1);
  body.writeUInt8(letters.length | (numbers.length << 3) | (message === undefined ? 0 : MESSAGE_FLAG), 2);
  body.writeUInt32BE(Math.ceil(expires / 1000), HEAD_BYTES);
  const tail = Buffer.alloc(numbers.length * NUMBER_BYTES + (message === undefined ? 0 : MESSAGE_BYTES));
  for (const [at, number] of numbers.entries()) tail.writeUInt16BE(number, at * NUMBER_BYTES);
  if (message !== undefined) tail.writeBigUInt64BE(message, numbers.length * NUMBER_BYTES);
  return Buffer.concat([body, exactly(asker, ASKER_BYTES), ...letters.map((key) => exactly(key, KEY_BYTES)), tail]);
}

function exactly(text: string, length: number): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length !== length || bytes.toString('base64url') !== text) {
    throw new RangeError(`A button names people and letters by ${length} bytes in base64url.`);
  }
  return bytes;
}

/** `undefined`: signed by us, but by another version, or one with more actions. */
function parseBody(body: Buffer): Cursor | undefined {
  if (body[0] !== VERSION) return undefined;
  const flags = body.readUInt8(2);
  const [keys, amount, hasMessage] = [flags & 0b111, (flags >> 3) & 0b11, (flags & MESSAGE_FLAG) !== 0];
  const [lettersAt, numbersAt] = [HEAD_BYTES + EXPIRY_BYTES + ASKER_BYTES, keys * KEY_BYTES];
  const messageAt = lettersAt + numbersAt + amount * NUMBER_BYTES;
  const action = CURSOR_ACTIONS[body.readUInt8(1)];
  if (action === undefined || body.length !== messageAt + (hasMessage ? MESSAGE_BYTES : 0)) return undefined;
  const text = (from: number, length: number) => body.toString('base64url', from, from + length);
  return {
    action,
    asker: text(HEAD_BYTES + EXPIRY_BYTES, ASKER_BYTES),
    expires: body.readUInt32BE(HEAD_BYTES) * 1000,
    letters: Array.from({ length: keys }, (_, at) => text(lettersAt + at * KEY_BYTES, KEY_BYTES)),
    numbers: Array.from({ length: amount }, (_, at) => body.readUInt16BE(lettersAt + numbersAt + at * NUMBER_BYTES)),
    ...(hasMessage && { message: body.readBigUInt64BE(messageAt) }),
  };
}
