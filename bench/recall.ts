// How many of the nearest letters are lost by keeping vectors in eight bits an axis? Real letters, against exact floats.
import { basename } from 'node:path';
import { BUNDLED_MODEL } from '../src/config/bundled.ts';
import { readCorpus } from '../src/letters/corpus.ts';
import { type Embedder, embedText, type PassageVectors } from '../src/meaning/embedder.ts';
import { loadModel } from '../src/meaning/model.ts';
import { emptyStore, mergeStores, passageKey } from '../src/meaning/vector-store.ts';
import { type Direction, directionOf, fitWhitening } from '../src/meaning/whitening.ts';
import { PASSAGE_KINDS, type PassageKind, type PassageSource } from '../src/passages/split.ts';
import {
  gatherLengths,
  gatherVectors,
  type KeyedPassages,
  keyPassages,
  measureLengths,
} from '../src/search/meaning/letter-vectors.ts';
import { createMeaningIndex, type MeaningIndex, PASSAGE_WEIGHTS } from '../src/search/meaning/meaning.ts';
import { fitArchive } from '../src/search/meaning/open-meaning.ts';
import { readJudgedLetters } from './judged.ts';
import { readMaterial } from './material.ts';
import { makeQuestions } from './questions.ts';
import type { BenchQuestion, BenchSettings } from './settings.ts';
import { total } from './statistics.ts';
import { formatTable } from './table.ts';

/** Of so many nearest letters. */
const DEPTH = 10;

/** Real letters, and questions to them. */
type Case = {
  readonly name: string;
  readonly letters: readonly (PassageSource & { readonly id: string })[];
  readonly questions: readonly string[];
};
type Recall = {
  readonly name: string;
  readonly letters: number;
  readonly questions: number;
  readonly plain: number;
  readonly ranked: number;
};

export const recallQuestion: BenchQuestion = {
  asks: `how many of the ${DEPTH} nearest letters by exact vectors are found by the stored ones, in the archive and the sets of --judged`,
  async run(settings) {
    const embedder = await loadModel({ directory: BUNDLED_MODEL, threads: 1 });
    const found: Recall[] = [];
    for (const one of await listCases(settings)) {
      settings.note(`${one.name}: ${one.letters.length} letters and ${one.questions.length} questions are embedded`);
      found.push(await measureRecall(one, embedder, settings.signal));
    }
    await embedder.close();
    const head = ['set', 'letters', 'questions', `recall@${DEPTH}, plain cosine`, `recall@${DEPTH}, as letters are ranked`];
    const rows = found.map(({ name, letters, questions, plain, ranked }) => [
      name,
      letters.toLocaleString('en'),
      questions.toLocaleString('en'),
      plain.toFixed(4),
      ranked.toFixed(4),
    ]);
    return { text: formatTable(head, rows), data: found };
  },
};

async function listCases({ archive, judged, questions, seed }: BenchSettings): Promise<Case[]> {
  const { letters } = await readCorpus(archive);
  const own = {
    name: basename(archive),
    letters,
    questions: makeQuestions(await readMaterial(archive), { count: questions, seed }),
  };
  const sets = judged.map(async ({ name, files }): Promise<Case> => {
    const set = await readJudgedLetters(files);
    return { name, letters: set.letters, questions: set.queries.slice(0, questions).map(({ text }) => text) };
  });
  return [own, ...(await Promise.all(sets))];
}

async function measureRecall({ name, letters, questions }: Case, embedder: Embedder, signal: AbortSignal): Promise<Recall> {
  const keyed = letters.map(keyPassages);
  const made = await embedAll(keyed, embedder, signal);
  const stored = openStored(keyed, made, embedder);
  const exact = openExact(keyed, made, embedder);
  const shares: { plain: number; ranked: number }[] = [];
  for (const question of questions) {
    const vector = await embedText(embedder, question, signal);
    const ranked = stored.rank(vector, { limit: DEPTH }).map(({ id }) => id);
    shares.push({
      plain: shareOf(
        exact.nearest(vector),
        stored.nearest(vector, DEPTH).map(({ id }) => id),
      ),
      ranked: shareOf(exact.rank(vector), ranked),
    });
  }
  const mean = (kind: 'plain' | 'ranked') => total(shares.map((share) => share[kind])) / shares.length;
  return { name, letters: letters.length, questions: questions.length, plain: mean('plain'), ranked: mean('ranked') };
}

/** The vectors of all passages, as the encoder gives them. */
async function embedAll(keyed: readonly KeyedPassages[], embedder: Embedder, signal: AbortSignal) {
  const made = new Map<string, PassageVectors>();
  for (const { passages } of keyed) {
    for (const kind of PASSAGE_KINDS) {
      const passage = passages[kind];
      if (!passage || made.has(passageKey(passage))) continue;
      const [vectors] = await embedder.embed([passage], signal);
      if (vectors) made.set(passageKey(passage), vectors);
    }
  }
  return made;
}

/** What people are answered from. */
function openStored(
  keyed: readonly KeyedPassages[],
  made: ReadonlyMap<string, PassageVectors>,
  { model }: Embedder,
): MeaningIndex {
  const store = mergeStores(emptyStore(model), made, made.keys());
  const whitening = fitArchive(keyed, store);
  return createMeaningIndex(gatherVectors(keyed, store), whitening, gatherLengths(keyed, measureLengths(store, whitening)));
}

/** The same by the book, letter by letter, with nothing rounded and no letter passed over. */
function openExact(keyed: readonly KeyedPassages[], made: ReadonlyMap<string, PassageVectors>, { model }: Embedder) {
  const rowOf = ({ keys }: KeyedPassages, kind: PassageKind) => made.get(keys[kind] ?? '')?.whole;
  const own = new Set(keyed.flatMap((letter) => [rowOf(letter, 'question') ?? [], rowOf(letter, 'answer') ?? []].flat()));
  const whitening = fitWhitening([...own], model.dimensions, keyed.length);
  const lengths = new Map([...made.values()].map(({ whole }) => [whole, directionOf(whole, whitening).length]));
  const cosine = (row: Float32Array | undefined, { along, offset, length }: Direction) =>
    row ? (dot(row, along) - offset) / (length * (lengths.get(row) ?? 1)) : 0;
  const best = (score: (letter: KeyedPassages) => number) =>
    keyed
      .map((letter) => ({ id: letter.id, score: score(letter) }))
      .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
      .slice(0, DEPTH)
      .map(({ id }) => id);
  return {
    nearest: (vector: Float32Array) => best((letter) => dot(rowOf(letter, 'question') ?? new Float32Array(0), vector)),
    rank(vector: Float32Array) {
      const direction = directionOf(vector, whitening);
      return best(
        (letter) =>
          cosine(rowOf(letter, 'question'), direction) +
          PASSAGE_WEIGHTS.title * cosine(rowOf(letter, 'title'), direction) +
          PASSAGE_WEIGHTS.answer * Math.max(0, cosine(rowOf(letter, 'answer'), direction)),
      );
    },
  };
}

function dot(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, axis) => sum + value * (other[axis] ?? 0), 0);
}

function shareOf(wanted: readonly string[], found: readonly string[]): number {
  return wanted.filter((id) => found.includes(id)).length / wanted.length;
}
