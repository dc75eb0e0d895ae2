// Floors under the judged questions' kept half, over the bundled letters with their committed vectors and the bundled model.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUNDLED_ARCHIVE, BUNDLED_MODEL } from '../../src/config/bundled.ts';
import { type JudgedReport, judgeArchive } from '../../src/quality/judge-archive.ts';
import { hasJudgedQuestions, onlyHalf, readJudgedQuestions } from '../../src/quality/judged-questions.ts';
import { bundledLetters } from '../support/bundled.ts';
import { copyBundledIndex } from '../support/bundled-index.ts';

/**
 * Guards against getting worse: some three questions below what is reached (`npm run judged -- --half keep`; docs/quality.md
 * has it, and the aim of .95 and .92). Raise them when it gets better. This half is looked at afterwards
 * only, so nothing is tuned by it.
 */
const FLOORS = { hits: 0.91, hitsOfFewWords: 0.88, firstRight: 0.82, answered: 0.9, wrongMatches: 0.07 };

// Only an archive whose questions are not written yet has none of this: then corpus/judged/questions.jsonl is missing.
describe.skipIf(!hasJudgedQuestions(BUNDLED_ARCHIVE))('the judged questions that are kept', () => {
  let report: JudgedReport;
  let remove = async () => {};

  beforeAll(async () => {
    const copy = await copyBundledIndex();
    remove = copy.remove;
    const letters = await bundledLetters();
    const all = await readJudgedQuestions(
      BUNDLED_ARCHIVE,
      letters.map(({ id }) => id),
    );
    const model = { directory: BUNDLED_MODEL, threads: 2 };
    report = await judgeArchive(letters, onlyHalf(all, 'keep'), { directory: copy.directory, model });
  }, 120_000);
  afterAll(() => remove());

  it('find their letter among the first five, and first', () => {
    const all = report.kinds.find(({ kind }) => kind === 'all');
    expect(all?.count).toBeGreaterThanOrEqual(100);
    expect(all?.means.both['Hit@5']).toBeGreaterThanOrEqual(FLOORS.hits);
    expect(all?.means.both['P@1']).toBeGreaterThanOrEqual(FLOORS.firstRight);
  });

  it('find it where they share hardly a word with it, more of them than by words alone', () => {
    expect(report.fewWords['Hit@5'].both.value).toBeGreaterThanOrEqual(FLOORS.hitsOfFewWords);
    expect(report.fewWords['Hit@5'].both.value).toBeGreaterThan(report.fewWords['Hit@5'].words.value);
  });

  it('are no worse off by meaning than by words alone, whatever their kind', () => {
    expect(report.kinds.filter(({ gain }) => gain.high < 0).map(({ kind }) => kind)).toEqual([]);
    expect(report.kinds.find(({ kind }) => kind === 'all')?.gain.low).toBeGreaterThan(0);
  });

  it('mostly get a match, and what is no business of a columnist seldom does', () => {
    expect(report.matched.questions.value).toBeGreaterThanOrEqual(FLOORS.answered);
    expect(report.matched.other.value).toBeLessThanOrEqual(FLOORS.wrongMatches);
  });

  it('get a match more often than dilemmas of another kind do, which a reader may find related', () => {
    expect(report.matched.questions.value).toBeGreaterThan(report.matched.dilemmas.value);
  });
});

describe.skipIf(!hasJudgedQuestions(BUNDLED_ARCHIVE))('the questions of strangers', () => {
  it('have letters of the archive', async () => {
    const ids = (await bundledLetters()).map(({ id }) => id);
    const { questions, unanswered } = await readJudgedQuestions(BUNDLED_ARCHIVE, ids, 'strangers');
    expect(questions.length + unanswered.length).toBe(72);
  });
});
