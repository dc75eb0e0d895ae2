// Texts and letters that fast-check makes up: anything Unicode has, and what is known to break parsers.
import fc from 'fast-check';
import type { Letter } from '../../src/letters/letter.ts';
import { CONTENT_NOTES } from '../../src/letters/letter.ts';
import { normaliseLine, normaliseText } from '../../src/text/normalise.ts';
import { idOf } from './letters.ts';

const NASTY_LINES = [
  '## Answer',
  '## Question',
  '##',
  '## ',
  '# x',
  '\\',
  '\\## x',
  '\\\\',
  '---',
  '...',
  '- a list item',
  '  indented',
  'trailing  ',
  '\ttab',
  'a: b',
  'key: |',
  '"quoted"',
  "it's",
  'no',
  'null',
  '~',
  '1984',
  '0x10',
  '1e3',
  '2020-01-02',
  '!tag',
  '&a *a',
  '{a: b}',
  '[x]',
  '%YAML 1.2',
  '> folded',
  '@at `tick`',
  'x # no comment',
  'line\u2028separator',
  'paragraph\u2029separator',
  'next\u0085line',
  'bom\ufeffinside',
  'nbsp\u00a0here',
  'שלום עולם',
  'مرحبا بالعالم',
  'e\u0301 combining',
  '👩‍👩‍👧‍👦 🇩🇪🇫🇷 👍🏽 🙁',
  'lone \ud83d half',
  '\udc00 other half',
  'cr\rhere',
  'nul\0here',
  '',
  ' ',
];

/** Any text at all: broken surrogate pairs, controls, the lines above. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.oneof(fc.constantFrom(...NASTY_LINES), fc.string({ maxLength: 20 })), { maxLength: 8 })
    .chain((lines) => fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\n \n').map((feed) => lines.join(feed))),
);

/** A text in normal form with something in it. */
export const storedText = anyText.map(normaliseText).filter((text) => text !== '');
/** A line in normal form with something in it. */
export const storedLine = anyText.map(normaliseLine).filter((line) => line !== '');

const id = fc.stringMatching(/^[a-z0-9]{1,12}(-[a-z0-9]{1,8}){0,3}\/[a-z0-9]{1,20}(-[a-z0-9]{1,8}){0,2}$/).map(idOf);
const label = storedLine.map((line) => normaliseLine(line.toLowerCase())).filter((line) => line === line.toLowerCase());
const url = fc.webUrl({ withFragments: true, withQueryParameters: true });

/** Any letter. Its columnist is always there: an absent one is filled in from the column when a file is read. */
export const anyLetter: fc.Arbitrary<Letter> = fc.record(
  {
    id,
    column: storedLine,
    columnist: storedLine,
    title: storedLine,
    date: fc.constantFrom('1987', '1999-12', '2020-02-29'),
    url,
    topics: fc.uniqueArray(label, { maxLength: 3 }),
    askedAs: fc.uniqueArray(storedLine, { maxLength: 3 }),
    contentNotes: fc.array(fc.constantFrom(...CONTENT_NOTES), { maxLength: 2 }),
    salutation: storedText,
    question: storedText,
    signature: storedText,
    answer: storedText,
    signOff: storedText,
    links: fc.array(url, { maxLength: 2 }),
    reprintOf: id,
    updateOf: id,
    supersededBy: id,
    status: fc.constantFrom('published', 'held'),
    source: fc.record({ key: storedLine, hash: storedLine }),
  },
  { requiredKeys: ['id', 'column', 'columnist', 'title', 'topics', 'contentNotes', 'question', 'answer', 'status'] },
);

/** Prose of a made-up letter: sentences of words, with all end marks, quotes, emoji, lists and missing spaces. */
export const prose = fc
  .array(
    fc.tuple(
      fc.array(
        fc.constantFrom(
          'I',
          'he',
          'She',
          'ladder',
          'don’t',
          'Dr.',
          '3.5',
          'e.g.',
          '“No.”',
          'naïve',
          '🙂',
          'שלום',
          'www.x.com/a',
          '👨‍👩‍👧',
          'x',
        ),
        {
          minLength: 1,
          maxLength: 30,
        },
      ),
      fc.constantFrom('. ', '? ', '! ', '… ', '... ', '?! ', '.”\n', '.', '\n\n', '\n- ', ': ', ' 🙁 '),
    ),
    { minLength: 1, maxLength: 40 },
  )
  .map((parts) => normaliseText(parts.map(([words, end]) => words.join(' ') + end).join('')))
  .filter((text) => text !== '');

/** A text in normal form, mostly put together of pieces that mean something to a platform. */
export function textFullOf(pieces: readonly string[]): fc.Arbitrary<string> {
  const pieced = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 30 }).map((parts) => parts.join(''));
  return fc
    .oneof({ weight: 4, arbitrary: pieced }, { weight: 1, arbitrary: anyText })
    .map(normaliseText)
    .filter((text) => text !== '');
}
