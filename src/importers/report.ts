// What did an import do? One line for each found item, and the sums.
import type { LetterId } from '../letters/letter.ts';
import type { Problem } from '../letters/problem.ts';
import type { LeftOut, SkipReason, UnsureReason } from './importer.ts';

/** What became of an item. */
export type Outcome = 'new' | 'updated' | 'unchanged' | 'quarantined' | 'skipped';
export const OUTCOMES = ['new', 'updated', 'unchanged', 'quarantined', 'skipped'] as const satisfies readonly Outcome[];

/** One found item in `import-report.jsonl`. */
export type ReportItem = {
  readonly version: 1;
  readonly source: string;
  readonly line: number;
  readonly outcome: Outcome;
  readonly id?: LetterId | undefined;
  readonly reason?: UnsureReason | SkipReason | undefined;
  readonly message?: string | undefined;
  /** the file in quarantine/ */
  readonly file?: string | undefined;
  /** lines of the source that are in no field of the letter */
  readonly leftOut?: readonly LeftOut[] | undefined;
};

/** What an import did. `found` is the number of items and always the sum of the five outcomes. */
export type ImportReport = Readonly<Record<Outcome, number>> & {
  readonly found: number;
  readonly dryRun: boolean;
  readonly interrupted: boolean;
  /** something that was read could not be written */
  readonly failed: boolean;
  readonly items: readonly ReportItem[];
  /** all that needs a person, with file and line */
  readonly problems: readonly Problem[];
  /** ids of the new and updated letters */
  readonly letters: readonly LetterId[];
};

/** Skipped for one of these, an item needs nobody. */
const QUIET: ReadonlySet<string> = new Set<SkipReason>(['note-to-readers', 'withdrawn', 'not-text', 'interrupted']);

/** Sums up items. `more`: problems of other things than items. */
export function sumUp(
  items: readonly ReportItem[],
  run: {
    readonly dryRun: boolean;
    readonly interrupted: boolean;
    readonly failed: boolean;
    readonly problems: readonly Problem[];
  },
): ImportReport {
  const counts = { new: 0, updated: 0, unchanged: 0, quarantined: 0, skipped: 0 };
  for (const { outcome } of items) counts[outcome]++;
  const problems = items.flatMap(({ outcome, reason, source, line, message = '', file }) => {
    if (outcome !== 'quarantined' && outcome !== 'skipped') return [];
    if (outcome === 'skipped' && QUIET.has(reason ?? '')) return [];
    return [{ file: source, line, message: file === undefined ? message : `${message} It waits in ${file}.` }];
  });
  const letters = items.flatMap(({ outcome, id }) =>
    id !== undefined && (outcome === 'new' || outcome === 'updated') ? [id] : [],
  );
  return { ...counts, found: items.length, ...run, items, problems: [...run.problems, ...problems], letters };
}

/** The text of `import-report.jsonl`. */
export function formatReport(items: readonly ReportItem[]): string {
  return items.map((item) => `${JSON.stringify(item)}\n`).join('');
}
