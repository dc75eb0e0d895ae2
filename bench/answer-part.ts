// One process of the bench "answer": opens the archive, asks a third of the questions to be warm, and measures the others.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { openArchive } from '../src/archive.ts';
import { BUNDLED_MODEL } from '../src/config/bundled.ts';
import { MAX_TOKENS } from '../src/meaning/embedder.ts';
import { measure } from './clock.ts';
import { median, percentile } from './statistics.ts';

const [directory = '', questionsFile = ''] = process.argv.slice(2);
const LIMIT = 5;

const all = z.array(z.string()).parse(JSON.parse(await readFile(questionsFile, 'utf8')));
// Others than those that are measured: a bot that has run for an hour has seen questions, but not this one.
const [first, questions] = [all.slice(0, all.length / 3), all.slice(all.length / 3)];
const began = performance.now();
const archive = await openArchive({
  directory,
  model: { directory: BUNDLED_MODEL, threads: 1 },
  patience: Number.POSITIVE_INFINITY,
});
const openMs = performance.now() - began;
await archive.ready;
const readyMs = performance.now() - began;
const absence = archive.status().withoutMeaning;
if (absence !== undefined) throw new Error(absence);

for (const question of first) await archive.ask(question, { limit: LIMIT });
const durations = [];
for (const question of questions) {
  const { value, cpuMs, wallMs } = await measure(() => archive.ask(question, { limit: LIMIT }));
  durations.push({ cpuMs, wallMs, isMatched: value.outcome === 'matches' });
}
const residentBytes = process.memoryUsage.rss();
await archive.close();

// Loaded here and not before: in use the encoder lives in its own thread only, and memory is one of the answers.
const { openEncoder } = await import('../src/meaning/model.ts');
const encoder = await openEncoder({ directory: BUNDLED_MODEL, threads: 1 });
const encoding = [];
for (const question of [...first, ...questions]) {
  const ids = encoder.tokens(question).slice(0, MAX_TOKENS);
  encoding.push((await measure(() => encoder.states(ids))).cpuMs);
}
await encoder.close();

const cpu = durations.map(({ cpuMs }) => cpuMs);
const matched = durations.filter(({ isMatched }) => isMatched).map(({ cpuMs }) => cpuMs);
const wall = durations.map(({ wallMs }) => wallMs);
process.stdout.write(
  JSON.stringify({
    openMs,
    readyMs,
    cpuMedian: median(cpu),
    cpu95: percentile(cpu, 0.95),
    wallMedian: median(wall),
    wall95: percentile(wall, 0.95),
    matchedCpuMedian: median(matched),
    encoderCpuMedian: median(encoding.slice(first.length)),
    residentBytes,
    matched: matched.length / questions.length,
  }),
);
