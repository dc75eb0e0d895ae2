import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { columnText } from '../../../src/importers/column-text.ts';
import type { FoundLetter } from '../../../src/importers/importer.ts';
import { fixtureText, lettersOf, onlyLetter, readFixture } from './fixture.ts';

const REFERENCE = fileURLToPath(new URL('../../../../shared/data/import/ask-elizabeth.txt', import.meta.url));

/** Counts every non-blank source line: it must be a line of one field, the column and title, or left out. */
function expectEveryLineOnce(source: string, { draft, leftOut }: FoundLetter): void {
  const fields = [draft.salutation, draft.question, draft.signature, draft.answer, draft.signOff, draft.columnist];
  const inFields = fields.flatMap((text) => (text ?? '').split('\n')).filter((line) => line.trim() !== '');
  const accounted = [`${draft.column}: ${draft.title}`, ...inFields, ...leftOut.map(({ text }) => text)];
  const lines = source.split(/\r?\n/u).filter((line) => line.trim() !== '');
  expect(accounted.map((line) => line.trimEnd()).sort()).toEqual(lines.map((line) => line.trimEnd()).sort());
  // White space behind a line stays too, but for the last line of a text.
  expect(lines.filter((line) => !accounted.includes(line)).length).toBeLessThanOrEqual(2);
}

describe('a column of the shape of the reference', () => {
  const source = fixtureText('reference-shape.txt');
  const letter = onlyLetter(columnText, source);

  test('gives column, title, salutation, sign-off and columnist', () => {
    expect(letter.draft).toMatchObject({
      column: 'Ask Ines',
      title: 'Is It Too Late to Learn to Swim',
      salutation: 'Dear Ines',
      signOff: 'With love,',
      columnist: 'Ines M-B',
    });
    expect(letter.draft).not.toHaveProperty('date');
    expect(letter.draft).not.toHaveProperty('signature');
  });

  test('is parted behind the thanks of the asker and before those of the columnist', () => {
    expect(letter.draft.question).toMatch(/Hoping you can help me! Thank you\.$/u);
    expect(letter.draft.answer).toMatch(/^Thank you for your letter\.\n\n/u);
    expect(letter.draft.answer).toMatch(/when nobody is there\.$/u);
  });

  test('has every non-blank source line in exactly one place', () => {
    expectEveryLineOnce(source, letter);
    expect(letter.leftOut.map(({ text }) => text)).toEqual(['by | Ask Ines']);
  });

  test('keeps quotes, dashes, emoji and double spaces', () => {
    expect(letter.draft.question).toContain('summer 🙃. I signed up for a course twice and twice I didn’t go.');
    expect(letter.draft.answer).toContain('Find a teacher who takes one pupil at a time.  Go on a weekday');
  });

  test.each([
    ['CRLF', source.replaceAll('\n', '\r\n')],
    ['CR', source.replaceAll('\n', '\r')],
    ['trailing empty lines', `\n\n${source}\n\n\n`],
  ])('reads the same with %s', (_, text) => {
    expect(onlyLetter(columnText, text).draft).toEqual(letter.draft);
  });
});

describe.skipIf(!existsSync(REFERENCE))('the reference column (skipped where ../shared is not there)', () => {
  const source = existsSync(REFERENCE) ? readFileSync(REFERENCE, 'utf8') : '';

  test('imports exactly', () => {
    const letter = onlyLetter(columnText, source);
    expect(letter.draft).toMatchObject({
      column: 'Ask Elizabeth',
      title: 'Can One Person Work on a Relationship',
      salutation: 'Dear Elizabeth',
      signOff: 'Big Love,',
      columnist: 'Elizabeth R-J',
      question: expect.stringMatching(/this 🙁 Thank you\.$/u),
      answer: expect.stringMatching(/^Thank you for your question\.[\s\S]*at the expense of yourself\.$/u),
    });
    expect(letter.draft).not.toHaveProperty('date');
    expectEveryLineOnce(source, letter);
    expect(letter.leftOut.map(({ text }) => text)).toEqual(['by | Ask Elizabeth']);
  });
});

