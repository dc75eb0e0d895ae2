import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchDocument } from '../../../../src/search/engine.ts';
import { freezeWords, freezingWords, indexWords, openFrozen, RANKING } from '../../../../src/search/words/frozen.ts';
import { quantise } from '../../../../src/search/words/frozen-build.ts';
import { analyseDocument, createStemIndex, toColumns } from '../../../../src/search/words/segment-columns.ts';
import {
  compareInBytes,
  findInBytes,
  findInUnits,
  packStrings,
  stringAt,
  stringsBeginning,
} from '../../../../src/search/words/segment-strings.ts';
import { pickTop } from '../../../../src/search/words/top.ts';
import { writeSections } from '../../../../src/storage/sections.ts';

const letter = (id: string, parts: Partial<SearchDocument> = {}): SearchDocument => ({
  id,
  title: '',
  question: '',
  answer: '',
  topics: [],
  ...parts,
});

describe('string tables', () => {
  const anyStrings = fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 8 }), { maxLength: 30 });

  it('give every string back, and find each and no other', () => {
    fc.assert(
      fc.property(anyStrings, fc.string({ unit: 'grapheme', maxLength: 8 }), (strings, other) => {
        const byBytes = strings.toSorted(compareInBytes);
        const byUnits = strings.toSorted();
        byBytes.forEach((string, at) => {
          expect(stringAt(packStrings(byBytes), at)).toBe(string);
          expect(findInBytes(packStrings(byBytes), string)).toBe(at);
        });
        byUnits.forEach((string, at) => {
          expect(findInUnits(packStrings(byUnits), string)).toBe(at);
        });
        expect(findInBytes(packStrings(byBytes), other)).toBe(byBytes.indexOf(other));
        expect(findInUnits(packStrings(byUnits), other)).toBe(byUnits.indexOf(other));
      }),
    );
  });

  it('list what begins so, of a length in units, in their order', () => {
    const piece = fc.constantFrom('a', 'b', 'ab', 'é', '字', '𝒜', '𐐀', '\uffff');
    const pieces = (maxLength: number) => fc.array(piece, { maxLength }).map((list) => list.join(''));
    const words = fc.uniqueArray(pieces(5), { maxLength: 30 }).map((list) => list.toSorted(compareInBytes));
    fc.assert(
      fc.property(words, pieces(2), fc.nat(6), fc.nat(6), (list, prefix, least, more) => {
        const fits = (word: string) => word.startsWith(prefix) && word.length >= least && word.length <= least + more;
        const found = stringsBeginning(packStrings(list), prefix, { least, most: least + more });
        expect([...found]).toEqual(list.filter(fits));
      }),
    );
  });
});

describe('the best letters', () => {
  it('are those of a sorted list, equal scores by number', () => {
    const scores = fc.array(fc.constantFrom(0, 1, 2, 3, 4.5), { maxLength: 40 });
    fc.assert(
      fc.property(scores, fc.nat(12), fc.func(fc.boolean()), (some, limit, allow) => {
        const sorted = some
          .map((score, number) => ({ letter: number, score }))
          .filter(({ letter: number, score }) => score > 0 && allow(number))
          .sort((one, other) => other.score - one.score || one.letter - other.letter);
        expect(pickTop(Float32Array.from(some), some.length, limit, allow)).toEqual(sorted.slice(0, limit));
      }),
    );
  });
});

describe('impacts', () => {
  it('are 0 only for nothing, and never above a byte', () => {
    expect([0, 1e-9, 0.5, 1, 2].map((impact) => quantise(impact, 1))).toEqual([0, 1, 128, 255, 255]);
    expect(quantise(5, 10)).toBe(128);
  });
});

describe('columns of a MiniSearch', () => {
  it('have the frequencies of each field, lengths with and without repeats, and pairs once a letter', () => {
    const documents = [
      letter('a', { title: 'Rent', question: 'rent boss rent boss', topics: ['rent', 'boss'] }),
      letter('b', { answer: 'boss' }),
    ].map(analyseDocument);
    const index = createStemIndex();
    index.addAll(documents);
    const { ids, terms, starts, letters, frequencies, kept, distinct, pairs } = toColumns(index, documents);
    const [rent, boss] = [terms.indexOf('rent'), terms.indexOf('boss')];
    const postingsOf = (term: number) => {
      const places = [...letters.keys()].slice(starts[term], starts[term + 1]);
      return places.map((at) => [ids[letters[at] ?? -1], ...frequencies.subarray(at * 4, at * 4 + 4)]);
    };
    expect(terms).toHaveLength(2);
    expect(postingsOf(rent)).toEqual([['a', 1, 2, 0, 1]]);
    expect(postingsOf(boss)).toEqual([
      ['a', 0, 2, 0, 1],
      ['b', 0, 0, 1, 0],
    ]);
    expect([...kept]).toEqual([1, 4, 0, 2, 0, 0, 1, 0]);
    expect([...distinct]).toEqual([1, 2, 0, 2, 0, 0, 1, 0]);
    expect([[...pairs.first], [...pairs.second], [...pairs.letters]]).toEqual([
      [rent, boss],
      [boss, rent],
      [0, 0],
    ]);
  });

  it('keep apart a sign that folds to several words', () => {
    const documents = [letter('a', { title: 'ﷺ rent' })].map(analyseDocument);
    const index = createStemIndex();
    index.addAll(documents);
    expect(toColumns(index, documents).terms).toHaveLength(2);
  });
});

describe('freezing', () => {
  const many = Array.from({ length: 4_100 }, (_, at) => letter(`letter-${at}`, { question: `rent word${at}` }));

  it('merges chunks of letters, and says how far it is', () => {
    const steps = freezingWords(many);
    const read: number[] = [];
    let step = steps.next();
    for (; !step.done; step = steps.next()) read.push(step.value);
    expect(read).toEqual([2_000, 4_000, 4_100]);
    const opened = openFrozen(step.value);
    if (!opened.ok) throw new Error(opened.detail);
    const { segment } = opened;
    expect(segment.countTerm(segment.termOf('rent'))).toBe(4_100);
    for (const at of [0, 1_999, 2_000, 4_099]) {
      const scores = new Float32Array(segment.letters);
      segment.addTerm(segment.termOf(`word${at}`), 1, scores);
      expect([...scores.keys()].filter((number) => scores[number]).map((number) => segment.idOf(number))).toEqual([
        `letter-${at}`,
      ]);
    }
  });

  it('refuses two letters with one id', () => {
    expect(() => indexWords([letter('a'), letter('a')])).toThrow('Two letters have the id "a"');
  });

  it('makes a file that another formula, another kind or damage keeps from being opened, with the reason', () => {
    const file = freezeWords([letter('a', { title: 'rent' })]);
    const other = { ...RANKING, pairs: { ...RANKING.pairs, weight: 0.1 } };
    expect(openFrozen(file, other)).toEqual({ ok: false, fault: 'other-version', detail: 'it was made for another formula' });
    expect(openFrozen(writeSections({ kind: 'vectors', about: 0, arrays: {} }))).toMatchObject({ fault: 'other-version' });
    expect(openFrozen(file.subarray(0, 100))).toMatchObject({ fault: 'truncated' });
    file[file.length - 1] = (file.at(-1) ?? 0) ^ 1;
    expect(openFrozen(file)).toMatchObject({ fault: 'damaged' });
  });
});
