// One process of the bench "indexing": indexes an archive from nothing, or only runs the encoder over the same windows of tokens.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openArchive } from '../src/archive.ts';
import { BUNDLED_MODEL } from '../src/config/bundled.ts';
import { readCorpus } from '../src/letters/corpus.ts';
import { type Encoder, openEncoder } from '../src/meaning/model.ts';
import { packWindows } from '../src/meaning/windows.ts';
import { letterPassages, PASSAGE_KINDS } from '../src/passages/split.ts';
import { measure } from './clock.ts';

const [part = '', directory = ''] = process.argv.slice(2);
const MODEL = { directory: BUNDLED_MODEL, threads: 1 };

const PARTS: Readonly<Record<string, () => Promise<unknown>>> = { whole, bare };
process.stdout.write(JSON.stringify(await PARTS[part]?.()));

/** From letter files to an index on disk: words, families, vectors, the fit and the gate; the model is loaded in it. */
async function whole() {
  const { value: archive, cpuMs } = await measure(async () => {
    const opened = await openArchive({ directory, model: MODEL });
    await opened.ready;
    return opened;
  });
  const { letters, withoutMeaning } = archive.status();
  if (withoutMeaning !== undefined) throw new Error(withoutMeaning);
  await archive.close();
  return { cpuMs, letters, files: (await readdir(join(directory, 'index'))).length };
}

/** The model alone: loaded, and run over the windows; reading and cutting the letters does not count. */
async function bare() {
  const { letters } = await readCorpus(directory);
  const { value: encoder, cpuMs: loadMs } = await measure(() => openEncoder(MODEL));
  const windows = letters.flatMap((letter) => windowsOf(letter, encoder));
  const { cpuMs } = await measure(async () => {
    for (const ids of windows) await encoder.states(ids);
  });
  await encoder.close();
  return { cpuMs: loadMs + cpuMs, windows: windows.length, tokens: windows.reduce((sum, ids) => sum + ids.length, 0) };
}

function windowsOf(letter: Parameters<typeof letterPassages>[0], { tokens, frame }: Encoder): (readonly number[])[] {
  const passages = letterPassages(letter);
  return PASSAGE_KINDS.flatMap((kind) => {
    const passage = passages[kind];
    return passage ? packWindows(passage.parts.map(tokens), frame, passage.each).map(({ ids }) => ids) : [];
  });
}
