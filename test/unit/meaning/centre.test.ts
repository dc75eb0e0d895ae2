// Lists of texts: each is read by itself, once, and the list has their centre.
import { describe, expect, it } from 'vitest';
import { centreEmbedder } from '../../../src/meaning/centre.ts';
import type { Passage } from '../../../src/meaning/embedder.ts';
import { createFakeEmbedder } from '../../support/embedders.ts';
import { cosine, dot } from '../../support/vectors.ts';

const list = (...parts: string[]): Passage => ({ parts, each: false });

function watched() {
  const fake = createFakeEmbedder({ dimensions: 32 });
  const read: Passage[] = [];
  const embedder = centreEmbedder({
    ...fake,
    embed: (passages, signal) => {
      read.push(...passages);
      return fake.embed(passages, signal);
    },
  });
  return { fake, embedder, read };
}

describe('the vector of a list', () => {
  it('is of unit length, and as near to each of two texts', async () => {
    const { fake, embedder } = watched();
    const [centre] = await embedder.embed([list('money', 'love')]);
    const [money, love] = await fake.embed([list('money'), list('love')]);
    const whole = centre?.whole ?? [];
    expect(dot(whole, whole)).toBeCloseTo(1, 5);
    expect(cosine(whole, money?.whole ?? [])).toBeCloseTo(cosine(whole, love?.whole ?? []), 5);
    expect(cosine(whole, money?.whole ?? [])).toBeGreaterThan(cosine(love?.whole ?? [], money?.whole ?? []));
    expect(centre?.parts).toEqual([]);
  });

  it('is the vector of its text where it has one, and zeros where it has none', async () => {
    const { fake, embedder } = watched();
    const [one, none] = await embedder.embed([list('money'), list()]);
    const [money] = await fake.embed([list('money')]);
    expect(cosine(one?.whole ?? [], money?.whole ?? [])).toBeCloseTo(1, 6);
    expect([...(none?.whole ?? [1])].every((value) => value === 0)).toBe(true);
  });

  it('needs each text read once, however many lists have it, and never two texts as one', async () => {
    const { embedder, read } = watched();
    await embedder.embed([list('money', 'love'), list('love', 'work')]);
    await embedder.embed([list('work', 'money')]);
    expect(read.map(({ parts }) => parts)).toEqual([['money'], ['love'], ['work']]);
  });

  it('does not depend on what was forgotten in between', async () => {
    const { embedder, read } = watched();
    const [before] = await embedder.embed([list('money', 'love')]);
    await embedder.embed(Array.from({ length: 500 }, (_, at) => list(...Array.from({ length: 9 }, (_, nth) => `${at} ${nth}`))));
    const [after] = await embedder.embed([list('money', 'love')]);
    expect(after).toEqual(before);
    expect(read.filter(({ parts }) => parts[0] === 'money')).toHaveLength(2);
  });
});
