import { describe, expect, it } from 'vitest';
import { COLOURED_LOOK, lookFor, PLAIN_LOOK, widthFor } from '../../../src/replies/look.ts';

describe('lookFor', () => {
  it('is coloured on a terminal and plain elsewhere', () => {
    expect(lookFor({ isTTY: true }, {})).toBe(COLOURED_LOOK);
    expect(lookFor({}, {})).toBe(PLAIN_LOOK);
  });

  it('is plain where the reader refuses colour', () => {
    expect(lookFor({ isTTY: true }, { NO_COLOR: '1' })).toBe(PLAIN_LOOK);
    expect(lookFor({ isTTY: true }, { TERM: 'dumb' })).toBe(PLAIN_LOOK);
  });

  it('takes an empty NO_COLOR for no refusal, as no-color.org says', () => {
    expect(lookFor({ isTTY: true }, { NO_COLOR: '' })).toBe(COLOURED_LOOK);
  });
});

describe('widthFor', () => {
  it.each([
    ["the terminal's own width", 72, '40', 72],
    ['COLUMNS where there is no terminal', undefined, '40', 40],
    ['80 where nothing is known', undefined, undefined, 80],
    ['80 where COLUMNS is no number', undefined, 'wide', 80],
    ['80 on a terminal that does not know its size', 0, undefined, 80],
    ['no less than 20', 3, undefined, 20],
    ['no less than 20 for a negative COLUMNS', undefined, '-5', 20],
    ['no more than 96', 300, undefined, 96],
  ])('takes %s', (_, columns, COLUMNS, width) => {
    expect(widthFor({ columns }, { COLUMNS })).toBe(width);
  });
});
