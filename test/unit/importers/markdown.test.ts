import { describe, expect, test } from 'vitest';
import { markdown } from '../../../src/importers/markdown.ts';
import { formatLetter } from '../../../src/letters/file.ts';
import { letterIdSchema } from '../../../src/letters/letter.ts';
import { lettersOf, readFixture } from './fixture.ts';

const COLUMN = { slug: 'ask-ines', name: 'Ask Ines', columnist: 'Ines M-B', show: 'whole' } as const;

describe('our own letter files', () => {
  const letter = {
    id: letterIdSchema.parse('ask-ines/2020-01-02-the-towels'),
    column: 'Ask Ines',
    columnist: 'Ines M-B',
    title: 'The Towels',
    topics: ['family'],
    contentNotes: [],
    question: '## Question\n\n\\ I sit *with* the towels.',
    answer: '# Not a heading\n\n**Stand** up.',
    status: 'held' as const,
  };
  const text = formatLetter(letter, COLUMN);

  test('are read exactly, with the id and column that their folder gives', () => {
    const { id, status, ...fields } = letter;
    const [found] = lettersOf(markdown.read({ name: 'letters/ask-ines/2020-01-02-the-towels.md', text, beside: COLUMN }, {}));
    expect(found?.wantedId).toBe(id);
    expect(found?.draft).toEqual({ ...fields, status });
  });

  test('without a column.yml beside them, the user must name the column', () => {
    const [found] = lettersOf(markdown.read({ name: 'x.md', text }, {}));
    expect(found?.draft.column).toBeUndefined();
    expect(lettersOf(markdown.read({ name: 'x.md', text }, { column: 'Other' }))[0]?.draft.column).toBe('Other');
  });

  test('with a wrong field wait, and the line is said', () => {
    const broken = text.replace('title: The Towels', 'title: The Towels\ndate: 2020-13-45');
    expect(markdown.read({ name: 'x.md', text: broken, beside: COLUMN }, {})).toMatchObject([
      { kind: 'unsure', reason: 'bad-field', message: expect.stringMatching(/line 3: "date"/u) },
    ]);
  });
});

describe('Markdown of others', () => {
  test('a blog post: front matter, a block quotation, a link, emphasis', () => {
    const [letter] = lettersOf(readFixture(markdown, 'blog-post.md', { column: 'Ask Rosa' }));
    expect(letter?.draft).toEqual({
      column: 'Ask Rosa',
      columnist: 'Rosa Lind',
      title: "The Neighbour's Cat Has Moved In",
      date: '2018-11-02',
      topics: ['neighbours', 'pets'],
      contentNotes: [],
      salutation: 'Dear Rosa,',
      question:
        "the neighbour's cat sleeps on my sofa now. I feed it, a little. She has seen it through the window and doesn't greet me any more. I didn't steal it!\n\nWhat do I do?",
      signature: 'Sofa Owner',
      answer:
        'Dear Sofa Owner,\n\nStop feeding it. I know. This page says why.\n\n- Close the window at night.\n- Bring her a photo and a bottle of wine.',
      signOff: 'Rosa',
      links: ['https://example.org/cats'],
    });
    expect(letter?.leftOut).toContainEqual({ line: 1, text: '', why: '"/cats/" is no http(s) address, so the letter has none' });
  });

  test('bold markers, a rule between letters, a title of the page', () => {
    const letters = lettersOf(readFixture(markdown, 'bold-markers.md'));
    expect(letters.map(({ draft }) => [draft.column, draft.answer])).toEqual([
      ['Ask Rosa', "Read something dull. She'll stop."],
      ['Ask Rosa', 'So does he, and he smiles.'],
    ]);
    expect(letters[0]?.draft.title).toBe('My sister reads over my shoulder.');
  });

  test('headings: the page, then each letter', () => {
    const letters = lettersOf(readFixture(markdown, 'headings.md'));
    expect(letters.map(({ draft, columnHint }) => [draft.title, columnHint])).toEqual([
      ['My boss calls me "kiddo"', 'The Desk'],
      ['My colleague steals my lunch', 'The Desk'],
    ]);
  });

  test('what only looks like Markdown stays', () => {
    const text = 'Q: I earn 5 * 3 dollars, f***ing little, for my_old_friend. Is a * b fair?\n\nA: No. See [1] and \\*this\\*.\n';
    expect(lettersOf(markdown.read({ name: 'x.md', text }, {}))[0]?.draft).toMatchObject({
      question: 'I earn 5 * 3 dollars, f***ing little, for my_old_friend. Is a * b fair?',
      answer: 'No. See [1] and *this*.',
    });
  });
});
