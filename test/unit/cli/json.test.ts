// The contract of --json: every key, and none besides.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { copyFixture, runCommand } from '../../support/command.ts';

const version = z.literal(1);
const maybe = z.string().min(1).nullable();
const excerpt = z.array(z.strictObject({ start: z.int().min(0), end: z.int().min(1), text: z.string().min(1) })).min(1);
const matchSchema = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  column: z.string().min(1),
  columnist: maybe,
  date: maybe,
  url: maybe,
  topics: z.array(z.string()),
  contentNotes: z.array(z.string()),
  band: z.enum(['close', 'related']),
  score: z.number().min(0).max(1),
  why: z.string().min(1),
  questionExcerpt: excerpt,
  answerExcerpt: excerpt,
  family: z.array(
    z.strictObject({ id: z.string(), date: maybe, relation: z.enum(['original', 'reprint', 'update', 'earlier']) }),
  ),
});
const findings = {
  outcome: z.enum(['matches', 'nothing-close', 'help-first']),
  help: z.array(z.unknown()),
  matches: z.array(matchSchema),
  nearest: z.array(z.strictObject({ id: z.string(), title: z.string() })),
};
const askSchema = z.strictObject({ version, question: z.string(), ...findings });
const similarSchema = z.strictObject({ version, id: z.string(), ...findings });
const letterSchema = z.strictObject({
  version,
  id: z.string(),
  column: z.string(),
  columnist: maybe,
  title: z.string(),
  date: maybe,
  url: maybe,
  topics: z.array(z.string()),
  askedAs: z.array(z.string()),
  contentNotes: z.array(z.string()),
  salutation: maybe,
  question: z.string().min(1),
  signature: maybe,
  answer: z.string().min(1),
  signOff: maybe,
  links: z.array(z.string()),
  reprintOf: maybe,
  updateOf: maybe,
  supersededBy: maybe,
  status: z.enum(['published', 'held']),
  source: z.strictObject({ key: z.string(), hash: z.string() }).nullable(),
});
const topicsSchema = z.strictObject({ version, topics: z.array(z.strictObject({ topic: z.string(), letters: z.int().min(1) })) });
const statusSchema = z.strictObject({
  version,
  directory: z.string(),
  letters: z.int(),
  held: z.int(),
  columns: z.array(z.strictObject({ name: z.string(), slug: z.string(), letters: z.int() })),
  topics: z.int(),
  from: maybe,
  to: maybe,
  problems: z.int(),
});
const checkSchema = z.strictObject({
  version,
  letters: z.int(),
  problems: z.array(z.strictObject({ file: z.string(), line: z.int().nullable(), message: z.string() })),
});

const QUESTION = 'My neighbour borrowed the lawnmower and never brings it back.';
const LAWNMOWER = 'ask-nora/2012-03-09-the-borrowed-lawnmower';
const RING = 'ask-nora/undated-her-mothers-ring';

let directory = '';
let remove = async () => {};
beforeAll(async () => {
  ({ directory, remove } = await copyFixture());
});
afterAll(() => remove());

/** Runs a command with --json, which must succeed and write one JSON value and a line feed. */
async function json<Schema extends z.ZodType>(schema: Schema, ...words: string[]): Promise<z.output<Schema>> {
  const { code, out, err } = await runCommand([...words, '--json', '--archive', directory]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^\{\n[\s\S]*\n\}\n$/u);
  return schema.parse(JSON.parse(out));
}

const letterJson = (id: string) => json(letterSchema, 'letter', id);

