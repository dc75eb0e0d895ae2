// How do letters become a file that answers at once, and the file an index again?
import { openSections, type SectionArray, type SectionsFailure, writeSections } from '../../storage/sections.ts';
import type { SearchDocument } from '../engine.ts';
import { bm25f, FIELD_COUNT, type Totals, WORD_SETTINGS } from './bm25f.ts';
import { buildSegment, type Ranking } from './frozen-build.ts';
import { createSegment, type SegmentArrays, type WordSegment } from './segment.ts';
import { analyseDocument, type Columns, createStemIndex, toColumns } from './segment-columns.ts';

const KIND = 'words';
/** MiniSearch holds so many letters at a time while an index is built, so that memory stays bounded. */
const CHUNK_LETTERS = 2000;

/** How letters are ranked when nothing else is asked for. */
export const RANKING: Ranking = { formula: bm25f(WORD_SETTINGS), pairs: WORD_SETTINGS.pairs };

/** What the header of a file says. */
type About = { readonly ranking: string; readonly totals: Totals };

const SHAPE = {
  idBytes: Uint8Array,
  idOffsets: Uint32Array,
  termBytes: Uint8Array,
  termOffsets: Uint32Array,
  starts: Uint32Array,
  letters: Uint32Array,
  impacts: Uint8Array,
  ceilings: Float32Array,
  pairStarts: Uint32Array,
  pairSeconds: Uint32Array,
  pairOffsets: Uint32Array,
  pairBytes: Uint8Array,
  pairNorms: Float32Array,
} as const;

/** An index from a file, or why the file can't be used; then it is to be made anew. */
export type FrozenResult = { readonly ok: true; readonly segment: WordSegment } | SectionsFailure;

/** The file of a word index over these letters, in any order. @throws Error when two have the same id (a bug of the caller) */
export function freezeWords(documents: readonly SearchDocument[], ranking: Ranking = RANKING): Uint8Array<ArrayBuffer> {
  const steps = freezingWords(documents, ranking);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * {@link freezeWords} in steps, for a caller that has other things to do in between: yields the number of letters that have
 * been read, every 2,000. The last step writes the file and takes the longest (about 6 s of 60 for 100,000 letters).
 */
export function* freezingWords(
  documents: readonly SearchDocument[],
  ranking: Ranking = RANKING,
): Generator<number, Uint8Array<ArrayBuffer>> {
  const { arrays, totals } = buildSegment(yield* readChunks(sortById(documents)), ranking);
  return toFile(arrays, totals, ranking);
}

/** A word index in memory over these letters; `totals` as in {@link buildSegment}. */
export function indexWords(documents: readonly SearchDocument[], ranking: Ranking = RANKING, totals?: Totals): WordSegment {
  const chunks = [...chunksOf(sortById(documents))].map(toChunk);
  const built = buildSegment(chunks, ranking, totals);
  return createSegment(built.arrays, built.totals);
}

/** Opens the bytes of {@link freezeWords}; everything is a view of them. A file made by another formula is `other-version`. */
export function openFrozen(bytes: Uint8Array, ranking: Ranking = RANKING): FrozenResult {
  const opened = openSections(bytes, KIND, SHAPE);
  if (!opened.ok) return opened;
  const { about, arrays } = opened;
  if (!isAbout(about)) return { ok: false, fault: 'other-version', detail: 'its header has another form' };
  if (about.ranking !== nameOf(ranking)) return { ok: false, fault: 'other-version', detail: 'it was made for another formula' };
  const segment = createSegment(
    {
      ids: { bytes: arrays.idBytes, offsets: arrays.idOffsets },
      terms: { bytes: arrays.termBytes, offsets: arrays.termOffsets },
      starts: arrays.starts,
      letters: arrays.letters,
      impacts: arrays.impacts,
      ceilings: arrays.ceilings,
      pairs: { starts: arrays.pairStarts, seconds: arrays.pairSeconds, offsets: arrays.pairOffsets, bytes: arrays.pairBytes },
      pairNorms: arrays.pairNorms,
    },
    about.totals,
  );
  return { ok: true, segment };
}

function toFile({ ids, terms, pairs, ...arrays }: SegmentArrays, totals: Totals, ranking: Ranking): Uint8Array<ArrayBuffer> {
  return writeSections({
    kind: KIND,
    about: { ranking: nameOf(ranking), totals } satisfies About,
    // Named as the shape names them, so that what is written can be opened.
    arrays: {
      idBytes: ids.bytes,
      idOffsets: ids.offsets,
      termBytes: terms.bytes,
      termOffsets: terms.offsets,
      ...arrays,
      pairStarts: pairs.starts,
      pairSeconds: pairs.seconds,
      pairOffsets: pairs.offsets,
      pairBytes: pairs.bytes,
    } satisfies Record<keyof typeof SHAPE, SectionArray>,
  });
}

const nameOf = ({ formula, pairs }: Ranking) => `${formula.name} ${JSON.stringify(pairs)}`;

// By hand, not by zod: a process that only searches saves 14 MB, and a checksum has shown that the header is what was written.
function isAbout(about: unknown): about is About {
  if (typeof about !== 'object' || about === null || !('ranking' in about) || !('totals' in about)) return false;
  const { ranking, totals } = about;
  if (typeof ranking !== 'string' || typeof totals !== 'object' || totals === null) return false;
  const entries: Readonly<Record<string, unknown>> = { ...totals };
  const areLengths = (value: unknown) => Array.isArray(value) && value.length === FIELD_COUNT && value.every(Number.isFinite);
  return (
    [entries.letters, entries.pairs].every(Number.isFinite) && [entries.kept, entries.distinct, entries.filled].every(areLengths)
  );
}

// Letters are numbered in the order of their ids: then a lower number is what comes first among equal scores.
function sortById(documents: readonly SearchDocument[]): readonly SearchDocument[] {
  const sorted = [...documents].sort((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
  const twice = sorted.find(({ id }, at) => id === sorted[at + 1]?.id);
  if (twice) throw new Error(`Two letters have the id "${twice.id}"`);
  return sorted;
}

function* chunksOf(documents: readonly SearchDocument[]): Generator<readonly SearchDocument[]> {
  for (let from = 0; from < documents.length; from += CHUNK_LETTERS) yield documents.slice(from, from + CHUNK_LETTERS);
}

function* readChunks(documents: readonly SearchDocument[]): Generator<number, readonly Columns[]> {
  const chunks: Columns[] = [];
  let read = 0;
  for (const chunk of chunksOf(documents)) {
    chunks.push(toChunk(chunk));
    read += chunk.length;
    yield read;
  }
  return chunks;
}

function toChunk(documents: readonly SearchDocument[]): Columns {
  const analysed = documents.map(analyseDocument);
  const index = createStemIndex();
  index.addAll(analysed);
  return toColumns(index, analysed);
}
