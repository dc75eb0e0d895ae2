// By kind: what is averaged with what, when a kind is worse off, and which questions share hardly a word with their letters.
import { describe, expect, it } from 'vitest';
import type { JudgedRun } from '../../../src/quality/evaluate.ts';
import { formatJudgedReport } from '../../../src/quality/judge-archive-table.ts';
import type { JudgedQuestion, QuestionKind } from '../../../src/quality/judged-questions.ts';
import { summariseKinds } from '../../../src/quality/kinds.ts';
import { hardlySharesAWord, sharedStems } from '../../../src/quality/overlap.ts';
import { judgeShown } from '../../../src/quality/shown.ts';

function question(id: string, kind: QuestionKind): JudgedQuestion {
  return { id, kind, text: id, half: 'keep', judgements: new Map([['a', 2]]) };
}

/** A run whose first relevant letter stands at a place, counted from 1. */
function run(query: string, place: number): JudgedRun {
  const precision = 1 / place;
  return {
    query,
    kind: undefined,
    hits: [],
    measures: {
      'P@1': place === 1 ? 1 : 0,
      'MRR@10': precision,
      'Hit@5': place <= 5 ? 1 : 0,
      MAP: precision,
      'nDCG@10': precision,
    },
  };
}

describe('the summary by kind', () => {
  const questions = [question('t1', 'title'), question('t2', 'title'), question('s1', 'slangy'), question('s2', 'slangy')];
  const runs = {
    both: [run('t1', 1), run('t2', 2), run('s1', 1), run('s2', 1)],
    words: [run('t1', 1), run('t2', 1), run('s1', 10), run('s2', 4)],
    meaning: [run('t1', 4), run('t2', 4), run('s1', 1), run('s2', 2)],
  };
  const rows = summariseKinds(questions, runs);

  it('has a row for all and one for each kind that is there, in the order of the kinds', () => {
    expect(rows.map(({ kind, count }) => [kind, count])).toEqual([
      ['all', 4],
      ['slangy', 2],
      ['title', 2],
    ]);
  });

  it('averages the questions of the kind alone, for each way of ranking', () => {
    expect(rows[1]?.means).toEqual({
      both: { 'P@1': 1, 'Hit@5': 1, MAP: 1 },
      words: { 'P@1': 0, 'Hit@5': 0.5, MAP: 0.175 },
      meaning: { 'P@1': 0.5, 'Hit@5': 1, MAP: 0.75 },
    });
  });

  it('says what both gain over words: slang gains, and titles are down by a half on one of two', () => {
    expect(rows[1]?.gain.value).toBeCloseTo(0.825, 12);
    expect(rows[1]?.gain.low).toBeGreaterThan(0);
    expect(rows[2]?.gain).toEqual({ value: -0.25, low: -0.5, high: 0 });
  });

  it('is shown with count, measures and interval, and says n/m where nothing was measured', async () => {
    const none = { value: 0, low: 0, high: 1 };
    const report = {
      questions: 4,
      unanswered: 3,
      kinds: rows.slice(0, 2),
      titles: rows.slice(2),
      fewWords: { count: 0, share: none, 'Hit@5': { both: none, words: none, meaning: none } },
      matched: { questions: { value: 1, low: 0.5, high: 1 }, unanswered: none, dilemmas: none, other: none },
    };
    const text = formatJudgedReport(report, await judgeShown({ ask: () => Promise.reject() }, { questions: [], unanswered: [] }));
    expect(text).toMatch(/title\s*│\s*2\s*│\s*0\.500 \/ 1\.000 \/ 0\.750 .*-0\.250 \[-0\.500, \+0\.000\]/u);
    expect(text).toContain('Hit@5 on those: n/m');
    expect(text).toContain('100.0 % (50.0 to 100.0) of 4 questions');
  });
});

describe('a question that shares hardly a word', () => {
  const ladder = { title: 'A Borrowed Ladder', question: 'My neighbour borrowed our ladder in March.' };
  const choir = { title: 'Third Alto', question: 'The choir put me in the back row.' };
  const letters = new Map([
    ['ladder', ladder],
    ['choir', choir],
  ]);

  it('is counted by stems, each once, and never by stop words', () => {
    expect(sharedStems('He borrows what is ours and our neighbours’ ladders, ladders, ladders', ladder)).toBe(3);
    expect(sharedStems('what do I do about my the and our', ladder)).toBe(0);
  });

  it('shares at most one stem with every letter that is its case', () => {
    const judge = (text: string, grades: readonly (readonly [string, number])[]) =>
      hardlySharesAWord({ text, judgements: new Map(grades) }, letters);
    expect(judge('Next door never gives our tools back', [['ladder', 2]])).toBe(true);
    expect(judge('the neighbour kept my tools', [['ladder', 2]])).toBe(true);
    expect(judge('the neighbour kept my ladder', [['ladder', 2]])).toBe(false);
    expect(
      judge('the neighbour kept my ladder', [
        ['choir', 2],
        ['ladder', 2],
      ]),
    ).toBe(false);
    expect(
      judge('the neighbour kept my ladder', [
        ['choir', 2],
        ['ladder', 1],
      ]),
    ).toBe(true);
    expect(judge('Next door never gives our tools back', [['ladder', 1]])).toBe(false);
  });
});
