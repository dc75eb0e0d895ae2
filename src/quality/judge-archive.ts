// How well are an archive's own judged questions answered, kind by kind?
import { openSearch } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import type { SearchDocument } from '../search/engine.ts';
import type { EngineName, Ranker } from '../search/rank.ts';
import { answeredRate, hasMatch, wilsonInterval } from './distance.ts';
import { type HalfRuns, readingOnce, runHalves } from './halves.ts';
import { halfOf, type JudgedQuestion, type JudgedQuestions } from './judged-questions.ts';
import { type KindRow, meansOf, summariseKinds } from './kinds.ts';
import type { Estimate } from './metrics.ts';
import { hardlySharesAWord } from './overlap.ts';

/** What is known of an archive's questions once they are asked. Rates are 0 to 1, with Wilson's 95 % interval. */
export type JudgedReport = {
  readonly questions: number;
  readonly unanswered: number;
  readonly kinds: readonly KindRow[];
  /** the titles of all letters, asked for as they stand */
  readonly titles: readonly KindRow[];
  /** questions that share at most one stem with what their letters ask */
  readonly fewWords: {
    readonly count: number;
    readonly share: Estimate;
    readonly 'Hit@5': Readonly<Record<EngineName, Estimate>>;
  };
  /** share of the questions that get a match, and of those that no letter answers: dilemmas, other things, all */
  readonly matched: Readonly<Record<'questions' | 'dilemmas' | 'other' | 'unanswered', Estimate>>;
};

/** How to open the search. */
type Opening = Parameters<typeof openSearch>[1];

/**
 * Asks all judged questions over the letters. @param opening must name a model
 * @throws ArchiveError `model` when meaning is not at work, `interrupted`
 */
export async function judgeArchive(
  letters: readonly SearchDocument[],
  { questions, unanswered }: JudgedQuestions,
  opening: Opening,
): Promise<JudgedReport> {
  const { signal } = opening;
  const search = await openSearch(letters, { ...opening, patience: Number.POSITIVE_INFINITY });
  try {
    await search.meaning.settled;
    const absence = search.meaning.absence();
    if (opening.model === undefined || absence !== undefined)
      throw new ArchiveError('model', absence ?? 'The questions can only be judged with a model: name one.');
    const judgements = new Map(questions.map((question) => [question.id, question.judgements]));
    const ranker = readingOnce(search.ranker);
    const runs = await runHalves({ queries: questions, judgements }, ranker, signal);
    const byId = new Map(letters.map((letter) => [letter.id, letter]));
    const few = new Set(questions.filter((question) => hardlySharesAWord(question, byId)).map(({ id }) => id));
    const isAnswered = async (text: string) => hasMatch(await ranker.rank(await ranker.read(text, { signal })));
    const rateOf = (asked: readonly { text: string }[]) =>
      answeredRate(
        asked.map(({ text }) => text),
        isAnswered,
      );
    return {
      questions: questions.length,
      unanswered: unanswered.length,
      kinds: summariseKinds(questions, runs),
      titles: await judgeTitles(letters, ranker, signal),
      fewWords: {
        count: few.size,
        share: wilsonInterval(questions.length === 0 ? 0 : few.size / questions.length, questions.length),
        'Hit@5': { both: hits(runs, 'both', few), words: hits(runs, 'words', few), meaning: hits(runs, 'meaning', few) },
      },
      matched: {
        questions: await rateOf(questions),
        dilemmas: await rateOf(unanswered.filter(({ about }) => about === 'dilemma')),
        other: await rateOf(unanswered.filter(({ about }) => about === 'other')),
        unanswered: await rateOf(unanswered),
      },
    };
  } finally {
    await search.close();
  }
}

/** Who types a title wants its letter, or one of those that have it. One row, none for letters without titles. */
async function judgeTitles(letters: readonly SearchDocument[], ranker: Ranker, signal?: AbortSignal): Promise<KindRow[]> {
  const queries = [...new Set(letters.map(({ title }) => title).filter((title) => title !== ''))].map(
    (title): JudgedQuestion => ({
      id: title,
      kind: 'title',
      text: title,
      half: halfOf(title),
      judgements: new Map(letters.filter((letter) => letter.title === title).map(({ id }) => [id, 2])),
    }),
  );
  const judgements = new Map(queries.map((query) => [query.id, query.judgements]));
  return summariseKinds(queries, await runHalves({ queries, judgements }, ranker, signal)).filter(({ kind }) => kind === 'title');
}

function hits(runs: HalfRuns, engine: EngineName, among: ReadonlySet<string>): Estimate {
  const own = runs[engine].filter(({ query }) => among.has(query));
  return wilsonInterval(meansOf(own)['Hit@5'], own.length);
}
