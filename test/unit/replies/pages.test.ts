import { describe, expect, it } from 'vitest';
import { opening, paginate } from '../../../src/replies/pages.ts';
import { makeLetter } from '../../support/letters.ts';

const letter = makeLetter({
  salutation: 'Dear Ada,',
  question: 'First paragraph here.\n\nSecond paragraph here.',
  signature: 'Up a Tree',
  answer: 'One sentence. Another sentence. A third one.',
  signOff: 'Yours, Ada',
});

const fieldsOf = (pageSize: number) =>
  paginate(letter, pageSize).map((page) => page.map(({ field, text }) => `${field}: ${text}`));

describe('paginate', () => {
  it('gives one page when all fits, each field once and in reading order', () => {
    expect(fieldsOf(1000)).toEqual([
      [
        'salutation: Dear Ada,',
        'question: First paragraph here.\n\nSecond paragraph here.',
        'signature: Up a Tree',
        'answer: One sentence. Another sentence. A third one.',
        'signOff: Yours, Ada',
      ],
    ]);
  });

  it('breaks between paragraphs before it breaks between sentences', () => {
    expect(fieldsOf(46)).toEqual([
      ['salutation: Dear Ada,', 'question: First paragraph here.'],
      ['question: Second paragraph here.', 'signature: Up a Tree'],
      ['answer: One sentence. Another sentence. A third one.'],
      ['signOff: Yours, Ada'],
    ]);
  });

  it('breaks a paragraph that is longer than a page between sentences', () => {
    expect(fieldsOf(32).slice(-2)).toEqual([
      ['answer: One sentence. Another sentence.'],
      ['answer: A third one.', 'signOff: Yours, Ada'],
    ]);
  });

  it('breaks a sentence that is longer than a page between words', () => {
    const long = makeLetter({ question: 'What now?', answer: 'alpha beta gamma delta epsilon zeta eta theta iota kappa' });
    expect(paginate(long, 20).flatMap((page) => page.map(({ text }) => text))).toEqual([
      'What now?',
      'alpha beta gamma',
      'delta epsilon zeta',
      'eta theta iota kappa',
    ]);
  });
});

describe('opening', () => {
  it('shows how question and answer begin, cut between sentences', () => {
    const long = makeLetter({ question: 'I ask. '.repeat(100).trim(), answer: 'I answer. '.repeat(100).trim() });
    const [asked, answered, ...others] = opening(long);
    expect(others).toEqual([]);
    expect(asked).toMatchObject({ field: 'question', start: 0, text: 'I ask. '.repeat(43).trim() });
    expect(answered).toMatchObject({ field: 'answer', start: 0, text: 'I answer. '.repeat(60).trim() });
  });
});
