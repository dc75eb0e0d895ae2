// The report on judged questions, over six letters of ours with the bundled model.
import { describe, expect, it } from 'vitest';
import { BUNDLED_MODEL } from '../../../src/config/bundled.ts';
import { readCorpus } from '../../../src/letters/corpus.ts';
import { judgeArchive } from '../../../src/quality/judge-archive.ts';
import { readJudgedQuestions } from '../../../src/quality/judged-questions.ts';
import { makeArchive } from '../../support/archive-folder.ts';
import { FIXTURE } from '../../support/command.ts';

const LAWNMOWER = 'ask-nora/2012-03-09-the-borrowed-lawnmower';
const AGAIN = 'ask-nora/2016-08-12-the-borrowed-lawnmower-again';
const DESK = 'night-desk/2020-05-30-nine-to-five-at-the-kitchen-table';
const QUESTIONS = [
  { id: 'q1', kind: 'title', text: 'Nine to Five at the Kitchen Table', letters: [DESK] },
  {
    id: 'q2',
    kind: 'oblique',
    text: 'The guy over the fence still has the mower that I gave him.',
    letters: [LAWNMOWER, AGAIN],
  },
  { id: 'q3', kind: 'misspelt', text: 'my bos cals durring diner', letters: [DESK] },
];
const UNANSWERED = [
  { id: 'u1', kind: 'short', about: 'other', text: 'square root of a negative number' },
  { id: 'u2', kind: 'short', about: 'dilemma', text: 'best tyres for a touring bicycle' },
];

async function judge() {
  const { letters } = await readCorpus(FIXTURE);
  const published = letters.filter(({ status }) => status === 'published');
  const archive = await makeArchive({
    'judged/questions.jsonl': QUESTIONS.map(({ letters: _, ...line }) => JSON.stringify(line)).join('\n'),
    'judged/qrels.tsv': QUESTIONS.flatMap(({ id, letters: own }) => own.map((letter) => `${id}\t${letter}\t2`)).join('\n'),
    'judged/unanswered.jsonl': UNANSWERED.map((line) => JSON.stringify(line)).join('\n'),
  });
  const questions = await readJudgedQuestions(
    archive,
    published.map(({ id }) => id),
  );
  return { published, questions };
}

describe('the report on judged questions', () => {
  it('has each kind in all three ways, few words, and who got a match', async () => {
    const { published, questions } = await judge();
    const report = await judgeArchive(published, questions, { model: { directory: BUNDLED_MODEL, threads: 1 } });
    // A misspelt word is no stem of its letter either.
    expect(report).toMatchObject({ questions: 3, unanswered: 2, fewWords: { count: 2 } });
    expect(report.kinds.map(({ kind, count }) => [kind, count])).toEqual([
      ['all', 3],
      ['misspelt', 1],
      ['oblique', 1],
      ['title', 1],
    ]);
    const [, , oblique, title] = report.kinds;
    expect(title?.means.words['P@1']).toBe(1);
    expect(oblique?.means.words.MAP).toBe(0);
    expect(oblique?.means.meaning['P@1']).toBe(1);
    expect(oblique?.means.both['P@1']).toBe(1);
    expect(report.fewWords['Hit@5'].both.value).toBe(1);
    expect(report.titles.map(({ kind, count, means }) => [kind, count, means.both['P@1']])).toEqual([
      ['title', new Set(published.map(({ title: own }) => own)).size, 1],
    ]);
    expect(report.matched.unanswered.value).toBe(0);
    expect(report.matched.questions.value).toBeGreaterThan(0);
  });

  it('is refused without meaning: half of it could not be measured', async () => {
    const { published, questions } = await judge();
    await expect(judgeArchive(published, questions, {})).rejects.toThrow(/only be judged with a model/u);
    const missing = { model: { directory: '/nowhere/model', threads: 1 } };
    await expect(judgeArchive(published, questions, missing)).rejects.toThrow(/nowhere.*can't be|can't be read.*nowhere/su);
  });
});
