import { rm } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnText } from '../../src/importers/column-text.ts';
import { decode } from '../../src/importers/decode.ts';
import { isEdited, makeSourceHash, questionKey } from '../../src/importers/identity.ts';
import type { Draft } from '../../src/importers/importer.ts';
import { jsonLines } from '../../src/importers/json-lines.ts';
import { markdown } from '../../src/importers/markdown.ts';
import { importSources } from '../../src/keeping.ts';
import { readCorpus } from '../../src/letters/corpus.ts';
import { formatLetter } from '../../src/letters/file.ts';
import { anyLetter, anyText } from '../support/arbitraries.ts';
import { makeArchive } from '../support/archive-folder.ts';

const word = fc.constantFrom(
  'ladder',
  'never',
  '“quiet”',
  'it’s',
  '—',
  'sister',
  '🙁',
  'twelve',
  'the',
  'of',
  'Monday',
  '(really)',
  'e.g.',
  'no…',
  'café',
);
const sentence = (voice: string) =>
  fc
    .tuple(fc.array(word, { minLength: 3, maxLength: 12 }), fc.constantFrom('.', '!', '…'))
    .map(([words, end]) => `${voice} ${words.join(' ')}${end}`);
const paragraph = (voice: string) =>
  fc.array(sentence(voice), { minLength: 1, maxLength: 4 }).map((sentences) => sentences.join(' '));
const maybe = (text: fc.Arbitrary<string>) => fc.option(text, { nil: undefined });

/** A page in one of many habits, as paragraphs. */
const page = fc
  .record({
    head: maybe(fc.constantFrom('Ask Ines: The Ladder on the Roof', 'Ask Ines')),
    title: maybe(fc.constantFrom('My Sister Took It', 'LOUD NEIGHBOURS')),
    byline: maybe(fc.constantFrom('by | Ask Ines', 'By Ines Moreau', 'By Ines Moreau | March 3, 2014')),
    date: maybe(fc.constantFrom('Published March 3, 2014', '2014-03-03', '03/04/2014')),
    salutation: maybe(fc.constantFrom('Dear Ines', 'Dear Ines,', 'Hello Ines!')),
    question: fc.array(paragraph('I'), { minLength: 1, maxLength: 4 }),
    asks: maybe(fc.constantFrom('What should I do?', 'Please help. Thank you.')),
    signature: maybe(fc.constantFrom('— Lost in Leeds', 'Signed, Lost', 'Lost in Leeds')),
    opener: maybe(fc.constantFrom('Thank you for your question.', 'Dear Lost,', 'Ines replies:', 'A:', '***')),
    answer: fc.array(paragraph('You'), { minLength: 1, maxLength: 4 }),
    signOff: maybe(fc.constantFrom('Big Love,\n\nInes M-B', 'Ines', '— Ines', 'Yours,\nInes')),
    footer: maybe(
      fc.constantFrom(
        'Share this article',
        '(You can write to Ines at ines@example.org.)',
        'Topics: family, roofs',
        '© 2014 The Daily Roof',
      ),
    ),
    feed: fc.constantFrom('\n', '\r\n'),
    gap: fc.constantFrom('\n\n', '\n\n\n'),
  })
  .map(({ head, title, byline, date, salutation, question, asks, signature, opener, answer, signOff, footer, feed, gap }) =>
    [head, title, byline, date, salutation, ...question, asks, signature, opener, ...answer, signOff, footer]
      .filter((part) => part !== undefined)
      .join(gap)
      .replaceAll('\n', feed),
  );

const linesOf = (text: string) => text.split(/\r\n|\r|\n/u).filter((line) => line.trim() !== '');

test('every line of a page is in one field of the letter, or left out, or the page waits as it came', () => {
  let letters = 0;
  fc.assert(
    fc.property(page, (text) => {
      const [item, ...others] = columnText.read({ name: 'page.txt', text }, { column: 'Ask Ines' });
      expect(others).toEqual([]);
      if (item?.kind !== 'letter') {
        expect(item).toMatchObject({ kind: 'unsure', raw: text });
        return;
      }
      letters++;
      const { title, salutation, question, signature, answer, signOff, columnist } = item.draft;
      const fields = [title, salutation, question, signature, answer, signOff, columnist].flatMap((field) =>
        linesOf(field ?? ''),
      );
      const leftOut = item.leftOut.map((left) => left.text);
      for (const line of linesOf(text)) {
        const places = [
          ...fields,
          ...leftOut,
          ...fields.map((field) => `Ask Ines: ${field}`),
          ...fields.map((field) => `— ${field}`),
          ...fields.map((field) => `Signed, ${field}`),
        ];
        expect(places).toContain(line);
      }
      // Nothing is invented: what stands in a text stands in the page.
      for (const line of [...linesOf(question), ...linesOf(answer)]) expect(text).toContain(line);
    }),
    { numRuns: 300, seed: 3 },
  );
  expect(letters).toBeGreaterThan(150);
});

