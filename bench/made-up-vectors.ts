// What vectors would 10,000 letters have? Drawn around real ones, because embedding so many takes a quarter of an hour.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Passage, PassageVectors } from '../src/meaning/embedder.ts';
import { normalise } from '../src/meaning/pooling.ts';
import { dequantise } from '../src/meaning/quantised.ts';
import { emptyStore, mergeStores, passageKey, type VectorStore } from '../src/meaning/vector-store.ts';
import { PASSAGE_KINDS } from '../src/passages/split.ts';
import { seededRandom } from '../src/quality/metrics.ts';
import type { SearchDocument } from '../src/search/engine.ts';
import { keyPassages } from '../src/search/meaning/letter-vectors.ts';
import { parseVectors } from '../src/search/meaning/vector-file.ts';

/** Noise added to each axis, in standard deviations of a unit vector's axis: the cosine with the original is about .86. */
const NOISE = 0.6;
const LETTERS_AT_ONCE = 500;

/** The vectors of an archive that was indexed. @throws Error when it was not, or by another model */
export async function readRealVectors(archive: string, model: VectorStore['model']): Promise<VectorStore> {
  const parsed = parseVectors(await readFile(join(archive, 'index', 'vectors.bin')), model);
  if ('fault' in parsed) throw new Error(`${archive} must be indexed first (npx dear-archive index): ${parsed.fault}`);
  return parsed.store;
}

/** A store with a made-up vector for every passage and sentence of the letters. */
export function makeVectors(letters: readonly SearchDocument[], real: VectorStore, seed: number): VectorStore {
  const random = seededRandom(seed);
  const originals = [...real.rows.values()].map((row) => dequantise(real.wholes, row));
  const draw = () => {
    const original = originals[Math.floor(random() * originals.length)] ?? new Float32Array(real.model.dimensions);
    const scale = NOISE / Math.sqrt(original.length);
    return normalise(original.map((value) => value + scale * gaussian(random)));
  };
  const vectorsOf = ({ parts, each }: Passage): PassageVectors => ({ whole: draw(), parts: each ? parts.map(draw) : [] });
  let store = emptyStore(real.model);
  for (let from = 0; from < letters.length; from += LETTERS_AT_ONCE) {
    const made = new Map<string, PassageVectors>();
    for (const letter of letters.slice(from, from + LETTERS_AT_ONCE)) {
      const { passages } = keyPassages(letter);
      for (const kind of PASSAGE_KINDS) {
        const passage = passages[kind];
        if (passage) made.set(passageKey(passage), vectorsOf(passage));
      }
    }
    store = mergeStores(store, made, [...store.rows.keys(), ...made.keys()]);
  }
  return store;
}

/** Box and Muller, 1958. */
function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