describe('ask --json', () => {
  it('finds the letter and keeps the shape of the contract', async () => {
    const { question, outcome, matches, nearest, help } = await json(askSchema, 'ask', QUESTION);
    expect({ question, outcome, nearest, help }).toEqual({ question: QUESTION, outcome: 'matches', nearest: [], help: [] });
    expect(matches[0]?.title).toMatch(/^The Borrowed Lawnmower/u);
    expect(matches[0]?.columnist).toBe('Nora Winter');
  });

  it('quotes exactly what lies at the offsets of the stored texts', async () => {
    const { matches } = await json(askSchema, 'ask', QUESTION);
    for (const { id, questionExcerpt, answerExcerpt } of matches) {
      const stored = await letterJson(id);
      for (const { start, end, text } of questionExcerpt) expect(stored.question.slice(start, end)).toBe(text);
      for (const { start, end, text } of answerExcerpt) expect(stored.answer.slice(start, end)).toBe(text);
    }
  });

  it('shows a reprint as one match with its family', async () => {
    const { matches } = await json(askSchema, 'ask', QUESTION);
    const family = matches.filter(({ title }) => title.startsWith('The Borrowed Lawnmower'));
    expect(family).toHaveLength(1);
    expect(family[0]?.family).toHaveLength(1);
  });

  it('says null for what is not known', async () => {
    const { matches } = await json(askSchema, 'ask', 'Our mother died and my sister took the ring before the will was read.');
    expect(matches.find(({ id }) => id === RING)).toMatchObject({ date: null, url: null });
  });

  it('never shows a held letter', async () => {
    const { matches, nearest } = await json(
      askSchema,
      'ask',
      'My boss takes the credit for every spreadsheet that I make.',
      '--limit',
      '50',
    );
    expect(JSON.stringify([matches, nearest])).not.toContain('held-back');
  });

  it('keeps to the limit, the topic and the column', async () => {
    expect((await json(askSchema, 'ask', QUESTION, '--limit', '1')).matches).toHaveLength(1);
    expect(
      (await json(askSchema, 'ask', QUESTION, '--topic', 'WORK')).matches.every(({ topics }) => topics.includes('work')),
    ).toBe(true);
    expect(
      (await json(askSchema, 'ask', QUESTION, '--column', 'night-desk')).matches.every(
        ({ column }) => column === 'The Night Desk',
      ),
    ).toBe(true);
  });

  it('finds nothing for what is no question, and that is no failure', async () => {
    for (const question of ['🙁🙁🙁', 'x', '?!', 'שלום עולם', '\u0000\u001b[31m']) {
      const { outcome, matches } = await json(askSchema, 'ask', question);
      expect({ question, outcome, matches }).toEqual({ question, outcome: 'nothing-close', matches: [] });
    }
  });

  it('reads the beginning of a question that is a document', async () => {
    const question = `${QUESTION} `.repeat(2000);
    expect((await json(askSchema, 'ask', question)).matches[0]?.title).toMatch(/^The Borrowed Lawnmower/u);
  });
});

describe('letter --json', () => {
  it('has every field of the schema, texts as they are stored', async () => {
    expect(await letterJson(LAWNMOWER)).toEqual({
      version: 1,
      id: LAWNMOWER,
      column: 'Ask Nora',
      columnist: 'Nora Winter',
      title: 'The Borrowed Lawnmower',
      date: '2012-03-09',
      url: 'https://ask-nora.example/2012/the-borrowed-lawnmower',
      topics: ['neighbours', 'money'],
      askedAs: ['lent something to next door and can’t get it back', 'How do I ask for my own things?'],
      contentNotes: [],
      salutation: 'Dear Nora,',
      question: expect.stringMatching(/^My neighbour borrowed .* The grass has won\.\n\nEvery Saturday .* price of peace\?$/u),
      signature: 'Uncut in Utrecht',
      answer: expect.stringMatching(/^Ring the bell\. Say, “I have come for the lawnmower,” [\s\S]* that nobody said\.$/u),
      signOff: 'Yours, Nora',
      links: [],
      reprintOf: null,
      updateOf: null,
      supersededBy: null,
      status: 'published',
      source: null,
    });
  });
});

describe('other commands with --json', () => {
  it('similar gives what ask gives, without the letter itself', async () => {
    const { id, matches } = await json(similarSchema, 'similar', LAWNMOWER, '--limit', '3');
    expect(id).toBe(LAWNMOWER);
    expect(matches.length).toBeLessThanOrEqual(3);
    expect(matches.map((match) => match.id)).not.toContain(LAWNMOWER);
  });

  it('topics counts letters, the most frequent topic first', async () => {
    const { topics } = await json(topicsSchema, 'topics');
    expect(topics[0]).toEqual({ topic: 'neighbours', letters: 2 });
    expect(topics).toContainEqual({ topic: 'work', letters: 1 });
  });

  it('random draws no letter with a content note', async () => {
    for (let draw = 0; draw < 5; draw++) expect((await json(letterSchema, 'random')).contentNotes).toEqual([]);
    expect((await json(letterSchema, 'random', '--topic', 'work')).id).toBe(
      'night-desk/2020-05-30-nine-to-five-at-the-kitchen-table',
    );
  });

  it('status counts letters and columns', async () => {
    expect(await json(statusSchema, 'status')).toEqual({
      version: 1,
      directory,
      letters: 5,
      held: 1,
      columns: [
        { name: 'Ask Nora', slug: 'ask-nora', letters: 3 },
        { name: 'The Night Desk', slug: 'night-desk', letters: 2 },
      ],
      topics: 7,
      from: '2012-03-09',
      to: '2020-05-30',
      problems: 0,
    });
  });

  it('check lists no problem where there is none', async () => {
    expect(await json(checkSchema, 'check')).toEqual({ version: 1, letters: 6, problems: [] });
  });
});
