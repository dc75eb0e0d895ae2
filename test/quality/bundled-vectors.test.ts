// Is what was committed current? Vectors of exactly the bundled letters and background questions, and the fit to them.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUNDLED_ARCHIVE, BUNDLED_MODEL } from '../../src/config/bundled.ts';
import { centreEmbedder } from '../../src/meaning/centre.ts';
import type { Embedder, Passage, PassageVectors } from '../../src/meaning/embedder.ts';
import { loadModel } from '../../src/meaning/model.ts';
import { dequantise } from '../../src/meaning/quantised.ts';
import { passageKey, type VectorStore } from '../../src/meaning/vector-store.ts';
import { BUNDLED_BACKGROUND, readBackground } from '../../src/search/meaning/background.ts';
import { keyPassages } from '../../src/search/meaning/letter-vectors.ts';
import { openMeaning } from '../../src/search/meaning/open-meaning.ts';
import type { Snapshot, SnapshotFile } from '../../src/search/snapshot.ts';
import { createWordIndex } from '../../src/search/words/words.ts';
import { bundledLetters, bundledModel, bundledVectors } from '../support/bundled.ts';
import { makeLetter } from '../support/letters.ts';
import { cosine, dot } from '../support/vectors.ts';

const CURE = 'made anew by "npx dear-archive index --archive corpus" or "npm run background"';
const BACKGROUND_FILE = new URL('../../src/search/meaning/background/vectors.bin', import.meta.url);

/** The snapshot in the repository, some files left out; what would be written or told is noted and not done. */
function watchSnapshot(without: readonly SnapshotFile[] = []) {
  const noted: { writes: Map<SnapshotFile, Uint8Array>; told: string[] } = { writes: new Map(), told: [] };
  const snapshot: Snapshot = {
    read: async (name) => (without.includes(name) ? undefined : readFile(join(BUNDLED_ARCHIVE, 'index', name))),
    write: async (name, bytes) => void noted.writes.set(name, bytes),
    discard: (name, fault) => noted.told.push(`${name}: ${fault}`),
    outdate: () => noted.told.push('outdated'),
  };
  return { noted, snapshot };
}

const real: { embedder?: Embedder } = {};
beforeAll(async () => {
  real.embedder = await loadModel({ directory: BUNDLED_MODEL, threads: 1 });
});
afterAll(() => real.embedder?.close());

async function embed(passages: readonly Passage[]): Promise<readonly PassageVectors[]> {
  return (await real.embedder?.embed(passages)) ?? [];
}

/** Stored vectors are those of the encoder, but for the eight bits. */
async function compareSome({ rows, wholes }: VectorStore, passages: readonly Passage[], by = embed): Promise<void> {
  const vectors = await by(passages);
  passages.forEach((passage, at) => {
    const row = rows.get(passageKey(passage)) ?? Number.NaN;
    expect(cosine(dequantise(wholes, row), vectors[at]?.whole ?? [])).toBeGreaterThan(0.999);
  });
}

/** Brings the bundled letters to work, or others with the same texts; nothing may be embedded. */
async function open(without: readonly SnapshotFile[] = [], given?: Awaited<ReturnType<typeof bundledLetters>>) {
  const letters = given ?? (await bundledLetters());
  const { noted, snapshot } = watchSnapshot(without);
  const embedder: Embedder = {
    model: await bundledModel(),
    embed: async ([passage]) => Promise.reject(new Error(`There is no vector of "${passage?.parts.join(' ')}": ${CURE}`)),
    close: async () => {},
  };
  const half = await openMeaning({
    letters,
    embedder,
    words: createWordIndex(letters),
    background: BUNDLED_BACKGROUND,
    snapshot,
  });
  return { ...noted, half };
}

