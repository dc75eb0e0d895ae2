// How is the comparison of rankings shown?
import { type Estimate, MEASURES } from '../src/quality/metrics.ts';
import type { QualityFinding, QualityTable, Verdict } from './quality-finding.ts';
import { formatTable, NOT_MEASURED } from './table.ts';

/** The tables, what was not measured and why, and what can be read off. */
export function formatQuality(finding: QualityFinding): string {
  const { mean, sets, verdicts } = finding;
  if (!mean)
    return `Ranking: ${NOT_MEASURED}, because there is no judged set. Name some with --judged DIR; the archive's own are found in its judged/questions.jsonl.`;
  return [
    ...sets.map((table) => `${table.name}, ${table.queries} questions\n${formatRows(table)}`),
    ...(sets.length === 1 ? [] : [`mean of ${sets.length} sets, each counting the same\n${formatRows(mean)}`]),
    ...whyMissing(sets),
    `"ours - it": MAP of the first row minus that of this one, with the 95 % interval of a paired bootstrap.`,
    formatVerdicts(verdicts),
  ].join('\n\n');
}

function formatRows({ rows }: QualityTable): string {
  return formatTable(
    ['engine', ...MEASURES, 'ours - it (MAP)'],
    rows.map(({ engine, means, ahead }) => [
      engine,
      ...MEASURES.map((measure) => (means ? means[measure].toFixed(3) : NOT_MEASURED)),
      ahead ? formatDifference(ahead) : engine === rows[0]?.engine ? '' : NOT_MEASURED,
    ]),
  );
}

/** A difference with its interval: "+.021 [+.004, +.038]". */
export function formatDifference({ value, low, high }: Estimate): string {
  const signed = (number: number) => {
    const digits = Math.abs(number).toFixed(3).replace(/^0/u, '');
    return digits === '.000' ? '.000' : `${number > 0 ? '+' : '-'}${digits}`;
  };
  return `${signed(value)} [${signed(low)}, ${signed(high)}]`;
}

function whyMissing(sets: readonly QualityTable[]): string[] {
  const reasons = sets.flatMap(({ name, rows }) =>
    rows.flatMap(({ engine, missing }) =>
      missing === undefined ? [] : [`${engine} on ${name}: ${NOT_MEASURED}, because ${missing}`],
    ),
  );
  return reasons.length === 0 ? [] : [reasons.join('\n')];
}

/** One line an engine: "lunr: better on the mean; better on 4 sets, unsure on health". */
export function formatVerdicts(verdicts: readonly Verdict[]): string {
  const lines = verdicts.map(({ engine, onMean, bySet }) => {
    const named = (wanted: string) => bySet.filter(({ outcome }) => outcome === wanted).map(({ set }) => set);
    const parts = (['better', 'unsure', 'worse'] as const).flatMap((outcome) => {
      const found = named(outcome);
      return found.length === 0 ? [] : [`${outcome} on ${found.join(', ')}`];
    });
    return `- ${engine}: ${onMean ?? NOT_MEASURED} on the mean; ${parts.join('; ') || NOT_MEASURED}`;
  });
  return `Ours against each (better, worse: beyond the paired interval; unsure: neither)\n${lines.join('\n')}`;
}
