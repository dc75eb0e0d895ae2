import { describe, expect, it } from 'vitest';
import { sayGreeting } from '../../../../adapters/terminal/words.ts';
import { BUNDLED_ARCHIVE } from '../../../../src/config/bundled.ts';

describe('sayGreeting', () => {
  it('says of the bundled letters, and of no others, that they are invented', () => {
    const greet = (directory: string) => sayGreeting({ letters: 5, columns: ['Ask Ada'], directory });
    const [first, last] = greet('/somewhere/letters');
    expect(first).toBe('Dear Archive: 5 letters from 1 advice column.');
    expect(greet(BUNDLED_ARCHIVE)).toEqual([first, expect.stringMatching(/ are invented, /u), last]);
  });
});
