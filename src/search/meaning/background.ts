// What do people ask that is no question to an advice column? The bundled list that gates are set by.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Embedder } from '../../meaning/embedder.ts';
import { dequantise } from '../../meaning/quantised.ts';
import { embedMissing, emptyStore, passageKey } from '../../meaning/vector-store.ts';
import type { Background, BackgroundSource } from './background-source.ts';
import { formatVectors, parseVectors } from './vector-file.ts';

const QUESTIONS = new URL('./background/questions.jsonl', import.meta.url);
/** Vectors of the questions by the bundled model, made by {@link formatBackground}; another model embeds them anew. */
const VECTORS = new URL('./background/vectors.bin', import.meta.url);

const questionLine = z.strictObject({ text: z.string().min(1), kind: z.enum(['short', 'long']), subject: z.string() });
export type BackgroundQuestion = z.infer<typeof questionLine>;

/** The bundled background questions: some 580 on everything under the sun, half of them one line, half long,
 * 240 of them in the voice in which people ask about their lives. */
export async function readBackground(): Promise<BackgroundQuestion[]> {
  const text = await readFile(QUESTIONS, 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => questionLine.parse(JSON.parse(line)));
}

const passageOf = ({ text }: BackgroundQuestion) => ({ parts: [text], each: false });

/** The bundled background questions; their vectors by the bundled model lie ready. */
export const BUNDLED_BACKGROUND: BackgroundSource = {
  edition: async () =>
    `background ${createHash('sha256')
      .update(await readFile(QUESTIONS))
      .digest('hex')
      .slice(0, 16)}`,
  load: loadBackground,
};

async function loadBackground(embedder: Embedder, signal?: AbortSignal): Promise<Background[]> {
  const questions = await readBackground();
  const parsed = parseVectors(await readFile(VECTORS).catch(() => new Uint8Array()), embedder.model);
  const ready = 'store' in parsed ? parsed.store : emptyStore(embedder.model);
  const { rows, wholes } = await embedMissing(ready, questions.map(passageOf), embedder, { signal });
  return questions.flatMap((question) => {
    const row = rows.get(passageKey(passageOf(question)));
    return row === undefined ? [] : [{ text: question.text, vector: dequantise(wholes, row) }];
  });
}

/** The bytes of the bundled vectors file, for the script that makes it and the test that it is current. */
export async function formatBackground(embedder: Embedder): Promise<Uint8Array> {
  const questions = await readBackground();
  return formatVectors(await embedMissing(emptyStore(embedder.model), questions.map(passageOf), embedder));
}
