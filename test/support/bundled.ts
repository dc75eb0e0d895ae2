// What came with the program: its letters, the identity of its encoder, and the vectors that lie ready.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BUNDLED_ARCHIVE, BUNDLED_MODEL } from '../../src/config/bundled.ts';
import { readCorpus } from '../../src/letters/corpus.ts';
import type { Letter } from '../../src/letters/letter.ts';
import type { ModelIdentity } from '../../src/meaning/embedder.ts';
import type { VectorStore } from '../../src/meaning/vector-store.ts';
import { parseVectors } from '../../src/search/meaning/vector-file.ts';

/** The identity of the bundled encoder, from its list of checksums: nothing is loaded. */
export async function bundledModel(): Promise<ModelIdentity> {
  const manifest = z
    .object({ files: z.object({ 'model.onnx': z.object({ sha256: z.string() }) }) })
    .parse(JSON.parse(await readFile(join(BUNDLED_MODEL, 'model.json'), 'utf8')));
  return { name: 'minilm', fingerprint: manifest.files['model.onnx'].sha256, dimensions: 384 };
}

/** The bundled letters that are published. */
export async function bundledLetters(): Promise<Letter[]> {
  return (await readCorpus(BUNDLED_ARCHIVE)).letters.filter(({ status }) => status === 'published');
}

/** Vectors of a file that came with the program. @throws Error when the bundled encoder did not make it */
export async function bundledVectors(file: string | URL = join(BUNDLED_ARCHIVE, 'index/vectors.bin')): Promise<VectorStore> {
  const parsed = parseVectors(await readFile(file), await bundledModel());
  if ('fault' in parsed) throw new Error(`${file}: ${parsed.fault}`);
  return parsed.store;
}
