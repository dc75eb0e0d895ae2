import { describe, expect, it } from 'vitest';
import { formatLetter, parseLetter } from '../../../src/letters/file.ts';
import type { Column } from '../../../src/letters/letter.ts';
import { letterFile } from '../../support/archive-folder.ts';
import { idOf, makeLetter } from '../../support/letters.ts';

const COLUMN: Column = { slug: 'ask-ada', name: 'Ask Ada', columnist: 'Ada Finch', show: 'whole' };
const PLACE = { file: 'letters/ask-ada/x.md', id: idOf('ask-ada/x'), column: COLUMN };

function read(text: string) {
  const result = parseLetter(text, PLACE);
  if ('letter' in result) return result.letter;
  throw new Error(`Not read: ${result.problems.map(({ line, message }) => `${line}: ${message}`).join('\n')}`);
}

/** The problems of a file as "line: message". */
function refuse(text: string): string[] {
  const result = parseLetter(text, PLACE);
  return 'problems' in result ? result.problems.map(({ line, message }) => `${line}: ${message}`) : [];
}

describe('a letter file', () => {
  it('is front matter that a person can edit, then the question and the answer below their headings', () => {
    const letter = makeLetter({
      columnist: 'Guest Writer',
      date: '2020-05-01',
      topics: ['neighbours', 'gifts'],
      askedAs: ['Lent it, now what?', 'Rude: or not?'],
      salutation: 'Dear Ada,',
      signOff: 'Kindly,\nA.',
      question: 'Is “mine” mine?\n\n## Answer\n\\o/',
    });
    expect(formatLetter(letter, COLUMN)).toBe(
      [
        '---',
        'title: A Borrowed Ladder',
        'columnist: Guest Writer',
        'date: 2020-05-01',
        'topics: [neighbours, gifts]',
        'askedAs:',
        '  - Lent it, now what?',
        '  - "Rude: or not?"',
        'salutation: Dear Ada,',
        'signOff: |-',
        '  Kindly,',
        '  A.',
        '---',
        '',
        '## Question',
        '',
        'Is “mine” mine?',
        '',
        '\\## Answer',
        '\\\\o/',
        '',
        '## Answer',
        '',
        letter.answer,
        '',
      ].join('\n'),
    );
  });

  it('takes its id and column from its place, and its columnist from the column', () => {
    expect(read(letterFile())).toMatchObject({
      id: 'ask-ada/x',
      column: 'Ask Ada',
      columnist: 'Ada Finch',
      title: 'A Borrowed Ladder',
      topics: [],
      contentNotes: [],
      status: 'published',
    });
  });

  it('reads values as the text that was written: no, 1984, null and dates are words here', () => {
    const front = ['title: No', 'columnist: null', 'date: 1984', 'signature: "# 1: true"', 'salutation: ~'];
    expect(read(letterFile({ front }))).toMatchObject({
      title: 'No',
      columnist: 'null',
      date: '1984',
      signature: '# 1: true',
      salutation: '~',
    });
  });

  it('forgives what an editor does: spaces at edges, many empty lines, capitals in headings and topics, an empty value', () => {
    const text =
      '---  \ntitle:   A  Ladder \ntopics: Neighbours\naskedAs: Is  it mine? \ndate:\n---\n## QUESTION\n\n\n Mine? \n\n\n\nSure?\n## answer \nAsk.\n\n\n';
    const letter = read(text);
    expect(letter).toMatchObject({
      title: 'A Ladder',
      topics: ['neighbours'],
      askedAs: ['Is it mine?'],
      question: 'Mine? \n\nSure?',
      answer: 'Ask.',
    });
    expect(letter).not.toHaveProperty('date');
  });

  it('may repeat its id and column for the reader, but only as they are', () => {
    expect(read(letterFile({ front: ['title: x', 'id: ask-ada/x', 'column: Ask Ada'] })).id).toBe('ask-ada/x');
    expect(refuse(letterFile({ front: ['title: x', 'id: ask-ada/y', 'column: Ask Bob'] }))).toEqual([
      '3: "id" says "ask-ada/y", but the place of the file makes it "ask-ada/x". Remove the line or move the file.',
      '4: "column" says "Ask Bob", but the place of the file makes it "Ask Ada". Remove the line or move the file.',
    ]);
  });

  it.each<[string, string, readonly string[]]>([
    [
      'is empty',
      '',
      ['1: There is no front matter. A letter file begins with a line "---", then "title: …", then a line "---".'],
    ],
    [
      'has no front matter',
      '## Question\nq\n## Answer\na',
      ['1: There is no front matter. A letter file begins with a line "---", then "title: …", then a line "---".'],
    ],
    [
      'never ends its front matter',
      '---\ntitle: x\n',
      ['1: There is no front matter. A letter file begins with a line "---", then "title: …", then a line "---".'],
    ],
    ['has no title', letterFile({ front: ['topics: [work]'] }), ['2: "title" is missing: give the letter a title.']],
    ['has empty front matter', '---\n---\n## Question\nq\n## Answer\na', ['2: "title" is missing: give the letter a title.']],
    ['has an empty title', letterFile({ front: ['title: ""'] }), ['2: "title" is missing: give the letter a title.']],
    ['has a list for a title', letterFile({ front: ['title: [a, b]'] }), ['2: "title" must be one text.']],
    [
      'has no answer',
      '---\ntitle: x\n---\n## Question\nq\n',
      ['6: There is no line "## Answer": a letter needs a question and an answer, each below its heading.'],
    ],
    ['has an empty answer', letterFile({ answer: ' ' }), ['9: "answer" is empty: a letter needs both a question and an answer.']],
    [
      'has an empty question',
      letterFile({ question: '' }),
      ['5: "question" is empty: a letter needs both a question and an answer.'],
    ],
    [
      'has its question in the front matter',
      letterFile({ front: ['title: x', 'question: q'] }),
      ['3: "question" stands in the front matter. Move the text below the heading "## Question".'],
    ],
    [
      'has a wrong date',
      letterFile({ front: ['title: x', 'date: 2021-02-30'] }),
      ['3: "date" is not a date: write YYYY-MM-DD (YYYY-MM or YYYY where the day is not known), or leave it out.'],
    ],
    [
      'has a date with a time',
      letterFile({ front: ['title: x', 'date: 2021-02-03T10:00'] }),
      ['3: "date" is not a date: write YYYY-MM-DD (YYYY-MM or YYYY where the day is not known), or leave it out.'],
    ],
    [
      'has an unknown note',
      letterFile({ front: ['title: x', 'contentNotes: [suicide, sad]'] }),
      ['3: "contentNotes.1" is not one of: suicide, self-harm, abuse, sexual violence, eating disorder, pregnancy loss.'],
    ],
    [
      'has an unknown status',
      letterFile({ front: ['title: x', 'status: draft'] }),
      ['3: "status" is not one of: published, held.'],
    ],
    [
      'has an address of another kind',
      letterFile({ front: ['title: x', 'url: ftp://x.example'] }),
      ['3: "url" is not an http(s) address.'],
    ],
    [
      'refers to what is no id',
      letterFile({ front: ['title: x', 'updateOf: The Ladder'] }),
      ['3: "updateOf" is no letter id: <column-slug>/<file name without .md>, in a-z, 0-9 and "-".'],
    ],
    [
      'has a second heading',
      letterFile({ answer: 'a\n\n## Answer\n\nb' }),
      ['13: A second "## Answer". If it belongs to the text, write "\\## Answer".'],
    ],
    [
      'has a heading of its own',
      letterFile({ question: '## My story\nq' }),
      ['7: "## My story" is no heading of a letter file. If it belongs to the text, write "\\## My story".'],
    ],
    [
      'has the answer first',
      '---\ntitle: x\n---\n## Answer\na\n## Question\nq',
      [
        '6: "## Question" must stand before "## Answer".',
        '7: There is no line "## Question": a letter needs a question and an answer, each below its heading.',
      ],
    ],
    [
      'has text before the question',
      '---\ntitle: x\n---\nhello\n## Question\nq\n## Answer\na',
      ['4: Text stands before "## Question". Move it below that heading, or into the front matter.'],
    ],
    ['has front matter that is a list', letterFile({ front: ['- title'] }), ['2: This must consist of lines "name: value".']],
    [
      'has a part that a source has not',
      letterFile({ front: ['title: x', 'source: {key: a, hash: b, url: c}'] }),
      ['3: "source" has no part "url".'],
    ],
  ])('that %s is refused with the line, the reason and a cure', (_, text, problems) => {
    expect(refuse(text)).toEqual(problems);
  });

  it('that is no YAML in front is refused with the line, and its other faults are still told', () => {
    const [yaml, answer, ...others] = refuse(letterFile({ front: ['date: 2020', 'title: Ask: why'], answer: '' }));
    expect(yaml).toMatch(/^3: This is not YAML: .*Put quotes around a text that contains ": "/u);
    expect(answer).toBe('10: "answer" is empty: a letter needs both a question and an answer.');
    expect(others).toEqual([]);
  });

  it('that names a field twice is refused', () => {
    expect(refuse(letterFile({ front: ['title: x', 'title: y'] }))[0]).toMatch(/^3: This is not YAML: Map keys must be unique/u);
  });

  it('with an unknown field is refused with the list of fields', () => {
    expect(refuse(letterFile({ front: ['titel: x', 'title: x', 'notes: x'] }))).toEqual([
      expect.stringMatching(/^2: "titel" is no field of a letter\. Fields: title, columnist, date, /u),
      expect.stringMatching(/^4: "notes" is no field of a letter\./u),
    ]);
  });

  it('with aliases that multiply without end is refused, not followed', () => {
    const bomb = ['title: x', 'a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (let depth = 0; depth < 8; depth++) {
      const [inner, outer] = ['abcdefghi'[depth], 'bcdefghij'[depth]];
      bomb.push(`${outer}: &${outer} [${Array(10).fill(`*${inner}`).join(', ')}]`);
    }
    expect(refuse(letterFile({ front: bomb }))).toEqual([
      '2: This repeats itself by aliases ("*name") without end. Write the values out.',
    ]);
  });

  it('tells all that is wrong in one go', () => {
    const text = letterFile({ front: ['titel: x', 'date: soon', 'contentNotes: [sad]', 'url: nowhere'], answer: '## Note\n' });
    expect(refuse(text).map((problem) => problem.slice(0, problem.indexOf(' ')))).toEqual([
      '2:',
      '2:',
      '3:',
      '4:',
      '5:',
      '12:',
      '14:',
    ]);
  });
});
