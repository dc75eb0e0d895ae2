// Do the best letters by question alone hold the best by all three passages? In an archive so large that only those are looked at.
import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/meaning/pooling.ts';
import { dequantise, emptyVectors, quantiseInto } from '../../src/meaning/quantised.ts';
import { PASSAGE_KINDS } from '../../src/passages/split.ts';
import { keyPassages, measureLengths } from '../../src/search/meaning/letter-vectors.ts';
import { createMeaningIndex } from '../../src/search/meaning/meaning.ts';
import { fitArchive } from '../../src/search/meaning/open-meaning.ts';
import { bundledLetters, bundledVectors } from '../support/bundled.ts';
import { pickBelow, seededNumbers } from '../support/seeded.ts';

const LETTERS = 4000;
const QUESTIONS = 30;
/** The made-up vectors have a cosine of about .86 with the real ones that they are drawn around. */
const NOISE = 0.6;

describe('ranking in two stages', () => {
  it(`finds the ten best of ${LETTERS} letters, at least 98 in 100 of them (made-up vectors around real ones)`, async () => {
    const store = await bundledVectors();
    const { dimensions } = store.model;
    const real = (await bundledLetters()).map(keyPassages);
    const whitening = fitArchive(real, store);
    const next = seededNumbers('two stages');
    const gaussian = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    const near = (vector: Float32Array) => normalise(vector.map((value) => value + (NOISE / Math.sqrt(dimensions)) * gaussian()));
    const ids = Array.from({ length: LETTERS }, (_, at) => `letter-${String(at).padStart(5, '0')}`);
    const make = () => ({ rows: emptyVectors(LETTERS, dimensions), lengths: new Float32Array(LETTERS) });
    const made = { title: make(), question: make(), answer: make() };
    const lengths = measureLengths(store, whitening);
    ids.forEach((_, row) => {
      const { keys } = real[pickBelow(next, real.length)] ?? { keys: { title: '', question: '', answer: '' } };
      for (const kind of PASSAGE_KINDS) {
        const key = keys[kind] ?? '';
        quantiseInto(made[kind].rows, row, near(dequantise(store.wholes, store.rows.get(key) ?? 0)));
        // That of the original: both ways of ranking take the same, and measuring all would take most of the time.
        made[kind].lengths[row] = lengths.get(key) ?? 0;
      }
    });
    const vectorsOf = (from: number, to: number) => {
      const cut = ({ rows: { values, scales } }: ReturnType<typeof make>) => ({
        dimensions,
        values: values.subarray(from * dimensions, to * dimensions),
        scales: scales.subarray(from, to),
      });
      return { ids: ids.slice(from, to), title: cut(made.title), question: cut(made.question), answer: cut(made.answer) };
    };
    const lengthsOf = (from: number, to: number) => ({
      title: made.title.lengths.subarray(from, to),
      question: made.question.lengths.subarray(from, to),
      answer: made.answer.lengths.subarray(from, to),
    });
    const whole = createMeaningIndex(vectorsOf(0, LETTERS), whitening, lengthsOf(0, LETTERS));
    // So few letters that all are looked at whole: exact, part by part.
    const parts = Array.from({ length: LETTERS / 1000 }, (_, at) =>
      createMeaningIndex(vectorsOf(at * 1000, (at + 1) * 1000), whitening, lengthsOf(at * 1000, (at + 1) * 1000)),
    );
    let found = 0;
    for (let asked = 0; asked < QUESTIONS; asked++) {
      const query = near(dequantise(made.question.rows, pickBelow(next, LETTERS)));
      const exact = parts
        .flatMap((part) => part.rank(query, { limit: 10 }))
        .sort((one, other) => other.score - one.score)
        .slice(0, 10);
      const ranked = new Set(whole.rank(query, { limit: 10 }).map(({ id }) => id));
      found += exact.filter(({ id }) => ranked.has(id)).length;
    }
    expect(found / (10 * QUESTIONS)).toBeGreaterThanOrEqual(0.98);
  });
});