/** What is expected of each letter of a fixture: some fields, and how question and answer begin and end. */
type Expected = Readonly<Record<string, unknown>> & {
  readonly q: [begins: string, ends: string];
  readonly a: [begins: string, ends: string];
};

const HABITS: readonly [habit: string, fixture: string, letters: readonly Expected[]][] = [
  [
    'three letters, each "Dear Maud:" and "Dear Locked Out:"',
    'three-letters.txt',
    [
      {
        column: 'ASK MAUD',
        title: 'SISTER WANTS THE LAKE HOUSE TO HERSELF',
        columnist: 'Maud Fielding',
        date: '2014-03-03',
        signature: 'Locked Out in Vermont',
        q: ['My parents', 'to me?'],
        a: ['Dear Locked Out:', 'not a judge.'],
      },
      {
        title: 'Hummed Out',
        date: '2014-03-03',
        salutation: 'Dear Maud:',
        q: ['My coworker', 'would you do?'],
        a: ['Dear Hummed Out:', 'headphones.'],
      },
      { title: 'Fine Now', q: ['I loved', 'I was fine.'], a: ['Dear Fine:', 'somebody today.'] },
    ],
  ],
  [
    'signature and reply in the line of the question, capitals',
    'inline-signatures.txt',
    [
      {
        salutation: 'DEAR ODA:',
        signature: 'SECOND FIDDLE IN TULSA',
        title: 'SECOND FIDDLE IN TULSA',
        q: ['I have been', 'hour for us?'],
        a: ['DEAR SECOND FIDDLE:', 'two of you.'],
      },
      { signature: 'EMPTY-HANDED', q: ['My neighbor', 'a war?'], a: ['DEAR EMPTY-HANDED:', 'Then you take it.'] },
    ],
  ],
  [
    'the column’s name above, which looks like a salutation',
    'column-name-above.txt',
    [
      {
        column: 'Dear Philippa',
        title: "My Brother Won't Leave the Basement",
        date: '2019-01-07',
        salutation: 'Dear Philippa,',
        signature: 'Four Hours Away',
        signOff: '—Philly',
        columnist: 'Philly',
        q: ['My brother', 'hate him.'],
        a: ['Your brother', "don't do it."],
      },
    ],
  ],
  [
    '"Q." and "A."',
    'q-and-a.txt',
    [
      { q: ['My friend', 'cheap?'], a: ['Say it', 'blink.'] },
      { q: ['I lent', 'write it off?'], a: ['You write', 'not rude.'] },
    ],
  ],
  [
    '"QUESTION:" and "ANSWER:"',
    'question-answer-words.txt',
    [
      { q: ['My son', 'Help!'], a: ['Stop bribing.', 'each evening.'] },
      { q: ['Is it rude', 'house?'], a: ['It is a little', 'to share.'] },
    ],
  ],
  [
    '"A:" in the middle of a line',
    'answer-in-line.txt',
    [
      { q: ['I am the only', 'too much?'], a: ['A note', 'refilling it.'] },
      { q: ['My mother-in-law', 'my jeans.'], a: ['Let her.', 'miss it.'] },
    ],
  ],
  [
    'neither title nor salutation nor signature',
    'no-habits.txt',
    [
      {
        title: "I am sixty-eight and I have just told my children that I'm getting married…",
        q: ['I am sixty-eight', 'thing off?'],
        a: ['You should', 'need her.'],
      },
    ],
  ],
  [
    '"Confused in Kansas:" with the answer behind it',
    'label-inline.txt',
    [
      {
        title: "Can I skip my ex's wedding?",
        columnist: 'Marge Holloway',
        date: '2014-03-03',
        signature: 'Confused in Kansas',
        signOff: 'Hugs,\nMarge',
        q: ['My ex-husband', 'to go?'],
        a: ['Confused in Kansas: You', 'the cake.'],
      },
    ],
  ],
  [
    'hard-wrapped lines, "Signed,"',
    'wrapped-lines.txt',
    [
      {
        column: 'HELEN ANSWERS',
        signature: 'Coat On',
        signOff: 'Yours,',
        columnist: 'Helen',
        q: ['I have a friend', 'say something?'],
        a: ['Yes. You', 'on her.'],
      },
    ],
  ],
  [
    '"Theo replies:" and furniture all around',
    'replies-and-furniture.txt',
    [
      {
        columnist: 'Theo Blunt',
        date: '2021-03-12',
        signOff: 'xo Theo',
        q: ['My girlfriend', 'love her.'],
        a: ['You set a trap', 'both laugh.'],
      },
    ],
  ],
  [
    'a salutation without a comma, an asker’s closing',
    'no-comma.txt',
    [
      {
        column: "Ask the Vicar's Wife",
        salutation: 'Dear Mrs Pym',
        signature: 'Wilted',
        signOff: 'With every good wish,',
        columnist: 'Dorothea Pym',
        q: ['I am a churchwarden', 'Yours in despair,'],
        a: ['My dear Wilted,', 'to carry it.'],
      },
    ],
  ],
  [
    'titles of their own between letters',
    'own-titles.txt',
    [
      {
        title: 'He Never Says Sorry',
        date: '2016-05-20',
        signature: 'Waiting',
        q: ['my husband', 'to ask?'],
        a: ['Dear Waiting, he', 'nothing wrong.'],
      },
      {
        title: 'The Bride Wore My Dress',
        signature: 'Seeing Green',
        q: ['my cousin', 'only cloth.'],
        a: ['Dear Seeing,', 'those words.'],
      },
    ],
  ],
  [
    'a title, byline and pen name in capitals',
    'capitals.txt',
    [
      {
        column: 'ASK MARTHA',
        title: '"I LENT MY CAR AND GOT BACK A DENT"',
        columnist: 'MARTHA QUILL',
        signature: 'DENTED IN DERBY',
        salutation: 'Dear Martha –',
        signOff: 'Martha',
        q: ['I lent my car', 'of sleeping.'],
        a: ['Dear Dented,', 'to be me.'],
      },
    ],
  ],
  [
    'no empty lines at all',
    'no-empty-lines.txt',
    [
      {
        column: 'Ask Uncle Ray',
        title: 'My Niece Wants My Kidney',
        columnist: 'Ray Dunn',
        date: '2014-03-03',
        signature: 'Scared Uncle',
        signOff: 'Ray',
        q: ['My niece', 'owe her?'],
        a: ['Dear Scared,', 'not for her.'],
      },
    ],
  ],
  [
    'an introduction, an invitation, topics',
    'introduction.txt',
    [
      {
        date: '2020-05-04',
        topics: ['relationships', 'friendship'],
        q: ["I've been", 'strung along?'],
        a: ['You are being told', "didn't tell you."],
      },
    ],
  ],
  [
    'a rule between letters without salutations',
    'rule-between.txt',
    [
      {
        column: "HARRIET'S POSTBAG",
        signature: 'Mrs. A. Landlocked',
        q: ['Sir, – My husband', 'Yours faithfully,'],
        a: ['Madam, –', 'make him sensible.'],
      },
      { signature: 'Frock', q: ['Sir, – I am', 'Yours,'], a: ['My dear Frock,', 'to the answer.'] },
    ],
  ],
  [
    'a rule before the answer',
    'rule-before-answer.txt',
    [{ signature: 'Torn', columnist: 'Wendy', q: ['I hate my job', 'would you do?'], a: ['Dear Torn,', "anybody's rent."] }],
  ],
  [
    'an answer that speaks of itself',
    'answer-says-i.txt',
    [
      {
        column: 'Ask Tom',
        title: 'How do I forgive my father?',
        signature: 'Couch',
        columnist: 'Tom',
        q: ['My father left', 'have to?'],
        a: ['I was eleven', 'tell him.'],
      },
    ],
  ],
  [
    'the columnist’s name beside the date, "by email", a note on the columnist below',
    'name-beside-date.txt',
    [
      {
        columnist: 'Clara Finch',
        date: '2015-06-14',
        signature: 'Vexed, by email',
        title: 'Vexed, by email',
        q: ['I gave', 'buy it back?'],
        a: ['Buy it back', 'will learn.'],
      },
      { signature: 'Bookish, Hull', q: ['our book club', 'I leave?'], a: ['Start a second', 'the first.'] },
    ],
  ],
  [
    '"Signed," and "Love," in turn, no column',
    'signed-and-loved.txt',
    [
      {
        salutation: 'Dear Doctor Hale,',
        signature: 'Periodic Fable',
        signOff: 'Love,',
        columnist: 'The Doctor',
        q: ['I have liked', 'on my shoe.'],
        a: ['Dear Periodic Fable,', 'leave it.'],
      },
      { signature: 'Row 47', q: ['My boyfriend', 'furious again.'], a: ['Dear Row 47,', 'your pattern.'] },
    ],
  ],
  [
    'a signature behind a hyphen, a reply to its initials',
    'dash-signatures.txt',
    [
      {
        title: 'HOW CAN I MAKE MY ROOMMATE PAY?',
        signature: 'Broke and Drummed At',
        q: ['My roommate', 'afford him.'],
        a: ['Dear B.D.A.:', 'sell tickets.'],
      },
      { title: 'READERS WRITE', signature: 'Old Teller', q: ['In your answer', '30 years.'], a: ['Dear Old Teller:', 'richer.'] },
    ],
  ],
  [
    '"The question: …" at the top, "Nadia replies:"',
    'the-question.txt',
    [
      {
        title: 'My teenage daughter has stopped speaking to me',
        q: ['I am a single', 'losing her.'],
        a: ['It must be', 'for a while.'],
      },
    ],
  ],
  [
    'a bare name as salutation',
    'bare-salutation.txt',
    [
      {
        columnist: 'Sam Oyelaran',
        salutation: 'Sam,',
        signature: 'Two Plates',
        signOff: 'Sam',
        q: ['He left me', 'I do?'],
        a: ['Two Plates,\nYou', 'Then decide.'],
      },
    ],
  ],
  [
    'nothing but a rule between',
    'rule-only.txt',
    [{ q: ['Should I report', 'half of them.'], a: ['There is no rule', 'your desk.'] }],
  ],
  [
    'numbered questions, markers on lines of their own',
    'numbered.txt',
    [
      { q: ["I can't stand", 'you do?'], a: ['You buy', 'more cheese.'] },
      { q: ['I forgot', 'too late?'], a: ['You are never', 'tonight.'] },
    ],
  ],
  [
    '"GUS SAYS:", column and date in one line',
    'gus-says.txt',
    [
      {
        column: 'Ask Gus',
        date: '2011-05-12',
        signature: 'MOWED DOWN, IOWA',
        q: ['I married', 'the words.'],
        a: ['Nine years!', 'about grass.'],
      },
      { column: 'Ask Gus', signature: 'MILKED OUT, OHIO', q: ['My twin', 'to care.'], a: ["Then don't.", 'refrigerator.'] },
    ],
  ],
  [
    'very short letters and answers',
    'short-letters.txt',
    [
      {
        salutation: 'Dear Miss Lowther,',
        signature: 'Sick-of-it-all',
        signOff: 'Yours,',
        columnist: 'Miss L.',
        q: ['I am 15', 'are lying.'],
        a: ['Dear Sick-of-it-all,', 'have you.'],
      },
      { signature: 'Gentle Coward', q: ['How do you tell', 'love him back?'], a: ['Dear Gentle Coward,', 'Quickly.'] },
    ],
  ],
];

