// Laws of letter files, ids and dates that hold for any letter.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatColumn, parseColumn } from '../../src/letters/column.ts';
import { formatLetter, parseLetter } from '../../src/letters/file.ts';
import { type Column, isCalendarDate, letterIdSchema } from '../../src/letters/letter.ts';
import { columnSlug, freeLetterId, isSlug, slugOf } from '../../src/letters/slug.ts';
import { anyLetter, anyText, storedLine } from '../support/arbitraries.ts';

describe('a letter file', () => {
  it('gives back the letter that was written into it', () => {
    fc.assert(
      fc.property(anyLetter, (letter) => {
        const column: Column = { slug: letter.id.slice(0, letter.id.indexOf('/')), name: letter.column, show: 'whole' };
        const read = parseLetter(formatLetter(letter, column), { file: 'x.md', id: letter.id, column });
        expect(read).toEqual({ letter });
      }),
    );
  });

  it('gives back the letter after an editor has put other line ends and a byte-order mark into it', () => {
    fc.assert(
      fc.property(anyLetter, fc.constantFrom('\r\n', '\r'), (letter, feed) => {
        const column: Column = { slug: letter.id.slice(0, letter.id.indexOf('/')), name: letter.column, show: 'whole' };
        const edited = `\ufeff${formatLetter(letter, column).replaceAll('\n', feed)}`;
        expect(parseLetter(edited, { file: 'x.md', id: letter.id, column })).toEqual({ letter });
      }),
    );
  });

  it('that holds anything at all is read or refused with reasons, and never throws', () => {
    const column: Column = { slug: 'ask-ada', name: 'Ask Ada', show: 'whole' };
    const place = { file: 'x.md', id: letterIdSchema.parse('ask-ada/x'), column };
    const files = fc.oneof(
      anyText,
      fc.tuple(anyText, anyText).map(([front, body]) => `---\n${front}\n---\n${body}`),
      fc.tuple(anyText, anyText).map(([front, body]) => `---\ntitle: x\n${front}\n---\n## Question\nq\n## Answer\n${body}`),
    );
    fc.assert(
      fc.property(files, (text) => {
        const read = parseLetter(text, place);
        if ('problems' in read) expect(read.problems.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a column.yml', () => {
  it('gives back the column that was written into it', () => {
    const columns = fc.record(
      {
        slug: fc.constant('ask-ada'),
        name: storedLine,
        columnist: storedLine,
        licence: storedLine,
        show: fc.constantFrom('whole', 'excerpt'),
      },
      { requiredKeys: ['slug', 'name', 'show'] },
    );
    fc.assert(
      fc.property(columns, (column) => {
        expect(parseColumn(formatColumn(column), 'ask-ada', 'column.yml')).toEqual({ column, problems: [] });
      }),
    );
  });

  it('that holds anything at all gives a column, and says what is wrong', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(parseColumn(text, 'ask-ada', 'column.yml').column.name).not.toBe('');
      }),
    );
  });
});

describe('ids', () => {
  it('are slugs of at most 40 bytes for columns, whatever the name', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        expect(isSlug(columnSlug(name))).toBe(true);
        expect(columnSlug(name).length).toBeLessThanOrEqual(40);
      }),
    );
  });

  it('are ASCII of at most 90 bytes for letters, and never one that is taken', () => {
    const parts = fc.record({ column: anyText, date: fc.constantFrom('2020-02-29', '1999', undefined), title: anyText });
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 30 }), ({ column, date, title }, letters) => {
        const taken = new Set<string>();
        for (let count = 0; count <= letters; count++) {
          const id = freeLetterId({ columnSlug: columnSlug(column), date, title }, (wanted) => taken.has(wanted));
          expect(taken.has(id)).toBe(false);
          expect(id).toMatch(/^[ -~]+$/u);
          expect(Buffer.byteLength(id)).toBeLessThanOrEqual(90);
          taken.add(id);
        }
      }),
    );
  });

  it('have one slug for one name: a slug is its own slug', () => {
    fc.assert(fc.property(anyText, (name) => void expect(slugOf(slugOf(name))).toBe(slugOf(name))));
  });
});

describe('dates', () => {
  it('are right exactly when the calendar has them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, day) => {
          const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
          const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
          const pad = (number: number, length: number) => String(number).padStart(length, '0');
          const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
          expect(isCalendarDate(text)).toBe(day >= 1 && day <= days);
          expect(isCalendarDate(text.slice(0, 7))).toBe(month >= 1 && month <= 12);
        },
      ),
    );
  });
});
