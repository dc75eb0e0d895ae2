import { describe, expect, it } from 'vitest';
import { analyse, stems } from '../../../src/text/analyse.ts';
import { isEnglishWord } from '../../../src/text/dictionary.ts';
import { foldWord, normaliseLine, normaliseText } from '../../../src/text/normalise.ts';
import { sliceSpan } from '../../../src/text/span.ts';

describe('foldWord', () => {
  it.each([
    ['Don’t', 'dont'],
    ["don't", 'dont'],
    ['DON´T', 'dont'],
    ['don`t', 'dont'],
    ['café', 'cafe'],
    ['cafe\u0301', 'cafe'],
    ['Ångström', 'angstrom'],
    ['ﬁancé', 'fiance'],
    ['Ｆｕｌｌ', 'full'],
    ['’', ''],
  ])('makes of %s the form %s', (word, folded) => {
    expect(foldWord(word)).toBe(folded);
  });
});

describe('analyse', () => {
  it('gives the stems of the words that say something, in reading order with repeats', () => {
    expect(stems('My sister borrows money, and I am lending my sisters money again!')).toEqual([
      'sister',
      'borrow',
      'monei',
      'lend',
      'sister',
      'monei',
      'again',
    ]);
  });

  it('leaves out function words and the words with which people ask for advice', () => {
    expect(stems('Hi, please help! What should I do? I don’t know how to tell anyone. Thanks')).toEqual([]);
  });

  it('takes a possessive for the word itself', () => {
    expect(stems("sister’s sister's SISTERS")).toEqual(['sister', 'sister', 'sister']);
  });

  it('does not take short forms for other words: I’ll is not ill, she’ll no shell, we’d not wed', () => {
    expect(stems('I’ll we’ll she’ll he’ll we’d she’d they’re you’ve I’m who’s let’s')).toEqual([]);
    expect(stems('ill shell wed')).toEqual(['ill', 'shell', 'wed']);
  });

  it('leaves out negated verbs, with and without the apostrophe', () => {
    expect(stems("wouldn't wouldnt couldn’t haven't hadnt doesn't isn´t")).toEqual([]);
  });

  it('says where each word stands', () => {
    const text = '🙂 Ma belle-mère’s café';
    expect(analyse(text).map(({ span, folded }) => [sliceSpan(text, span), folded])).toEqual([
      ['Ma', 'ma'],
      ['belle', 'belle'],
      ['mère’s', 'mere'],
      ['café', 'cafe'],
    ]);
  });

  it('finds no words in emoji, punctuation or nothing', () => {
    expect(stems('🙁🙁 … ?! —')).toEqual([]);
    expect(stems('')).toEqual([]);
  });
});

describe('normaliseText', () => {
  it('puts line ends, empty lines and edges into normal form and leaves the words alone', () => {
    expect(normaliseText('\ufeff\r\n  “Well…”\r\n \t \r\n\r\n\r\nhe said — 🙁  twice \r')).toBe('“Well…”\n\nhe said — 🙁  twice');
  });

  it('takes the line ends of old systems for line ends, so that no two words grow together', () => {
    expect(normaliseText('one\u0085two\u000bthree\u000cfour')).toBe('one\ntwo\nthree\nfour');
  });

  it('drops control characters and mends broken surrogate pairs visibly', () => {
    expect(normaliseText('a\0b\u001b[31mc\ud83dd')).toBe('ab[31mc\ufffdd');
  });

  it('makes one line of several', () => {
    expect(normaliseLine(' Ask\n\n Ada\t\tnow ')).toBe('Ask Ada now');
  });
});

describe('isEnglishWord', () => {
  it('knows words and finds typing errors', () => {
    expect(isEnglishWord('counseling')).toBe(true);
    expect(isEnglishWord('nieghbour')).toBe(false);
  });
});
