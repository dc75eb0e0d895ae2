// npm run background: makes the vectors of the bundled background questions anew, after a change of the list or the model.
import { writeFile } from 'node:fs/promises';
import { BUNDLED_MODEL } from '../src/config/bundled.ts';
import { loadModel } from '../src/meaning/model.ts';
import { formatBackground } from '../src/search/meaning/background.ts';

const embedder = await loadModel({ directory: BUNDLED_MODEL, threads: 1 });
await writeFile(new URL('../src/search/meaning/background/vectors.bin', import.meta.url), await formatBackground(embedder));
await embedder.close();