describe('the vectors that came with the program', () => {
  it('are of exactly the bundled letters, by the bundled encoder', async () => {
    const letters = await bundledLetters();
    const keyed = letters.map(keyPassages);
    const passages = keyed.flatMap((letter) => Object.values(letter.passages));
    const lists = keyed.flatMap((letter) => Object.values(letter.lists));
    const keysOf = (made: typeof passages) =>
      [...new Set(made.flatMap((passage) => (passage ? [passageKey(passage)] : [])))].sort();
    const store = await bundledVectors();
    expect([...store.rows.keys()].sort(), CURE).toEqual(keysOf(passages));
    const labelStore = await bundledVectors(join(BUNDLED_ARCHIVE, 'index/labels.bin'));
    expect([...labelStore.rows.keys()].sort(), CURE).toEqual(keysOf(lists));
    const some = lists.flatMap((list) => list ?? []).slice(0, 6);
    await compareSome(labelStore, some, async (of) => (real.embedder ? centreEmbedder(real.embedder).embed(of) : []));
    await compareSome(store, passages.flatMap((passage) => passage ?? []).slice(0, 6));
  });

  it('come with a fit to them: nothing is made again at the first start', async () => {
    const { writes, told } = await open();
    expect({ writes: [...writes.keys()], told }, CURE).toEqual({ writes: [], told: [] });
  });

  it('come with the very fit that is made from them now', async () => {
    const [kept, made] = [await open(), await open(['fit.bin'])];
    expect([...made.writes.keys()]).toEqual(['fit.bin']);
    expect(kept.half.gate, CURE).toBeCloseTo(made.half.gate, 6);
    const [first] = (await bundledVectors()).rows.values();
    const vector = dequantise((await bundledVectors()).wholes, first ?? 0);
    const ranked = (half: typeof kept.half) =>
      half.index.rank(vector, { limit: 50 }).map(({ id, score }) => [id, score.toFixed(4)]);
    expect(ranked(kept.half), CURE).toEqual(ranked(made.half));
  });
});

describe('the gate of the bundled letters', () => {
  it('is nearly the same where all of them were printed twice', async () => {
    const letters = await bundledLetters();
    const twice = letters.flatMap((letter, at) => [letter, makeLetter({ ...letter, id: `again/${at}` })]);
    const [once, again] = [await open(['fit.bin']), await open(['fit.bin'], twice)];
    expect(Math.abs(once.half.gate - again.half.gate)).toBeLessThan(0.05);
  });
});

describe('the background questions that came with the program', () => {
  it('are at least 300, half of them one line, half long, each once', async () => {
    const questions = await readBackground();
    expect(questions.length).toBeGreaterThanOrEqual(300);
    const short = questions.filter(({ kind }) => kind === 'short').length;
    expect(Math.abs(short / questions.length - 0.5)).toBeLessThan(0.1);
    expect(new Set(questions.map(({ text }) => text)).size).toBe(questions.length);
  });

  it('have exactly their vectors beside them, by the bundled encoder', async () => {
    const passages = (await readBackground()).map(({ text }): Passage => ({ parts: [text], each: false }));
    const store = await bundledVectors(BACKGROUND_FILE);
    expect([...store.rows.keys()].sort(), CURE).toEqual(passages.map(passageKey).sort());
    await compareSome(store, passages.slice(0, 3));
  });
});

describe('vectors in eight bits', () => {
  it('find the ten nearest of 60 real letters as exact ones do, at least 98 in 100 of them', async () => {
    const letters = (await bundledLetters()).filter((_, at) => at % 3 === 0).slice(0, 60);
    const keyed = letters.map(keyPassages);
    const exact = await embed(keyed.map(({ passages }) => passages.question ?? { parts: [], each: true }));
    const titles = await embed(letters.filter((_, at) => at % 3 < 2).map(({ title }) => ({ parts: [title], each: false })));
    const { half } = await open();
    const ids = new Set<string>(letters.map(({ id }) => id));
    let found = 0;
    for (const { whole: query } of titles) {
      const wanted = exact
        .map(({ whole }, at) => ({ id: letters[at]?.id ?? '', near: dot(whole, query) }))
        .sort((one, other) => other.near - one.near)
        .slice(0, 10);
      const nearest = half.index
        .nearest(query, 206)
        .map(({ id }) => id)
        .filter((id) => ids.has(id))
        .slice(0, 10);
      found += wanted.filter(({ id }) => nearest.includes(id)).length;
    }
    expect(titles).toHaveLength(40);
    expect(found / (10 * titles.length)).toBeGreaterThanOrEqual(0.98);
  }, 120_000);
});
