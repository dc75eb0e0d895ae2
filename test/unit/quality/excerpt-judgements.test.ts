// Marks of excerpts: names are put to them rightly, what is missing is named, and the report counts what was judged.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUNDLED_ARCHIVE } from '../../../src/config/bundled.ts';
import { ArchiveError } from '../../../src/errors.ts';
import type { Letter } from '../../../src/letters/letter.ts';
import { readJudgements, readKey, reportStudies, revealMarks } from '../../../src/quality/excerpt-judgements.ts';
import { readJudgedQuestions } from '../../../src/quality/judged-questions.ts';
import { makeArchive } from '../../support/archive-folder.ts';
import { bundledLetters } from '../../support/bundled.ts';

const spans = { first: [[0, 24]], words: [[9, 24]], ours: [[9, 24]] };
const lines = (values: readonly object[]) => values.map((value) => JSON.stringify(value)).join('\n');
const pair = (id: string) => ({ id, seed: 1, question: `q${id}`, letter: 'ask-ada/ladder', spans });
const KEY = [
  { ...pair('1'), hidden: { A: ['ours', 'words'], B: ['first'] } },
  { ...pair('2'), hidden: { A: ['first'], B: ['words', 'ours'] } },
];
const MARKS = [
  { id: '2', marks: { A: 1, B: 2 }, best: ['B'], faults: { A: ['ends-early'] } },
  { id: '1', marks: { A: 0, B: 1 }, best: ['A', 'B'], faults: { A: ['loses-thread', 'repeats'] } },
];

async function reveal(marks: readonly object[]) {
  const folder = await makeArchive({ key: lines(KEY), marks: lines(marks) });
  return revealMarks(join(folder, 'marks'), await readKey(join(folder, 'key')));
}

describe('marks by hidden letter', () => {
  it('become marks by picker; pickers of one excerpt share them', async () => {
    const [one, two] = await reveal(MARKS);
    expect(one).toEqual({
      ...pair('1'),
      marks: { ours: 0, words: 0, first: 1 },
      best: ['ours', 'words', 'first'],
      faults: { ours: ['loses-thread', 'repeats'], words: ['loses-thread', 'repeats'] },
    });
    expect(two).toMatchObject({
      marks: { first: 1, words: 2, ours: 2 },
      best: ['words', 'ours'],
      faults: { first: ['ends-early'] },
    });
  });

  it('are refused with everything that is wrong with them', async () => {
    const error = await reveal([
      { id: '1', marks: { A: 1 }, best: ['C'], faults: {} },
      { id: '3', marks: { A: 1 }, best: ['A'], faults: {} },
      { id: '4', marks: { A: 3 }, best: ['A'], faults: {} },
    ]).catch((reason: unknown) => reason);
    if (!(error instanceof ArchiveError)) throw new Error('Not refused.');
    expect(error.code).toBe('bad-input');
    for (const fault of ['"1" has no excerpt C', '"1" has no mark for B', '"3" is no pair', '"2" has no marks', 'marks:3'])
      expect(error.message).toContain(fault);
  });
});

describe('the report', () => {
  it('has means, shares of the best, lengths and faults of each study', async () => {
    const judged = await reveal(MARKS);
    const [report, other] = reportStudies([...judged, ...judged.map((line) => ({ ...line, seed: 2 }))]);
    expect(other?.seed).toBe(2);
    expect(report).toMatchObject({ seed: 1, pairs: 2, alike: 2 });
    const [first, words, ours] = report?.rows ?? [];
    expect([first?.picker, words?.picker, ours?.picker]).toEqual(['first', 'words', 'ours']);
    expect([first?.mark.value, ours?.mark.value]).toEqual([1, 1]);
    expect(first?.best.value).toBeCloseTo(1 / 6, 9);
    expect(ours?.best.value).toBeCloseTo((1 / 3 + 1 / 2) / 2, 9);
    expect([first?.length, ours?.length]).toEqual([24, 15]);
    expect([first?.ahead?.value, ours?.ahead]).toEqual([0, undefined]);
    expect(first?.faults).toMatchObject({ 'ends-early': 1, repeats: 0 });
    expect(ours?.faults).toMatchObject({ 'loses-thread': 1, repeats: 1 });
  });
});

describe('the judgements in the repository', () => {
  it('are of questions and letters that there are, each pair once a seed, every excerpt marked', async () => {
    const letters = new Map<string, Letter>((await bundledLetters()).map((letter) => [letter.id, letter]));
    const { questions } = await readJudgedQuestions(BUNDLED_ARCHIVE, letters.keys());
    const asked = new Map(questions.map((question) => [question.id, question]));
    const judged = await readJudgements(join(BUNDLED_ARCHIVE, 'judged', 'excerpts.jsonl'));
    expect(new Set(judged.map(({ seed, question, letter }) => `${seed} ${question} ${letter}`)).size).toBe(judged.length);
    for (const line of judged) {
      expect(asked.get(line.question)?.judgements.get(line.letter)).toBe(2);
      expect(Object.keys(line.marks).sort()).toEqual(Object.keys(line.spans).sort());
      const end = letters.get(line.letter)?.answer.length ?? 0;
      for (const shown of Object.values(line.spans)) expect(shown.at(-1)?.[1]).toBeLessThanOrEqual(end);
    }
  });
});
