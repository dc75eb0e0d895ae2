import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type PlainField, readPlainFields } from '../../src/letters/plain-fields.ts';

/** Pieces of which YAML makes something else than text, among some that are text. */
const PIECES = [
  ...[
    'a',
    'Zoë',
    '1984',
    'No',
    'null',
    '~',
    'true',
    '.5',
    '0x1F',
    '2020-05-01',
    'in-laws',
    '“Why?”',
    '’tis',
    '(x)',
    '…',
    '字',
    '👋🏽',
  ],
  ...[' ', '  ', '\t', '\n', '\r', '\u0085', '\u00a0', '\u2028', '\ufeff', '\u0000', '\u200b', '\n  ', '\n- '],
  ...[': ', ':', ' #', '#', ', ', ',', '[', ']', '{', '}', '"', "'", '|-', '>', '&a', '*a', '!t', '- ', '-', '? ', '%', '@', '`'],
  ...['---', '...', '://', '\\', '<<', '='],
];
const value = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
const list = fc
  .array(fc.oneof(value, fc.constantFrom('a', 'b c', 'in-laws', '"can\'t"', '"a, b"', '"a"b')))
  .map((words) => `[${words.join(', ')}]`);
const word = fc.constantFrom('a', 'title', 'topics', 'Url', 'constructor', 'a b', '"a"', '');
const line = fc
  .tuple(
    word,
    fc.constantFrom(': ', ': ', ': ', ':', ':  '),
    fc.oneof(
      value,
      list,
      value.map((text) => `"${text}"`),
      value.map((text) => `'${text}'`),
    ),
  )
  .map((parts) => parts.join(''));
const item = fc.oneof(
  value,
  value.map((text) => `"${text}"`),
  fc.constantFrom('a b', '“Why?” she said', 'who, me', 'T: b', '"x"'),
);
const block = fc
  .tuple(
    word,
    fc.constantFrom(':', ':', ': '),
    fc.array(fc.tuple(fc.constantFrom('  - ', '  - ', '- ', '   - ', '  -  ', '  -'), item)),
  )
  .map(([name, colon, items]) => [`${name}${colon}`, ...items.map((parts) => parts.join(''))].join('\n'));
const text = fc
  .tuple(
    word,
    fc.constantFrom(': |-', ': |-', ': |', ':  |-', ': |-  ', ': >-'),
    fc.array(fc.tuple(fc.constantFrom('  ', '  ', '   ', ' ', ''), value)),
  )
  .map(([name, mark, lines]) => [`${name}${mark}`, ...lines.map((parts) => parts.join(''))].join('\n'));
const plainText = fc.oneof(
  fc.array(fc.constantFrom('a', ' b', 'x:y', 'c#', '’', '-', ','), { minLength: 1 }).map((parts) => `T${parts.join('')}`),
  fc.constantFrom('""', '"Dear Priya:"', '" a  # "', '"[a, b]"', "''", "'Ruth —'", '\'- "a" # b\''),
);
const plainLine = fc.tuple(
  fc.constantFrom('a', 'title', 'topics', 'Url'),
  fc.oneof(
    plainText.map((text) => ` ${text}`),
    fc.array(fc.constantFrom('a', 'b c', 'in-laws', '字', '"can\'t"', '""')).map((words) => ` [${words.join(', ')}]`),
    fc.array(plainText, { minLength: 1 }).map((items) => items.map((text) => `\n  - ${text}`).join('')),
    fc
      .array(fc.constantFrom('Yours,', '- a: b # c', '"Ruth', '[x', '...'), { minLength: 1 })
      .map((texts) => ` |-${texts.map((text) => `\n  ${text}`).join('')}`),
  ),
);

const valuesOf = (fields: ReadonlyMap<string, PlainField>) =>
  Object.fromEntries([...fields].map(([name, { value: found }]) => [name, found]));

describe('front matter that is read without YAML', () => {
  it('says what YAML says, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(line, block, text), { minLength: 1, maxLength: 3 }),
        fc.constantFrom('', '', '\n', '\n\n'),
        (lines, end) => {
          const yaml = lines.join('\n') + end;
          const plain = readPlainFields(yaml);
          if (plain) expect(valuesOf(plain)).toEqual(parse(yaml, { schema: 'failsafe' }));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('is all that consists of plain lines, each name once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(plainLine, { minLength: 1, selector: ([name]) => name }), (lines) => {
        const yaml = lines.map(([name, text]) => `${name}:${text}`).join('\n');
        expect(valuesOf(readPlainFields(yaml) ?? new Map())).toEqual(parse(yaml, { schema: 'failsafe' }));
      }),
    );
    expect(readPlainFields('a: b\nc:\n  - d\n  - e\nf: g')?.get('f')).toEqual({ value: 'g', line: 4 });
    expect(readPlainFields('a: b\na: c')).toBeUndefined();
    expect(readPlainFields('a: b\n')?.get('a')).toEqual({ value: 'b', line: 0 });
    expect([readPlainFields(''), readPlainFields('\n')]).toEqual([undefined, undefined]);
  });
});
