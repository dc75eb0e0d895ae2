// How is the report on an archive's judged questions shown?
import Table from 'cli-table3';
import type { Certainty } from '../search/distance.ts';
import type { EngineName } from '../search/rank.ts';
import type { JudgedReport } from './judge-archive.ts';
import type { KindRow } from './kinds.ts';
import type { Estimate } from './metrics.ts';
import type { Count, Said, ShownReport } from './shown.ts';

const MEASURES = ['P@1', 'Hit@5', 'MAP'] as const;
const ENGINES = ['both', 'words', 'meaning'] as const satisfies readonly EngineName[];

/** The table by kind, with the titles below, and sentences on few words, on matches, and on what readers see. */
export function formatJudgedReport(
  { questions, unanswered, kinds, titles, fewWords, matched }: JudgedReport,
  shown: ShownReport,
): string {
  const table = new Table({
    head: ['kind', 'count', ...ENGINES.map((engine) => `${engine}: ${MEASURES.join(' / ')}`), 'both - words (MAP)'],
    style: { head: [], border: [] },
  });
  for (const row of [...kinds, ...titles]) table.push(cellsOf(row));
  const hits = ENGINES.map((engine) => `${engine} ${sayRate(fewWords['Hit@5'][engine])}`).join(', ');
  return [
    table.toString(),
    'Differences with paired 95 % bootstrap intervals, rates with Wilson intervals.',
    `At most one stem in common with title and question of its letters: ${fewWords.count} of ${questions}, ${sayRate(fewWords.share)}.`,
    fewWords.count === 0 ? 'Hit@5 on those: n/m, because there is none.' : `Hit@5 on those: ${hits}.`,
    `Get a match: ${sayRate(matched.questions)} of ${questions} questions, ${sayRate(matched.unanswered)} of ${unanswered} that no letter answers (dilemmas of another kind ${sayRate(matched.dilemmas)}, other things ${sayRate(matched.other)}).`,
    ...sayShown(shown),
  ].join('\n');
}

function sayShown({ first, amongShown, letters, certainty, unanswered }: ShownReport): string[] {
  const countOf = ({ shown, right }: Count) => `${right} of ${shown}`;
  const sayCertainty = (name: Certainty) =>
    `${name} ${countOf(certainty[name].all)} (first letters ${countOf(certainty[name].first)})`;
  const sayUnanswered = ({ likely, perhaps, distant, nothing }: Readonly<Record<Said, number>>) =>
    `likely ${likely}, perhaps ${perhaps}, distant ${distant}, nothing ${nothing}`;
  return [
    `A reader sees the right letter first for ${sayRate(first)}, among ${letters.toFixed(1)} letters for ${sayRate(amongShown)}.`,
    `Of the letters shown are right: ${(['likely', 'perhaps', 'distant'] as const).map(sayCertainty).join(', ')}.`,
    `Where no letter answers, the first is called: dilemmas ${sayUnanswered(unanswered.dilemma)}; other things ${sayUnanswered(unanswered.other)}.`,
  ];
}

function cellsOf({ kind, count, means, gain }: KindRow): string[] {
  return [
    kind,
    String(count),
    ...ENGINES.map((engine) => MEASURES.map((measure) => means[engine][measure].toFixed(3)).join(' / ')),
    `${signed(gain.value)} [${signed(gain.low)}, ${signed(gain.high)}]`,
  ];
}

function signed(value: number): string {
  return `${value >= 0 ? '+' : '-'}${Math.abs(value).toFixed(3)}`;
}

function sayRate({ value, low, high }: Estimate): string {
  const percent = (share: number) => (100 * share).toFixed(1);
  return `${percent(value)} % (${percent(low)} to ${percent(high)})`;
}
