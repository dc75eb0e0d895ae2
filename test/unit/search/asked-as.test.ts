// A letter's other ways of asking: what they do to its nearness, its rank, and the sentence that is sought in it.
import { describe, expect, it } from 'vitest';
import { centreEmbedder } from '../../../src/meaning/centre.ts';
import type { Embedder, Passage } from '../../../src/meaning/embedder.ts';
import { embedMissing, emptyStore } from '../../../src/meaning/vector-store.ts';
import { gatherLabels, UNLABELLED } from '../../../src/search/meaning/labels.ts';
import { gatherLengths, gatherVectors, keyPassages, measureLengths } from '../../../src/search/meaning/letter-vectors.ts';
import { createMeaningIndex, PASSAGE_WEIGHTS } from '../../../src/search/meaning/meaning.ts';
import { createFakeEmbedder } from '../../support/embedders.ts';
import { cosine, dot, plainWhitening } from '../../support/vectors.ts';

const DIMENSIONS = 32;
const PLAIN = plainWhitening(DIMENSIONS);
const LADDER_TITLE = 'Rungs';
const LETTERS = [
  {
    id: 'earrings',
    title: '',
    question: 'I pick my earrings for the budget meeting.',
    answer: '',
    askedAs: ['a crush on a colleague', 'flirting at work', 'the price of gold'],
  },
  { id: 'ladder', title: LADDER_TITLE, question: 'My neighbour has our ladder.', answer: '' },
];

async function openIndex() {
  const embedder = createFakeEmbedder({ dimensions: DIMENSIONS });
  const keyed = LETTERS.map(keyPassages);
  const embedAll = (passages: readonly Passage[], by: Embedder) => embedMissing(emptyStore(by.model), passages, by);
  const questions = await embedAll(
    keyed.flatMap(({ passages }) => [passages.question, passages.title].flatMap((passage) => passage ?? [])),
    embedder,
  );
  const centres = await embedAll(
    keyed.flatMap(({ lists }) => lists.askedAs ?? []),
    centreEmbedder(embedder),
  );
  const askedAs = gatherLabels(
    keyed.map(({ labels }) => labels.askedAs),
    centres,
    measureLengths(centres, PLAIN),
  );
  const lengths = measureLengths(questions, PLAIN);
  const make = (labelled: boolean) =>
    createMeaningIndex(gatherVectors(keyed, questions), PLAIN, gatherLengths(keyed, lengths), {
      ...UNLABELLED,
      ...(labelled && { askedAs }),
    });
  const vectorOf = async (text: string) =>
    (await embedder.embed([{ parts: [text], each: false }]))[0]?.whole ?? new Float32Array(DIMENSIONS);
  return { labelled: make(true), plain: make(false), vectorOf };
}

describe('a letter with other ways of asking', () => {
  it('is as near as their centre, or as its own question where that is nearer', async () => {
    const { labelled, plain, vectorOf } = await openIndex();
    const asked = await vectorOf('a crush on a colleague, flirting at work');
    expect(labelled.cosine(asked, 'earrings')).toBeGreaterThan(plain.cosine(asked, 'earrings') + 0.1);
    const own = await vectorOf('I pick my earrings for the budget meeting.');
    expect(labelled.cosine(own, 'earrings')).toBe(plain.cosine(own, 'earrings'));
    expect(labelled.cosine(asked, 'ladder')).toBe(plain.cosine(asked, 'ladder'));
  });

  it('ranks higher for a question that is put so', async () => {
    const { labelled, plain, vectorOf } = await openIndex();
    const asked = await vectorOf('a crush on a colleague, flirting at work');
    const scoreIn = (index: typeof plain) => index.rank(asked, { limit: 2 }).find(({ id }) => id === 'earrings')?.score ?? 0;
    expect(scoreIn(labelled)).toBeGreaterThan(scoreIn(plain) + 0.1);
  });

  it('does not outdo one without, which is as near by its own question', async () => {
    const { labelled, vectorOf } = await openIndex();
    const ladder = await vectorOf('My neighbour has our ladder.');
    const [first, second] = labelled.rank(ladder, { limit: 2 });
    expect(first?.id).toBe('ladder');
    // Its question counts once by itself, and for what the other one has.
    expect(first?.score).toBeGreaterThan(1 + 0.4 * PASSAGE_WEIGHTS.askedAs);
    expect(second?.score).toBeLessThan(first?.score ?? 0);
  });

  it('has its sentences compared with what question and these have in common', async () => {
    const { labelled, vectorOf } = await openIndex();
    const asked = await vectorOf('a crush on a colleague');
    const flirting = await vectorOf('flirting at work');
    const meeting = labelled.meetingPoint(asked, 'earrings');
    expect(cosine(meeting, flirting)).toBeGreaterThan(cosine(asked, flirting) + 0.05);
    expect(cosine(meeting, asked)).toBeGreaterThan(0.5);
    const centre = labelled.meetingPoint(new Float32Array(DIMENSIONS), 'earrings');
    expect(dot(centre, centre)).toBeCloseTo(1, 2);
    expect(dot(meeting, centre)).toBeCloseTo(dot(asked, centre) + dot(centre, centre), 5);
    expect(labelled.meetingPoint(asked, 'ladder')).toBe(asked);
    expect(labelled.meetingPoint(asked, 'nobody')).toBe(asked);
  });

  it('is one of so many that have', async () => {
    const { labelled, plain } = await openIndex();
    expect([labelled.asked, plain.asked]).toEqual([0.5, 0]);
  });

  it('does not come before one whose title was asked for: that counts more, in such an archive alone', async () => {
    const { labelled, plain, vectorOf } = await openIndex();
    const title = await vectorOf(LADDER_TITLE);
    const scoreIn = (index: typeof plain, vector: Float32Array) =>
      index.rank(vector, { limit: 2 }).find(({ id }) => id === 'ladder')?.score ?? 0;
    // Half of the letters have other ways of asking: the title's cosine of 1 counts .4 (1 + .5 * 10 * .7), and for those that this
    // letter lacks its question stands in.
    const standsIn = 0.5 * PASSAGE_WEIGHTS.askedAs * labelled.cosine(title, 'ladder');
    expect(scoreIn(labelled, title) - scoreIn(plain, title) - standsIn).toBeCloseTo(0.4 * 0.5 * 10 * 0.7, 1);
    const other = await vectorOf('the price of gold');
    const near = 0.5 * PASSAGE_WEIGHTS.askedAs * labelled.cosine(other, 'ladder');
    expect(scoreIn(labelled, other) - scoreIn(plain, other)).toBeCloseTo(near, 1);
  });
});
