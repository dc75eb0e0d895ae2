// What every platform replies to a request, over the six letters of the fixture.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aboutReply, answerRequest } from '../../../../adapters/shared/answer.ts';
import type { Archive } from '../../../../src/archive.ts';
import { BUNDLED_ARCHIVE } from '../../../../src/config/bundled.ts';
import { openFixtureArchive } from '../../../support/fixture-archive.ts';
import { EVERYTHING } from '../../../support/replies.ts';

let archive: Archive;
let close = async () => {};
beforeAll(async () => {
  ({ archive, close } = await openFixtureArchive());
});
afterAll(() => close());

const CONTEXT = { capabilities: EVERYTHING, limit: 3, random: () => 0, version: '1.2.3' };
const answerTo = (question: string) => answerRequest(archive, { kind: 'ask', question }, CONTEXT);

describe('a word of thanks', () => {
  it.each(['thanks', 'Thank you!', 'many thanks', 'Thanks so much 🙂', 'thank you very much.'])(
    'is answered in kind: %s',
    async (said) => {
      expect(await answerTo(said)).toEqual({ kind: 'thanks' });
    },
  );

  it.each(['My neighbour never says thank you', 'thanks for nothing', 'thank you cards', 'thanksgiving'])(
    'is none in a question: %s',
    async (question) => {
      expect((await answerTo(question)).kind).not.toBe('thanks');
    },
  );
});

describe('a topic that no letter has', () => {
  it('is told with the nearest ones, which come first among those to browse', async () => {
    const reply = await answerRequest(archive, { kind: 'browse', topic: 'Neighbor' }, CONTEXT);
    expect(reply).toMatchObject({
      kind: 'titles',
      of: { kind: 'topic', topic: 'neighbor', nearest: ['neighbours'] },
      titles: [],
    });
    if (reply.kind !== 'titles') throw new Error('unreachable');
    const others = archive.topics().filter(({ topic }) => topic !== 'neighbours');
    expect(reply.topics.map(({ topic }) => topic)).toEqual(['neighbours', ...others.map(({ topic }) => topic)]);
  });

  it('is told alone where none is near', async () => {
    expect(await answerRequest(archive, { kind: 'random', topic: 'zebras' }, CONTEXT)).toMatchObject({ of: { nearest: [] } });
  });
});

describe('aboutReply', () => {
  it('knows the archive that comes with the program, however it is named', () => {
    const bundled = (directory: string) =>
      aboutReply({ ...archive, status: () => ({ ...archive.status(), directory }) }, '1.2.3').bundled;
    expect([BUNDLED_ARCHIVE, `${BUNDLED_ARCHIVE}/`, `${BUNDLED_ARCHIVE}/../corpus`].map(bundled)).toEqual([true, true, true]);
    expect(aboutReply(archive, '1.2.3')).toMatchObject({ kind: 'about', letters: 5, bundled: false });
  });
});
