import { describe, expect, test } from 'vitest';
import { isDateLike, parseDate } from '../../../src/importers/dates.ts';

describe('a date of publication', () => {
  test.each([
    ['Published March 3, 2014', '2014-03-03'],
    ['March 3, 2014', '2014-03-03'],
    ['Mar. 3rd, 2014', '2014-03-03'],
    ['Monday, March 3, 2014 at 5:00 p.m. EST', '2014-03-03'],
    ['3 March 2014', '2014-03-03'],
    ['Mon 3 Mar 2014 06.00 GMT', '2014-03-03'],
    ['the 3rd of March 2014', '2014-03-03'],
    ['2014-03-03', '2014-03-03'],
    ['2014-03-03T10:00:00Z', '2014-03-03'],
    ['2018-11-02 08:00:00 +0000', '2018-11-02'],
    ['2019-08-1', '2019-08-01'],
    ['Tue, 03 Jun 2008 11:05:30 GMT', '2008-06-03'],
    ['Originally published on June 3, 2008.', '2008-06-03'],
    ['March 2014', '2014-03'],
    ['Sept 30, 1999', '1999-09-30'],
    ['25/12/2014', '2014-12-25'],
    ['12/25/2014', '2014-12-25'],
    ['5.5.2014', '2014-05-05'],
  ])('%s is read', (text, date) => {
    expect(parseDate(text)).toBe(date);
  });

  test.each([
    '03/04/2014',
    'March 3',
    '2014',
    'February 30, 2014',
    'yesterday',
    'Updated March 3, 2014',
    'In March 2014 I met him.',
    'May I?',
    '12/2014',
    '0000-00-00',
    '',
    'x'.repeat(100_000),
  ])('%j is not guessed', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  test('what could be two dates is known to be a date', () => {
    expect(isDateLike('03/04/2014')).toBe(true);
    expect(isDateLike('3 out of 4')).toBe(false);
  });
});
