import { describe, expect, test } from 'vitest';
import { decode } from '../../../src/importers/decode.ts';

const TEXT = 'Dear Ines,\nI don’t know – he said “no” and left the café. Is that fair?\n';
const latin = (text: string) => Buffer.from(text, 'latin1');

describe('encodings', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT), 'utf-8'],
    ['UTF-8 with a byte-order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(TEXT)]), 'utf-8'],
    ['UTF-16 with a byte-order mark', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(TEXT, 'utf16le')]), 'utf-16le'],
    ['UTF-16 without one', Buffer.from(TEXT, 'utf16le'), 'utf-16le'],
    ['UTF-16 big endian', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16(), 'utf-16be'],
    [
      'Windows-1252',
      latin('Dear Ines,\nI don\x92t know \x96 he said \x93no\x94 and left the caf\xe9. Is that fair?\n'),
      'windows-1252',
    ],
    [
      'Mac Roman',
      latin('Dear Ines,\nI don\xd5t know \xd0 he said \xd2no\xd3 and left the caf\x8e. Is that fair?\n'),
      'macintosh',
    ],
  ])('%s', (_, bytes, encoding) => {
    expect(decode(bytes)).toEqual({ text: TEXT, encoding });
  });

  test('line ends stay as they are', () => {
    expect(decode(Buffer.from('a\r\nb\rc\n'))).toMatchObject({ text: 'a\r\nb\rc\n' });
  });
});

describe('what is no text says so, with the line where there is one', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'empty', undefined, /nothing in it/u],
    ['white space', Buffer.from(' \r\n\t'), 'empty', undefined, /nothing in it/u],
    ['a byte-order mark and no more', Buffer.from([0xff, 0xfe]), 'empty', undefined, /nothing in it/u],
    [
      'broken UTF-8',
      Buffer.concat([Buffer.from('It’s fine.\nThis is “not”: '), Buffer.from([0xe2, 0x28])]),
      'broken',
      2,
      /broken character here.*UTF-8/su,
    ],
    ['a NUL byte', Buffer.from('one\ntwo\nth\0ree, and more of it'), 'broken', 3, /NUL byte/u],
    ['a zip archive', Buffer.from([0x50, 0x4b, 3, 4, 9, 9]), 'binary', undefined, /zip archive.*Unpack/su],
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'binary', undefined, /a PDF.*Copy its text/su],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 65, 0, 0, 0]), 'broken', undefined, /UTF-32/u],
    ['control characters', Buffer.from('\u0001\u0002\u0003'.repeat(20)), 'binary', undefined, /control characters/u],
    ['half of UTF-16', Buffer.from([0xff, 0xfe, 0x41, 0, 0, 0xd8]), 'broken', undefined, /UTF-16LE, but is broken/u],
  ])('%s', (_, bytes, kind, line, problem) => {
    const decoded = decode(bytes);
    expect(decoded).toMatchObject({ kind, problem: expect.stringMatching(problem) });
    expect('line' in decoded ? decoded.line : undefined).toBe(line);
  });
});
