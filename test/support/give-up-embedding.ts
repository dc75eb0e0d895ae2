// A program that gives up a job of the sentence encoder and closes it; whether it comes to its last line is what is tested.
import { BUNDLED_MODEL } from '../../src/config/bundled.ts';
import { startEmbedder } from '../../src/meaning/threaded.ts';

const embedder = await startEmbedder({ directory: BUNDLED_MODEL, threads: 1 });
const giveUp = new AbortController();
const parts = Array<string>(200).fill('She says that the dog must go.');
const job = embedder.embed([{ parts, each: true }], giveUp.signal).then(
  () => 'embedded',
  () => 'given up',
);
giveUp.abort();
const outcome = await job;
await embedder.close();
process.stdout.write(`${outcome}, closed\n`);
