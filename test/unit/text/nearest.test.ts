import { describe, expect, it } from 'vitest';
import { areSwapped, nearestWord } from '../../../src/text/nearest.ts';

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

  it('takes other letters for another word, even where they are the same ones: rome is no more', () => {
    expect(nearestWord('rome', ['more'])).toBeUndefined();
    expect(nearestWord('moer', ['more'])).toBe('more');
  });

  it('takes the nearest, not the first', () => {
    expect(nearestWord('gifts', ['grief', 'gift'])).toBe('gift');
  });
});

describe('areSwapped', () => {
  it('knows two neighbours that changed places, anywhere in a word, and nothing else', () => {
    for (const typed of ['omre', 'mroe', 'moer']) expect(areSwapped(typed, 'more')).toBe(true);
    for (const typed of ['more', 'rome', 'mor', 'mmore', 'mope', 'mo', '', 'eorm']) expect(areSwapped(typed, 'more')).toBe(false);
    expect([areSwapped('more', 'moer'), areSwapped('', ''), areSwapped('', 'a')]).toEqual([true, false, false]);
  });
});
