// What does one process of the bench "frozen" do? One part, named in its arguments; it prints what it measured as JSON.
// What a part needs is loaded by that part only, because the memory of `ask` is one of the answers.

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type { SearchDocument } from '../src/search/engine.ts';
import { measure } from './clock.ts';

/** Where a part finds and leaves things, in the order of the arguments. */
const [part = '', materialFile = '', letters = '', seed = '', indexFile = '', questionsFile = '', exportFile = ''] =
  process.argv.slice(2);
const LIMIT = 5;
const PASSES = 3;
/** MiniSearch is slow; these are enough, and ours is asked the same ones for the comparison. */
const FEW = 40;

const PARTS: Readonly<Record<string, () => Promise<unknown>>> = { build, ask, minisearch, export: exportStems };
process.stdout.write(JSON.stringify(await PARTS[part]?.()));

/** Makes the letters, then freezes them into a file. */
async function build() {
  const { freezeWords } = await import('../src/search/words/frozen.ts');
  const documents = await makeAll();
  globalThis.gc?.();
  const lettersBytes = process.memoryUsage.rss();
  const { value, wallMs, cpuMs } = await measure(() => freezeWords(documents));
  await writeFile(indexFile, value);
  return { wallMs, cpuMs, lettersBytes, peakBytes: process.resourceUsage().maxRSS * 1024 };
}

/** Opens the file and answers: analysis, spelling and search together. */
async function ask() {
  const questions = await readQuestions();
  const emptyBytes = process.memoryUsage.rss();
  const { openFrozen } = await import('../src/search/words/frozen.ts');
  const { createWordEngine } = await import('../src/search/words/words.ts');
  const { stems } = await import('../src/text/analyse.ts');
  const loaded = await measure(async () => openFrozen(await readFile(indexFile)));
  const opened = loaded.value;
  if (!opened.ok) throw new Error(opened.detail);
  const engine = createWordEngine([opened]);
  // Asked first without the words that the archive doesn't have: memory is weighed before the spelling is loaded.
  const isKnown = (word: string) => stems(word).every((stem) => opened.segment.termOf(stem) >= 0);
  const known = questions.map((question) => question.split(/\s+/u).filter(isKnown).join(' '));
  const answer = async (some: readonly string[]) => {
    for (const question of some) await engine.search(question, { limit: LIMIT });
  };
  await answer(known);
  globalThis.gc?.();
  const residentBytes = process.memoryUsage.rss();
  await answer(questions);
  const times = async (some: readonly string[]) => {
    const { cpuMs } = await measure(async () => {
      for (let pass = 0; pass < PASSES; pass++) await answer(some);
    });
    return cpuMs / (PASSES * some.length);
  };
  return {
    loadMs: loaded.wallMs,
    loadCpuMs: loaded.cpuMs,
    cpuMs: await times(questions),
    fewCpuMs: await times(questions.slice(0, FEW)),
    emptyBytes,
    residentBytes,
    spellingBytes: process.memoryUsage.rss(),
  };
}

/** MiniSearch over the very stems that ours has, asked for the stems of each question. */
async function minisearch() {
  const { analyseDocument, createStemIndex } = await import('../src/search/words/segment-columns.ts');
  const { stems } = await import('../src/text/analyse.ts');
  const index = createStemIndex();
  const { makeLetters } = await import('./letters.ts');
  const material = await readMaterialFile();
  const built = await measure(() => {
    for (const letter of makeLetters(material, orderOf())) index.add(analyseDocument(letter));
  });
  const questions = (await readQuestions()).slice(0, FEW);
  const answer = (question: string) =>
    index.search(stems(question).join('\n'), { boost: { title: 0.75, answer: 0.5 } }).slice(0, LIMIT);
  for (const question of questions.slice(0, 3)) answer(question);
  const { cpuMs } = await measure(() => {
    for (const question of questions) answer(question);
  });
  return { buildCpuMs: built.cpuMs, cpuMs: cpuMs / questions.length };
}

/** Letters and questions as stems, for engines that are not JavaScript. */
async function exportStems() {
  const { analyseDocument } = await import('../src/search/words/segment-columns.ts');
  const { stems } = await import('../src/text/analyse.ts');
  const out = createWriteStream(exportFile);
  for (const letter of await makeAll()) {
    const { title, question, answer } = analyseDocument(letter).stems;
    const line = JSON.stringify({ title: title.join(' '), question: question.join(' '), answer: answer.join(' ') });
    if (!out.write(`${line}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  await writeFile(`${exportFile}.questions`, JSON.stringify((await readQuestions()).map(stems)));
  return null;
}

async function makeAll(): Promise<SearchDocument[]> {
  const { makeLetters } = await import('./letters.ts');
  return [...makeLetters(await readMaterialFile(), orderOf())];
}

function orderOf() {
  return { count: Number(letters), seed: Number(seed) };
}

async function readMaterialFile() {
  const { materialSchema } = await import('./material.ts');
  return materialSchema.parse(JSON.parse(await readFile(materialFile, 'utf8')));
}

async function readQuestions(): Promise<string[]> {
  const questions: unknown = JSON.parse(await readFile(questionsFile, 'utf8'));
  return Array.isArray(questions) ? questions.map(String) : [];
}