test('no text makes an importer fail, and what waits is a piece of it', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        anyText,
        fc.array(fc.oneof(anyText, page), { maxLength: 4 }).map((parts) => parts.join('\n\n')),
      ),
      (text) => {
        for (const importer of [columnText, markdown, jsonLines]) {
          for (const name of ['x.txt', 'x.md', 'x.jsonl']) importer.recognise({ name, text });
          for (const item of importer.read({ name: 'x', text }, {})) {
            expect(text).toContain(item.raw);
            expect(item.line).toBeGreaterThan(0);
            if (item.kind === 'letter') expect([item.draft.question, item.draft.answer]).not.toContain('');
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('line ends make no difference', () => {
  fc.assert(
    fc.property(page, (text) => {
      const drafts = ['\n', '\r\n', '\r'].map((feed) =>
        columnText
          .read({ name: 'page.txt', text: text.replaceAll('\r\n', '\n').replaceAll('\n', feed) }, {})
          .map((item) => (item.kind === 'letter' ? item.draft : item.reason)),
      );
      expect(drafts[1]).toEqual(drafts[0]);
      expect(drafts[2]).toEqual(drafts[0]);
    }),
    { numRuns: 100 },
  );
});

test('found = new + updated + unchanged + quarantined + skipped; importing again changes no letter; the archive always loads', async () => {
  const source = fc.oneof(
    page.map((text) => ['txt', text] as const),
    anyText.map((text) => ['txt', text] as const),
    fc
      .array(
        fc.record({
          question: fc.constantFrom('May I?', 'Must I?', 'Shall I?'),
          answer: fc.constantFrom('Yes.', 'No.'),
          id: fc.option(fc.nat(3), { nil: undefined }),
        }),
        { maxLength: 5 },
      )
      .map((records) => ['jsonl', records.map((one) => JSON.stringify(one)).join('\n')] as const),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(source, { minLength: 1, maxLength: 4 }), async (sources) => {
      const folder = await makeArchive(
        Object.fromEntries(sources.map(([extension, text], at) => [`in/${at}.${extension}`, text])),
      );
      const archive = `${folder}/archive`;
      const options = { archive, sources: [`${folder}/in`], column: 'Ask Ines' };
      const dry = await importSources({ ...options, dryRun: true });
      const first = await importSources(options);
      const again = await importSources(options);
      for (const report of [dry, first, again]) {
        expect(report.found).toBe(report.new + report.updated + report.unchanged + report.quarantined + report.skipped);
        expect(report.items).toHaveLength(report.found);
      }
      expect({ ...dry, dryRun: false, problems: [] }).toEqual({ ...first, problems: [] });
      expect(again).toMatchObject({ found: first.found, new: 0, updated: 0, skipped: first.skipped });
      // What waited because of a key used twice may turn out to be a letter that came later in the same source.
      expect(again.quarantined).toBeLessThanOrEqual(first.quarantined);
      if (first.new > 0) expect(await readCorpus(archive)).toMatchObject({ problems: [], letters: { length: first.new } });
      await rm(folder, { recursive: true });
    }),
    { numRuns: 40 },
  );
});

test('a letter written as JSON or as a letter file is read back the same', () => {
  fc.assert(
    fc.property(anyLetter, ({ source: _, ...letter }) => {
      const column = {
        slug: letter.id.split('/')[0] ?? '',
        name: letter.column,
        columnist: 'Somebody Else',
        show: 'whole',
      } as const;
      const { id, status, ...fields } = letter;
      const expected = { ...fields, ...(status === 'held' ? { status } : {}) };
      const [json] = jsonLines.read(
        { name: 'x.jsonl', text: JSON.stringify({ version: 1, ...letter, status: status === 'held' ? status : undefined }) },
        {},
      );
      const [file] = markdown.read({ name: `${id}.md`, text: formatLetter(letter, column), beside: column }, {});
      for (const item of [json, file]) {
        expect(item).toMatchObject({ kind: 'letter', wantedId: id });
        const withLists = (draft: Partial<Draft>) => ({ ...draft, links: draft.links ?? [], askedAs: draft.askedAs ?? [] });
        expect(item?.kind === 'letter' && withLists(item.draft)).toEqual(withLists(expected));
      }
    }),
    { numRuns: 200 },
  );
});

test('a letter is edited exactly when a field that its source gave is not as it was written', () => {
  fc.assert(
    fc.property(anyLetter, anyLetter, ({ source: _, ...letter }, other) => {
      const column = { slug: 'x', name: letter.column, columnist: 'Nobody', show: 'whole' } as const;
      const { id: _id, column: _column, status: _status, ...draft } = letter;
      const hash = makeSourceHash({ kind: 'letter', line: 1, raw: '', draft, leftOut: [] }, letter, column);
      const stored = { ...letter, source: { key: 'k', hash } };
      expect(isEdited(stored)).toBe(false);
      expect(isEdited({ ...stored, answer: `${letter.answer} x` })).toBe(true);
      expect(isEdited({ ...stored, title: `${letter.title} x` })).toBe(true);
      if (letter.topics.length === 0) expect(isEdited({ ...stored, topics: other.topics })).toBe(false);
      if (letter.signature === undefined) expect(isEdited({ ...stored, signature: other.signature })).toBe(false);
      expect(isEdited({ ...letter, source: other.source })).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('a question has the same key whatever its quotes, case and white space', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('Don’t', 'I', 'say', '“no”', 'twice'), { minLength: 1 }), (words) => {
      const typed = words.join('\n').replaceAll('’', "'").replaceAll(/[“”]/gu, '"').toUpperCase();
      expect(questionKey(typed)).toBe(questionKey(words.join(' ')));
    }),
  );
  expect(questionKey('🙂')).not.toBe(questionKey('🙁'));
});

test('what was encoded is decoded', () => {
  fc.assert(
    fc.property(page, (text) => {
      expect(decode(Buffer.from(text))).toMatchObject({ text });
      expect(decode(Buffer.from(`\ufeff${text}`, 'utf16le'))).toMatchObject({ text });
      expect(decode(Buffer.from(`\ufeff${text}`, 'utf16le').swap16())).toMatchObject({ text });
    }),
    { numRuns: 50 },
  );
});
