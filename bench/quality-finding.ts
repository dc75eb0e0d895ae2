// What is known of all engines' ranking once it is measured? Means, and whether ours is better beyond what chance would do.
import {
  type Estimate,
  estimateMean,
  estimateMeanOfMeans,
  MEASURES,
  type Measure,
  mean,
  pairedDifferences,
  type QueryMeasures,
} from '../src/quality/metrics.ts';

/** The measures of every query of a set, in the order of its file, or why there are none. */
export type Measured = { readonly queries: readonly QueryMeasures[] } | { readonly missing: string };

/** A judged set, and each engine's measures on it by the engine's name; the first engine is ours. */
export type MeasuredSet = { readonly name: string; readonly engines: Readonly<Record<string, Measured>> };

/** One line of a table. */
export type QualityRow = {
  readonly engine: string;
  /** the means; undefined: not measured */
  readonly means: Readonly<Record<Measure, number>> | undefined;
  /** why it is not measured */
  readonly missing?: string | undefined;
  /** MAP of the first engine minus that of this one, with the paired 95 % interval; undefined for the first, or where either is missing */
  readonly ahead?: Estimate | undefined;
};

/** One table: a set, or the mean of all. */
export type QualityTable = { readonly name: string; readonly queries: number; readonly rows: readonly QualityRow[] };

/** What can be read off for one engine: where ours is better, worse, or neither beyond the paired interval. */
export type Verdict = {
  readonly engine: string;
  readonly onMean: Outcome | undefined;
  readonly bySet: readonly { readonly set: string; readonly outcome: Outcome }[];
};
/** `better`, `worse`: zero lies outside the paired interval. */
export type Outcome = 'better' | 'unsure' | 'worse';

/** All that the question `quality` found out. */
export type QualityFinding = {
  readonly sets: readonly QualityTable[];
  /** each set counts the same; undefined where there is no set */
  readonly mean: QualityTable | undefined;
  readonly verdicts: readonly Verdict[];
};

/** Puts the measurements of all sets into tables. */
export function summariseQuality(sets: readonly MeasuredSet[]): QualityFinding {
  const tables = sets.map(({ name, engines }) => tableOf(name, engines));
  const overall = sets.length === 0 ? undefined : meanTable(sets);
  const others = overall?.rows.slice(1) ?? [];
  return {
    sets: tables,
    mean: overall,
    verdicts: others.map(({ engine, ahead }) => ({
      engine,
      onMean: ahead && outcomeOf(ahead),
      bySet: tables.flatMap(({ name, rows }) => {
        const onSet = rows.find((row) => row.engine === engine)?.ahead;
        return onSet ? [{ set: name, outcome: outcomeOf(onSet) }] : [];
      }),
    })),
  };
}

/** What an interval of a difference says. */
export function outcomeOf({ low, high }: Estimate): Outcome {
  if (low > 0) return 'better';
  return high < 0 ? 'worse' : 'unsure';
}

function tableOf(name: string, engines: MeasuredSet['engines']): QualityTable {
  const [first] = Object.values(engines);
  const queries = Math.max(0, ...Object.values(engines).map((one) => ('queries' in one ? one.queries.length : 0)));
  const rows = Object.entries(engines).map(([engine, measured]): QualityRow => {
    if ('missing' in measured) return { engine, means: undefined, missing: measured.missing };
    const ahead = measured === first ? undefined : differences(first, measured);
    return { engine, means: meansOf(measured.queries), ahead: ahead && estimateMean(ahead) };
  });
  return { name, queries, rows };
}

/** The mean over sets, only of engines that were measured on all of them: else it would be a mean of other sets. */
function meanTable(sets: readonly MeasuredSet[]): QualityTable {
  const names = [...new Set(sets.flatMap(({ engines }) => Object.keys(engines)))];
  const rows = names.map((engine, place): QualityRow => {
    const bySet = sets.map(({ engines }) => engines[engine]);
    const measured = bySet.flatMap((one) => (one && 'queries' in one ? [one] : []));
    if (measured.length < sets.length)
      return { engine, means: undefined, missing: `measured on ${measured.length} of ${sets.length} sets` };
    const ahead = place === 0 ? [] : sets.flatMap(({ engines }) => wrap(differences(Object.values(engines)[0], engines[engine])));
    return {
      engine,
      means: perMeasure((measure) => mean(measured.map(({ queries }) => meansOf(queries)[measure]))),
      ahead: ahead.length === sets.length ? estimateMeanOfMeans(ahead) : undefined,
    };
  });
  const queries = sets.reduce((sum, { name, engines }) => sum + tableOf(name, engines).queries, 0);
  return { name: 'mean', queries, rows };
}

function differences(first: Measured | undefined, other: Measured | undefined): number[] | undefined {
  if (!first || !other || 'missing' in first || 'missing' in other) return undefined;
  const mapOf = ({ queries }: { readonly queries: readonly QueryMeasures[] }) => queries.map(({ MAP }) => MAP);
  return pairedDifferences(mapOf(first), mapOf(other));
}

function wrap<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

function meansOf(queries: readonly QueryMeasures[]): Record<Measure, number> {
  return perMeasure((measure) => mean(queries.map((query) => query[measure])));
}

function perMeasure(value: (measure: Measure) => number): Record<Measure, number> {
  const [first, reciprocal, hit, precision, gain] = MEASURES;
  return {
    [first]: value(first),
    [reciprocal]: value(reciprocal),
    [hit]: value(hit),
    [precision]: value(precision),
    [gain]: value(gain),
  };
}
