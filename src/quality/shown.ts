// What does a reader see for judged questions, and how true is what it says of how sure it is?
import type { Archive } from '../archive.ts';
import type { Certainty } from '../search/distance.ts';
import type { Findings, Match } from '../search/match.ts';
import { wilsonInterval } from './distance.ts';
import type { JudgedQuestion, JudgedQuestions, UnansweredQuestion } from './judged-questions.ts';
import { type Estimate, mean } from './metrics.ts';

/** What is said with the first letter: how sure it is, or that nothing is close. */
export type Said = Certainty | 'nothing';

/** What readers see. Rates are 0 to 1, with Wilson's 95 % interval. */
export type ShownReport = {
  /** share of the questions whose letter is shown first, and among those shown (five at most) */
  readonly first: Estimate;
  readonly amongShown: Estimate;
  /** letters shown for a question that gets any, on average */
  readonly letters: number;
  /** letters shown under each certainty, the first ones and all, and how many of them are right */
  readonly certainty: Readonly<Record<Certainty, { readonly first: Count; readonly all: Count }>>;
  /** what is said where no letter answers, by what the question is about */
  readonly unanswered: Readonly<Record<UnansweredQuestion['about'], Readonly<Record<Said, number>>>>;
};

/** How many were shown, and of them right. */
export type Count = { readonly shown: number; readonly right: number };

type Seen = { readonly match: Match; readonly at: number; readonly isRight: boolean };

/** Asks all questions as a reader does. @throws ArchiveError `interrupted` */
export async function judgeShown(archive: Pick<Archive, 'ask'>, asked: JudgedQuestions): Promise<ShownReport> {
  const answers: Seen[][] = [];
  for (const question of asked.questions) answers.push(seenIn(await archive.ask(question.text), question));
  const unanswered = { dilemma: emptySaid(), other: emptySaid() };
  for (const { about, text } of asked.unanswered) unanswered[about][saidFirst(await archive.ask(text))] += 1;
  const seen = answers.flat();
  const rateOf = (isOne: (shown: readonly Seen[]) => boolean) =>
    wilsonInterval(mean(answers.map((shown) => (isOne(shown) ? 1 : 0))), answers.length);
  const countAll = (certainty: Certainty) => {
    const own = seen.filter(({ match }) => match.certainty === certainty);
    return { first: count(own.filter(({ at }) => at === 0)), all: count(own) };
  };
  return {
    first: rateOf(([first]) => first?.isRight ?? false),
    amongShown: rateOf((shown) => shown.some(({ isRight }) => isRight)),
    letters: seen.length / Math.max(1, answers.filter(({ length }) => length > 0).length),
    certainty: { likely: countAll('likely'), perhaps: countAll('perhaps'), distant: countAll('distant') },
    unanswered,
  };
}

function count(seen: readonly Seen[]): Count {
  return { shown: seen.length, right: seen.filter(({ isRight }) => isRight).length };
}

function seenIn(findings: Findings, { judgements }: JudgedQuestion): Seen[] {
  if (findings.outcome !== 'matches') return [];
  return findings.matches.map((match, at) => ({ match, at, isRight: (judgements.get(match.letter.id) ?? 0) > 0 }));
}

function saidFirst(findings: Findings): Said {
  return findings.outcome === 'matches' ? (findings.matches[0].certainty ?? 'distant') : 'nothing';
}

function emptySaid(): Record<Said, number> {
  return { likely: 0, perhaps: 0, distant: 0, nothing: 0 };
}
