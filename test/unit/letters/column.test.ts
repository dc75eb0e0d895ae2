import { describe, expect, it } from 'vitest';
import { formatColumn, parseColumn } from '../../../src/letters/column.ts';

const read = (text: string | undefined) => parseColumn(text, 'ask-ada', 'column.yml');
const problemsOf = (text: string | undefined) => read(text).problems.map(({ line, message }) => `${line ?? '-'}: ${message}`);

describe('a column.yml', () => {
  it('names the column; nothing else is needed', () => {
    expect(read('name: Ask Ada')).toEqual({ column: { slug: 'ask-ada', name: 'Ask Ada', show: 'whole' }, problems: [] });
  });

  it('may say who answers, where, under which licence, and that excerpts only are allowed', () => {
    const text = 'name:  "Ask Ada" \ncolumnist: 007\nsite: https://ada.example\nlicence: CC-BY-4.0\nshow: excerpt\n';
    const column = {
      slug: 'ask-ada',
      name: 'Ask Ada',
      columnist: '007',
      site: 'https://ada.example',
      licence: 'CC-BY-4.0',
      show: 'excerpt',
    };
    expect(read(text)).toEqual({ column, problems: [] });
  });

  it('that is missing leaves the column with the name of its folder, and says what to write', () => {
    expect(read(undefined).column).toEqual({ slug: 'ask-ada', name: 'Ask Ada', show: 'whole' });
    expect(problemsOf(undefined)).toEqual([
      '-: There is no column.yml in this folder; the column is called "Ask Ada" until there is one. Write at least "name: Ask Ada" into it.',
    ]);
  });

  it.each([
    ['', ['1: "name" is missing: write "name: Ask Ada".']],
    ['columnist: Ada\n', ['1: "name" is missing: write "name: Ask Ada".']],
    ['name: Ask Ada\nowner: me\n', ['2: "owner" is no field of a column. Fields: name, columnist, site, licence, show.']],
    [
      'name: Ask Ada\nshow: some\nsite: ada',
      ['3: "site" is not an http(s) address.', '2: "show" is not one of: whole, excerpt.'],
    ],
    ['just words', ['1: This must consist of lines "name: value".']],
  ])('that says %j is told what is wrong, all of it', (text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it('that is wrong in one place keeps what is right in the others', () => {
    expect(read('name: Dear Ada\nsite: ada\nshow: whole').column).toMatchObject({
      name: 'Dear Ada',
      site: undefined,
      show: 'whole',
    });
  });

  it('that can’t be read never allows whole letters by itself', () => {
    expect(read('name: Ask Ada\nshow: excerp').column.show).toBe('excerpt');
    expect(read('name: Ask: Ada: show').column.show).toBe('excerpt');
  });

  it('is written without the folder, which its place tells', () => {
    expect(formatColumn({ slug: 'ask-ada', name: 'No', show: 'whole' })).toBe('name: No\nshow: whole\n');
  });
});
