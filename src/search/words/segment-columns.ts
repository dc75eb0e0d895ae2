// Which stems do letters have, how often, in which field? MiniSearch counts; its public JSON form becomes plain columns.
import MiniSearch from 'minisearch';
import { stems } from '../../text/analyse.ts';
import type { SearchDocument } from '../engine.ts';
import { FIELD_COUNT, FIELDS, type Field, PAIR_FIELDS, type PerField } from './bm25f.ts';

/** A letter as its stems in reading order, stop words gone, repeats kept. */
export type AnalysedDocument = { readonly id: string; readonly stems: Readonly<Record<Field, readonly string[]>> };

/**
 * The index of some letters in columns. Letters are numbered in the order of `ids`, terms in that of `terms`. The postings of
 * term t are those from `starts[t]` to before `starts[t + 1]`, letters ascending.
 */
export type Columns = {
  readonly ids: readonly string[];
  readonly terms: readonly string[];
  /** one more than there are terms */
  readonly starts: Uint32Array;
  /** the letter of each posting */
  readonly letters: Uint32Array;
  /** four to a posting: how often the term stands in each field, at most 65,535 */
  readonly frequencies: Uint16Array;
  /** four to a letter: its stems in each field */
  readonly kept: Uint32Array;
  /** four to a letter: its different stems in each field */
  readonly distinct: Uint32Array;
  /** the ordered pairs of neighbouring stems, each once a letter, letters ascending */
  readonly pairs: { readonly first: Uint32Array; readonly second: Uint32Array; readonly letters: Uint32Array };
};

/** A MiniSearch that takes letters already analysed, so that it counts by our stems and nothing is analysed twice. */
export type StemIndex = MiniSearch<AnalysedDocument>;

/** Analyses the fields of a letter. */
export function analyseDocument({ id, title, question, answer, topics, askedAs = [] }: SearchDocument): AnalysedDocument {
  const labels = stems([...topics, ...askedAs].join('\n'));
  return { id, stems: { title: stems(title), question: stems(question), answer: stems(answer), labels } };
}

// A stem can hold a space (one sign that stands for a whole phrase is folded into its words), but never a line feed.
const BETWEEN = '\n';

/** An empty MiniSearch for analysed letters. */
export function createStemIndex(): StemIndex {
  return new MiniSearch<AnalysedDocument>({
    fields: [...FIELDS],
    extractField(document, name) {
      const field = FIELDS.find((known) => known === name);
      return field ? document.stems[field].join(BETWEEN) : document.id;
    },
    tokenize: (joined) => (joined === '' ? [] : joined.split(BETWEEN)),
    processTerm: (stem) => stem,
  });
}

/** The columns of what a MiniSearch holds. `documents` are the very letters in it; the columns number them in this order. */
export function toColumns(index: StemIndex, documents: readonly AnalysedDocument[]): Columns {
  const json = index.toJSON();
  const numbers = new Map(documents.map(({ id }, number) => [id, number]));
  // MiniSearch numbers letters as they come, with gaps where some have left.
  const letterOf = new Uint32Array(json.nextId);
  const kept = new Uint32Array(documents.length * FIELD_COUNT);
  const distinct = new Uint32Array(documents.length * FIELD_COUNT);
  for (const [short, id] of Object.entries(json.documentIds)) {
    const letter = numbers.get(String(id)) ?? 0;
    letterOf[Number(short)] = letter;
    for (let field = 0; field < FIELD_COUNT; field++) {
      distinct[letter * FIELD_COUNT + field] = json.fieldLength[short]?.[field] ?? 0;
    }
  }

  const terms: string[] = [];
  const starts = [0];
  const letters: number[] = [];
  const frequencies: number[] = [];
  const slots = new Map<number, PerField>();
  for (const [term, fields] of json.index) {
    slots.clear();
    for (let field = 0; field < FIELD_COUNT; field++) {
      for (const [short, times] of Object.entries(fields[field] ?? {})) {
        const letter = letterOf[Number(short)] ?? 0;
        const slot = slots.get(letter) ?? [0, 0, 0, 0];
        slot[field] = times;
        slots.set(letter, slot);
        kept[letter * FIELD_COUNT + field] = (kept[letter * FIELD_COUNT + field] ?? 0) + times;
      }
    }
    if (slots.size === 0) continue;
    terms.push(term);
    for (const letter of [...slots.keys()].sort((one, other) => one - other)) {
      letters.push(letter);
      for (const times of slots.get(letter) ?? []) frequencies.push(Math.min(times, MOST_REPEATS));
    }
    starts.push(letters.length);
  }
  return {
    ids: documents.map(({ id }) => id),
    terms,
    starts: Uint32Array.from(starts),
    letters: Uint32Array.from(letters),
    frequencies: Uint16Array.from(frequencies),
    kept,
    distinct,
    pairs: collectPairs(documents, terms),
  };
}

const MOST_REPEATS = 0xffff;

// MiniSearch knows no neighbours, so pairs are read from the letters themselves.
function collectPairs(documents: readonly AnalysedDocument[], terms: readonly string[]): Columns['pairs'] {
  const numbers = new Map(terms.map((term, number) => [term, number]));
  const first: number[] = [];
  const second: number[] = [];
  const letters: number[] = [];
  const seen = new Set<number>();
  documents.forEach((document, letter) => {
    seen.clear();
    for (const field of FIELDS.slice(0, PAIR_FIELDS)) {
      let before: number | undefined;
      for (const stem of document.stems[field]) {
        const term = numbers.get(stem) ?? 0;
        if (before !== undefined && !seen.has(before * terms.length + term)) {
          seen.add(before * terms.length + term);
          first.push(before);
          second.push(term);
          letters.push(letter);
        }
        before = term;
      }
    }
  });
  return { first: Uint32Array.from(first), second: Uint32Array.from(second), letters: Uint32Array.from(letters) };
}
