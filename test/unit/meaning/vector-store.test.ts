import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coarseBytes } from '../../../src/meaning/coarse.ts';
import type { Passage } from '../../../src/meaning/embedder.ts';
import { embedMissing, emptyStore, mergeStores, passageKey, type VectorStore } from '../../../src/meaning/vector-store.ts';
import { formatVectors, parseVectors } from '../../../src/search/meaning/vector-file.ts';
import { createDyingEmbedder, createFakeEmbedder } from '../../support/embedders.ts';

const passage = (text: string, each = true): Passage => ({ parts: text.split('|'), each });
const many = Array.from({ length: 2500 }, (_, at) => passage(`passage ${at}`, false));

/** Everything that is kept of a passage, as one value. */
function kept({ rows, wholes, partStarts, parts, model }: VectorStore, wanted: Passage) {
  const row = rows.get(passageKey(wanted)) ?? Number.NaN;
  const [first = 0, last = 0] = partStarts.subarray(row, row + 2);
  const bytes = coarseBytes(model.dimensions);
  return {
    whole: [...wholes.values.subarray(row * model.dimensions, (row + 1) * model.dimensions)],
    scale: wholes.scales[row],
    parts: [...parts.codes.subarray(first * bytes, last * bytes)],
  };
}

describe('the key of a passage', () => {
  it('tells apart other words, other borders between parts, and whether parts are wanted', () => {
    const keys = [passage('a|b'), passage('a b'), passage('ab'), passage('a|b', false), passage('a|b|')].map(passageKey);
    expect(new Set(keys).size).toBe(keys.length);
    expect(passageKey(passage('a|b'))).toBe(keys[0]);
    expect(keys.every((key) => /^[\w-]{16}$/u.test(key))).toBe(true);
  });
});

describe('the store of vectors', () => {
  const texts = fc.uniqueArray(fc.constantFrom('a', 'b|c', 'd|e|f', 'g', 'h|i', 'j|k|l|m', 'n'), { maxLength: 7 });

  it('embeds what it lacks and nothing else, forgets what nobody asks for, and holds what a new one would', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(texts, { minLength: 1, maxLength: 5 }), async (editions) => {
        const embedder = createFakeEmbedder({ dimensions: 8 });
        let store = emptyStore(embedder.model);
        for (const edition of editions) {
          const before = new Set(store.rows.keys());
          const already = embedder.embedded.length;
          const passages = edition.map((text) => passage(text));
          store = await embedMissing(store, [...passages, ...passages], embedder);
          expect([...store.rows.keys()].sort()).toEqual(passages.map(passageKey).sort());
          const missing = passages.filter((one) => !before.has(passageKey(one)));
          expect(embedder.embedded.slice(already)).toEqual(missing.map(({ parts }) => parts.join(' ')));
          const fresh = await embedMissing(emptyStore(embedder.model), passages, createFakeEmbedder({ dimensions: 8 }));
          for (const one of passages) expect(kept(store, one)).toEqual(kept(fresh, one));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('comes back from its file as it was', async () => {
    const embedder = createFakeEmbedder({ dimensions: 8 });
    const passages = ['a', 'b|c', 'd|e|f'].map((text) => passage(text));
    const store = await embedMissing(emptyStore(embedder.model), passages, embedder);
    const parsed = parseVectors(formatVectors(store), embedder.model);
    expect(parsed).toEqual({ store });
    expect(parseVectors(formatVectors(store), { ...embedder.model, name: 'other', fingerprint: 'x' })).toEqual({
      fault: 'another model made it (fake, not other)',
    });
  });

  it('leaves out keys that neither the older store nor the new vectors have', () => {
    const { model } = createFakeEmbedder();
    expect(mergeStores(emptyStore(model), new Map(), ['unknown-key-1234']).rows.size).toBe(0);
  });

  it('gives what it has every 1,024 passages, tells how far it is, and goes on from there after it was stopped', async () => {
    const checkpoints: VectorStore[] = [];
    const progress: number[] = [];
    const embedder = createDyingEmbedder(2300);
    const options = {
      onCheckpoint: async (store: VectorStore) => void checkpoints.push(store),
      onProgress: ({ done, total }: { done: number; total: number }) => {
        expect(total).toBe(many.length);
        progress.push(done);
      },
    };
    await expect(embedMissing(emptyStore(embedder.model), many, embedder, options)).rejects.toMatchObject({ code: 'model' });
    expect(checkpoints.map(({ rows }) => rows.size)).toEqual([1024, 2048, 2304]);
    expect(progress).toEqual(progress.toSorted((one, other) => one - other));
    const second = createFakeEmbedder();
    const last = checkpoints.at(-1) ?? emptyStore(second.model);
    expect((await embedMissing(last, many, second)).rows.size).toBe(many.length);
    expect(second.embedded).toEqual(many.slice(2304).map(({ parts }) => parts[0]));
  });

  it('stops at a signal between batches, and gives what was made until then', async () => {
    const stop = new AbortController();
    const checkpoints: number[] = [];
    const embedder = createFakeEmbedder({ beforeBatch: (done) => (done >= 32 ? stop.abort() : undefined) });
    const run = embedMissing(emptyStore(embedder.model), many, embedder, {
      signal: stop.signal,
      onCheckpoint: async ({ rows }) => void checkpoints.push(rows.size),
    });
    await expect(run).rejects.toMatchObject({ code: 'interrupted' });
    expect(checkpoints).toEqual([48]);
  });
});