describe('habits of other columns', () => {
  test.each(HABITS)('%s', (_, fixture, expected) => {
    const letters = lettersOf(readFixture(columnText, fixture).filter(({ kind }) => kind !== 'skipped'));
    expect(letters).toHaveLength(expected.length);
    for (const [at, { q, a, ...fields }] of expected.entries()) {
      const draft = letters[at]?.draft;
      expect(draft).toMatchObject(fields);
      expect([draft?.question.slice(0, q[0].length), draft?.question.slice(-q[1].length)]).toEqual(q);
      expect([draft?.answer.slice(0, a[0].length), draft?.answer.slice(-a[1].length)]).toEqual(a);
    }
  });

  test('a note to all readers is skipped', () => {
    expect(readFixture(columnText, 'inline-signatures.txt').at(-1)).toMatchObject({ kind: 'skipped', reason: 'note-to-readers' });
  });
});

describe('what is not sure', () => {
  test('a question without an answer waits, with all of its text', () => {
    const [item] = readFixture(columnText, 'no-answer.txt');
    expect(item).toMatchObject({ kind: 'unsure', reason: 'no-answer', raw: fixtureText('no-answer.txt'), column: undefined });
  });

  test('an essay waits, and the best guess is said to be one', () => {
    const [item] = readFixture(columnText, 'no-letter.txt');
    expect(item).toMatchObject({ kind: 'unsure', reason: 'split-not-sure' });
    expect(item).toHaveProperty('message', expect.stringMatching(/best guess is line 7 .*Put a line "Q:" over the question/su));
  });

  test('minutes of a meeting wait, though somebody thanks for a question', () => {
    expect(readFixture(columnText, 'dialogue.txt')).toMatchObject([{ kind: 'unsure', reason: 'split-not-sure' }]);
  });

  test('putting "Q:" and "A:" where the message says settles it', () => {
    const settled = fixtureText('no-letter.txt')
      .replace('I went out', 'Q:\nI went out')
      .replace('You can keep', 'A:\nYou can keep');
    expect(onlyLetter(columnText, settled).draft).toMatchObject({
      title: 'A Walk in November',
      answer: 'You can keep your beaches. Give me a lane in November.',
    });
  });

  test('a letter behind a rule without a salutation is not swallowed by the answer above it', () => {
    const text = `${fixtureText('label-inline.txt').replace('\nHugs,\nMarge\n', '')}\n* * *\n\nI have two brothers. I love one of them. Am I a monster?\n\n— Torn Sister\n\nYou are a sister. You may love them differently.\n`;
    expect(columnText.read({ name: 'x.txt', text }, {})).toMatchObject([{ kind: 'unsure', reason: 'several-letters' }]);
  });

  test.each([
    '',
    '   \n',
    'hello',
    '🙂',
    '...',
    'Dear Oda',
    'Q:',
    'Q:\nA:',
    '* * *',
    '## Answer',
    '\u202eabc',
    'x'.repeat(100_000),
  ])('odd text %# gives no letter and no failure', (text) => {
    for (const item of columnText.read({ name: 'x.txt', text }, {})) expect(item.kind).toBe('unsure');
  });
});

describe('the name of the column', () => {
  test('--column wins, and a title line that repeats the column gives the title only', () => {
    const [letter] = lettersOf(readFixture(columnText, 'introduction.txt', { column: 'The Agony Hour' }));
    expect(letter?.draft).toMatchObject({ column: 'The Agony Hour', title: "My boyfriend won't meet my friends" });
  });

  test('where there is none, a hint says what it may be', () => {
    expect(lettersOf(readFixture(columnText, 'own-titles.txt'))[0]).toMatchObject({
      columnHint: 'The Kitchen Table with Ruth Okafor',
    });
    expect(lettersOf(readFixture(columnText, 'label-inline.txt'))[0]).toMatchObject({ columnHint: 'Dear Marge' });
  });
});
