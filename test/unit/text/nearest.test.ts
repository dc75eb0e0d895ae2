import { describe, expect, it } from 'vitest';
import { nearestWord } from '../../../src/text/nearest.ts';

const COMMANDS = ['ask', 'letter', 'similar', 'topics', 'random', 'check', 'status', 'help', 'q'];

describe('nearestWord', () => {
  it.each([
    ['asl', 'ask'],
    ['hlep', 'help'],
    ['TOPCIS', 'topics'],
    ['simlar', 'similar'],
    ['statsu ', 'status'],
  ])('takes "%s" for "%s"', (given, meant) => {
    expect(nearestWord(given, COMMANDS)).toBe(meant);
  });

  it.each(['banana', 'x', '', 'as you like it'])('takes "%s" for nothing', (given) => {
    expect(nearestWord(given, COMMANDS)).toBeUndefined();
  });

  it('takes the nearest, not the first', () => {
    expect(nearestWord('gifts', ['grief', 'gift'])).toBe('gift');
  });
});
