import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isCalendarDate, letterIdSchema, letterKey } from '../../../src/letters/letter.ts';
import { formatProblem } from '../../../src/letters/problem.ts';
import { columnSlug, freeLetterId, isSlug, slugOf } from '../../../src/letters/slug.ts';
import { idOf } from '../../support/letters.ts';

describe('a letter id', () => {
  it.each(['ask-ada/x', 'ask-ada/2020-01-02-the-ladder-2', 'a1/Old_File.v2'])('may be %s', (id) => {
    expect(letterIdSchema.safeParse(id).success).toBe(true);
  });

  it.each([
    'x',
    '/x',
    'ask-ada/',
    'Ask-Ada/x',
    'ask--ada/x',
    'ask-ada/../x',
    'ask-ada/.x',
    'ask-ada/ü',
    'ask-ada/a b',
    'a/b/c',
    `a/${'x'.repeat(89)}`,
  ])('may not be %s', (id) => {
    expect(letterIdSchema.safeParse(id).success).toBe(false);
  });

  it('has a short key: the first six bytes of its SHA-256', () => {
    const key = letterKey(idOf('ask-ada/x'));
    expect(Buffer.from(key, 'base64url').toString('hex')).toBe(
      createHash('sha256').update('ask-ada/x').digest('hex').slice(0, 12),
    );
    expect(key).toHaveLength(8);
  });
});

describe('slugs', () => {
  it.each([
    ['Ask Elizabeth', 'ask-elizabeth'],
    ['Mr Pascoe’s Courgettes', 'mr-pascoes-courgettes'],
    ["Don't", 'dont'],
    ['Être ou ne pas être?', 'etre-ou-ne-pas-etre'],
    ['ÆØÅ & Co.', 'aeoa-and-co'],
    ['DearDNA', 'deardna'],
    ['🙁', 'untitled'],
    ['', 'untitled'],
  ])('makes of %j the slug %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it('cuts the name of a column between words', () => {
    expect(columnSlug('The Very Long Name of a Column That Nobody Can Remember')).toBe('the-very-long-name-of-a-column-that');
  });

  it('knows what can be the folder of a column', () => {
    expect(['ask-ada', 'a1', 'Ask', 'a--b', '-a', 'a_b', ''].filter(isSlug)).toEqual(['ask-ada', 'a1']);
  });
});

describe('freeLetterId', () => {
  const letter = { columnSlug: 'ask-ada', date: '2020-05-01', title: 'A Borrowed Ladder' };

  it('is column, date and title', () => {
    expect(freeLetterId(letter, () => false)).toBe('ask-ada/2020-05-01-a-borrowed-ladder');
    expect(freeLetterId({ ...letter, date: undefined }, () => false)).toBe('ask-ada/undated-a-borrowed-ladder');
  });

  it('counts on while ids are taken', () => {
    const taken = new Set(['ask-ada/2020-05-01-a-borrowed-ladder', 'ask-ada/2020-05-01-a-borrowed-ladder-2']);
    expect(freeLetterId(letter, (id) => taken.has(id))).toBe('ask-ada/2020-05-01-a-borrowed-ladder-3');
  });
});

describe('dates', () => {
  it.each(['2020-02-29', '2020-12', '1999', '0001-01-01'])('may be %s', (date) => expect(isCalendarDate(date)).toBe(true));
  it.each(['2021-02-29', '2020-13', '20-1-1', '2020/01/01', '1 May 2020', '2020-01-01T00:00', '٢٠٢٠', '2020-00', ''])(
    'may not be %j',
    (date) => expect(isCalendarDate(date)).toBe(false),
  );
});

describe('formatProblem', () => {
  it('writes file and line as editors know them', () => {
    expect(formatProblem({ file: 'a.md', line: 3, message: 'Wrong.' })).toBe('a.md:3: Wrong.');
    expect(formatProblem({ file: 'a.md', message: 'Wrong.' })).toBe('a.md: Wrong.');
  });
});
