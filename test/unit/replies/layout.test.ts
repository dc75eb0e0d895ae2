import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { bidiClosers, inColumns, inertText, paragraph } from '../../../src/replies/layout.ts';
import { COLOURED_LOOK, PLAIN_LOOK } from '../../../src/replies/look.ts';

const frame = { width: 20, look: PLAIN_LOOK };

describe('paragraph', () => {
  it('breaks between words and leaves the space of a break out', () => {
    expect(paragraph('The grass has won and nobody mows', frame)).toEqual(['The grass has won', 'and nobody mows']);
  });

  it('fills a line to the last column', () => {
    expect(paragraph('ten chars ten chars.', frame)).toEqual(['ten chars ten chars.']);
    expect(paragraph('ten chars ten chars.!', frame)).toEqual(['ten chars ten', 'chars.!']);
  });

  it('keeps indents and double spaces inside a line, as poems and lists have them', () => {
    expect(paragraph('   - one  two', frame)).toEqual(['   - one  two']);
  });

  it('leaves accents as they are stored, composed or not', () => {
    const decomposed = 'cafe\u0301 re\u0301sume\u0301';
    expect(paragraph(decomposed, frame)).toEqual([decomposed]);
  });

  it('never breaks at a no-break space', () => {
    expect(paragraph('twenty-six years 5\u00a0kg', frame)).toEqual(['twenty-six years', '5\u00a0kg']);
  });

  it('breaks a word that is wider than the line between visible characters, and goes on behind it', () => {
    expect(paragraph(`see ${'x'.repeat(45)} end`, frame)).toEqual(['see', 'x'.repeat(20), 'x'.repeat(20), 'xxxxx end']);
    const family = '👩‍👩‍👧‍👦';
    expect(paragraph(family.repeat(12), frame)).toEqual([family.repeat(10), family.repeat(2)]);
  });

  it('counts wide characters as two columns', () => {
    expect(paragraph('日本語日本語日本語日本語', frame)).toEqual(['日本語日本語日本語日', '本語']);
  });

  it('puts what stands before the lines inside the width', () => {
    const lines = paragraph('The grass has won and nobody mows', { ...frame, first: '10. ', rest: '    ' });
    expect(lines).toEqual(['10. The grass has', '    won and nobody', '    mows']);
  });

  it('gives one line for nothing', () => {
    expect(paragraph('', { ...frame, first: '│ ' })).toEqual(['│ ']);
  });

  it('paints each line of a piece on its own, so that a margin stays plain', () => {
    const [first, second] = paragraph([{ role: 'faint', text: 'The grass has won and nobody' }, ' mows'], {
      width: 20,
      look: COLOURED_LOOK,
      first: '│ ',
    });
    expect(first).toBe('│ \u001b[2mThe grass has won\u001b[22m');
    expect(second).toBe('│ \u001b[2mand nobody\u001b[22m mows');
  });

  it('shows control characters as nothing: a letter or a question gives a terminal no orders', () => {
    const [line] = paragraph('a\u001b[31mred\u0007 \u009b2Jb\u0000\u007f', frame);
    expect(line).toBe('a[31mred 2Jb');
  });

  it('ends a text direction that a title leaves open before our own words go on', () => {
    expect(paragraph(['Letters like “\u202eevil', '”'], { ...frame, width: 40 })).toEqual(['Letters like “\u202eevil\u202c”']);
  });

  it('wraps a text of any length in no time', () => {
    const lines = paragraph('word '.repeat(20_000), frame);
    expect(lines).toHaveLength(5000);
    expect(paragraph('x'.repeat(100_000), frame)).toHaveLength(5000);
  });
});

describe('inertText', () => {
  it.each([
    ['a tab, which has no width of its own', 'a\tb', 'a  b'],
    ['line feeds of all kinds', 'a\nb\r\nc\u2028d', 'a b c d'],
    ['half a surrogate pair', 'a\ud83d', 'a\ufffd'],
  ])('shows %s', (_, given, shown) => {
    expect(inertText(given)).toBe(shown);
  });

  it('leaves words, quotes, dashes and emoji alone', () => {
    const text = '“Don’t” — naïve… 🙁 👩‍👩‍👧‍👦 שלום';
    expect(inertText(text)).toBe(text);
  });
});

describe('bidiClosers', () => {
  it.each([
    ['nothing open', 'plain', ''],
    ['an override', '\u202eabc', '\u202c'],
    ['an isolate inside an embedding, in reverse', '\u202ba\u2067b', '\u2069\u202c'],
    ['a pair that is closed', '\u2066a\u2069\u202ab\u202c', ''],
    ['an isolate whose end closes what is open in it', '\u2066a\u202eb\u2069', ''],
    ['a closer of nothing', '\u2069a\u202cb', ''],
  ])('closes %s', (_, text, closers) => {
    expect(bidiClosers(text)).toBe(closers);
  });
});

describe('inColumns', () => {
  const cells = ['family 27', 'work 26', 'grief 25', 'in-laws 8', 'pets 5'];

  it('reads downwards and fits the width', () => {
    expect(inColumns(cells, { width: 36, first: '  ' })).toEqual(['  family 27   grief 25    pets 5', '  work 26     in-laws 8']);
  });

  it('gives one a line where no second fits', () => {
    expect(inColumns(cells, { width: 0 })).toEqual(cells);
  });

  it('aligns wide characters', () => {
    const [first = '', second = ''] = inColumns(['日本 1', 'b 1', 'c 1', 'd 1'], { width: 20 });
    expect(stringWidth(first.slice(0, first.indexOf('c')))).toBe(stringWidth(second.slice(0, second.indexOf('d'))));
  });
});
