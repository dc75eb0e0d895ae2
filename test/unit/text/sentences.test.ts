import { describe, expect, it } from 'vitest';
import { sentences } from '../../../src/text/sentences.ts';
import { sliceSpan } from '../../../src/text/span.ts';

const split = (text: string) => sentences(text).map((span) => sliceSpan(text, span));

describe('sentences', () => {
  it.each<[string, readonly string[]]>([
    ['a plain text', ['I asked him.', 'He said nothing!', 'Why?']],
    ['a title', ['I saw Dr. Lee and Mrs. Okafor.', 'They were kind.']],
    ['a title before a name that is also a word', ['Dr. Will and Mrs. May Day came, e.g. A or B vs. The Rest.', 'Nobody else.']],
    ['an initial', ['J. Smith and Mary K. Hall wrote back.', 'I wept.']],
    ['an initial that stands for a person', ['I love my friend J.', 'He knows.']],
    ['the word I', ['She is tired and so am I.', 'Nobody sleeps.']],
    ['hours', ['We met at 5 p.m. Friday and left at 10a.m. on Sunday.', 'It ended at 6 p.m.', 'Then we slept.']],
    ['an abbreviation', ['I bring cake, e.g. Victoria sponge, i.e. the best.', 'He eats it.']],
    ['a company', ['I work for Acme Inc. in Leeds, near St. John’s.', 'It pays.']],
    ['an abbreviation at the end', ['I left Acme Inc.', 'She stayed.', 'Boots, hats, etc.', 'Everything went.']],
    ['a word that is also an abbreviation', ['I sat.', 'Nobody came.', 'Mon. 3 March was worse.']],
    ['a state', ['I live in the U.S. Midwest.', 'My sister left the U.S.', 'She hates it.']],
    ['the word no', ['I said no.', 'No. 5 was taken.', 'No.', 'I won’t.']],
    ['numbers', ['It cost 3.50, or 4.5 percent.', 'In 2019.', 'On the 3.', 'Then again.']],
    ['addresses', ['Look at www.example.com/a.B or write to me@Home.Org today.', 'Please.']],
    ['a pause', ['So… he left.', 'I was... well, glad.', 'And then…', 'Nothing.']],
    ['many marks', ['What?!', 'Really!!!', 'i mean it.']],
    ['a quoted question that goes on', ['“Why?” she asked.', '‘Stop!’ he said.', '"Never..." and she left.']],
    ['a quoted sentence', ['She said, “I am leaving.”', 'He let her.', '(It was late.)', 'I cried.']],
    ['dialogue', ['“You knew?”', '“I did.”', '“Since when?”', '“March.”']],
    ['emoji at the end', ['I miss him 🙁', 'Thank you. 😢😢', 'Bye 👍🏽👨‍👩‍👧']],
    ['emoji inside', ['I love 🐈 and my dog 🐕 too.', 'Both.']],
    ['a trade mark', ['I use Glue™ Extra daily.', 'It holds.']],
    ['lower case, as in a chat', ['i asked him.', 'he laughed?', 'what do i do']],
    ['right-to-left text', ['שכנה שלי לקחה את הסולם.', 'מה לעשות?']],
  ])('are told apart in %s', (_, expected) => {
    expect(split(expected.join(' '))).toEqual(expected);
  });

  it('are told apart where the space is missing', () => {
    expect(split('It was late.He left me.Why?Nobody knows.')).toEqual(['It was late.', 'He left me.', 'Why?', 'Nobody knows.']);
    expect(split('Ask Prof.Lee or Mrs.Hall about Node.Js')).toEqual(['Ask Prof.Lee or Mrs.Hall about Node.', 'Js']);
  });

  it('end at the end of a line: list items and verses stay whole', () => {
    const list = ['Do this:', '1. Ring her. Today.', '2. Apologise', '- or write', '- or wait'];
    expect(split(list.join('\n'))).toEqual(['Do this:', '1. Ring her.', 'Today.', '2. Apologise', '- or write', '- or wait']);
  });

  it('are not parted where an accent hangs on the gap', () => {
    expect(split('He left. \u0301Then')).toHaveLength(1);
  });

  it('are none in an empty text', () => {
    expect(split('')).toEqual([]);
    expect(split(' \n ')).toEqual([]);
  });
});
