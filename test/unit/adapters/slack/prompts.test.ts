// Which questions are suggested, and when are they chosen anew?
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPrompts } from '../../../../adapters/slack/prompts.ts';
import { type Archive, openArchive } from '../../../../src/archive.ts';
import { BUNDLED_ARCHIVE } from '../../../../src/config/bundled.ts';
import { letterFile, makeArchive } from '../../../support/archive-folder.ts';

const { signal } = new AbortController();

describe('over the letters that come with the program', () => {
  let archive: Archive;
  beforeAll(async () => {
    archive = await openArchive({ directory: BUNDLED_ARCHIVE });
  });
  afterAll(() => archive.close());

  it('four of our own questions are suggested, by words and meaning', async () => {
    const prompts = await createPrompts(archive, signal)();
    expect(archive.status().withoutMeaning).toBeUndefined();
    expect(prompts.map(({ title }) => title)).toEqual([
      'A debt in the family',
      'Trouble at work',
      'A friend gone quiet',
      'New in town',
    ]);
    for (const { message } of prompts) expect((await archive.ask(message)).outcome).toBe('matches');
  });

  it('they are searched for once, and anew when the letters are read again', async () => {
    let asked = 0;
    let topics = archive.topics();
    const counting: Archive = {
      ...archive,
      topics: () => topics,
      ask(question, options) {
        asked += 1;
        return archive.ask(question, options);
      },
    };
    const choose = createPrompts(counting, signal);
    const first = await choose();
    expect(await choose()).toBe(first);
    expect(asked).toBe(4);
    topics = [...topics];
    await choose();
    expect(asked).toBe(8);
  });

  it('of a question without letters nothing is suggested; a search that fails is tried again', async () => {
    let fails = true;
    const choose = createPrompts(
      {
        ...archive,
        async ask(question, options) {
          if (fails) throw new Error('The encoder is gone.');
          return archive.ask(question === 'I am lonely in a new town. How do I make friends?' ? 'xyzzy quux' : question, options);
        },
      },
      signal,
    );
    await expect(choose()).rejects.toThrow('The encoder is gone.');
    fails = false;
    expect((await choose()).map(({ title }) => title)).toEqual([
      'A debt in the family',
      'Trouble at work',
      'A friend gone quiet',
      'A loud neighbour',
    ]);
  });
});

it('an archive whose only letter is held back suggests nothing', async () => {
  const held = letterFile({ front: ['title: A Borrowed Ladder', 'status: held'] });
  const directory = await makeArchive({
    'letters/ask-ada/column.yml': 'name: Ask Ada',
    'letters/ask-ada/2014-03-09-a-borrowed-ladder.md': held,
  });
  const archive = await openArchive({ directory });
  expect(archive.status()).toMatchObject({ letters: 0, held: 1 });
  expect(await createPrompts(archive, signal)()).toEqual([]);
  await archive.close();
});
