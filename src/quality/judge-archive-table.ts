// How is the report on an archive's judged questions shown?
import Table from 'cli-table3';
import type { EngineName } from '../search/rank.ts';
import type { JudgedReport } from './judge-archive.ts';
import type { KindRow } from './kinds.ts';
import type { Estimate } from './metrics.ts';

const MEASURES = ['P@1', 'Hit@5', 'MAP'] as const;
const ENGINES = ['both', 'words', 'meaning'] as const satisfies readonly EngineName[];

/** The table by kind, and two sentences on few words and on matches. */
export function formatJudgedReport({ questions, unanswered, kinds, fewWords, matched }: JudgedReport): string {
  const table = new Table({
    head: ['kind', 'count', ...ENGINES.map((engine) => `${engine}: ${MEASURES.join(' / ')}`), 'both - words (MAP)'],
    style: { head: [], border: [] },
  });
  for (const row of kinds) table.push(cellsOf(row));
  const hits = ENGINES.map((engine) => `${engine} ${sayRate(fewWords['Hit@5'][engine])}`).join(', ');
  return [
    table.toString(),
    'Differences with paired 95 % bootstrap intervals, rates with Wilson intervals.',
    `At most one stem in common with title and question of its letters: ${fewWords.count} of ${questions}, ${sayRate(fewWords.share)}.`,
    fewWords.count === 0 ? 'Hit@5 on those: n/m, because there is none.' : `Hit@5 on those: ${hits}.`,
    `Get a match: ${sayRate(matched.questions)} of ${questions} questions, ${sayRate(matched.unanswered)} of ${unanswered} that no letter answers (dilemmas of another kind ${sayRate(matched.dilemmas)}, other things ${sayRate(matched.other)}).`,
  ].join('\n');
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
