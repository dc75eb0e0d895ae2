// What is known of a word engine once it is measured? Plain data; ratios are to the first engine of the run.
import type { Duration } from './clock.ts';
import type { EngineName } from './engines.ts';
import type { QualityBySet } from './judge.ts';
import { type Answers, cpuPerQuestion, cpuRatio, latencies } from './rounds.ts';
import { median, percentile } from './statistics.ts';

/** An index that was built, and stored where the engine can be. */
export type Built = Duration & {
  readonly name: EngineName;
  /** the most memory that the building process had, letters included */
  readonly peakBytes: number;
  /** undefined: the engine can't be stored */
  readonly diskBytes: number | undefined;
};

/** An engine that has answered. */
export type Answered = {
  readonly built: Built;
  /** undefined: it was built again instead */
  readonly load: Duration | undefined;
  /** resident memory before there was an index, and after the last question, garbage collected */
  readonly emptyBytes: number;
  readonly residentBytes: number;
  readonly answers: Answers;
};

/** One line of the table. */
export type EngineRow = {
  readonly name: EngineName;
  readonly build: Duration & { readonly peakBytes: number };
  readonly load: Duration | undefined;
  readonly diskBytes: number | undefined;
  readonly emptyBytes: number;
  readonly residentBytes: number;
  readonly answers: {
    /** how many questions were answered before the budget ran out, repeats counted */
    readonly count: number;
    readonly cpuMs: number;
    readonly medianMs: number;
    readonly p95Ms: number;
    /** processor time a question, divided by the first engine's for the same questions */
    readonly cpuRatio: number;
  };
};

/** All engines at one number of letters. */
export type WordsAtSize = { readonly letters: number; readonly madeUp: true; readonly engines: readonly EngineRow[] };

/** All that the question `words` found out. */
export type WordsFinding = {
  readonly machine: { readonly node: string; readonly processors: number; readonly model: string; readonly load: number };
  readonly settings: Readonly<
    Record<'seed' | 'questions' | 'passes' | 'secondsAnEngine' | 'lettersWanted' | 'materialLetters', number>
  >;
  readonly quality: {
    /** names of the judged sets of `--judged`, and of the archive's own */
    readonly judged: readonly string[];
    readonly own: string | undefined;
    readonly byEngine: Readonly<Partial<Record<EngineName, QualityBySet>>>;
  };
  readonly sizes: readonly WordsAtSize[];
};

/** Puts the measurements of an engine into one line. */
export function summariseEngine({ built, answers, ...measured }: Answered, base: Answered | undefined): EngineRow {
  const clock = latencies(answers);
  return {
    ...measured,
    name: built.name,
    build: { wallMs: built.wallMs, cpuMs: built.cpuMs, peakBytes: built.peakBytes },
    diskBytes: built.diskBytes,
    answers: {
      count: clock.length,
      cpuMs: cpuPerQuestion(answers),
      medianMs: median(clock),
      p95Ms: percentile(clock, 0.95),
      cpuRatio: cpuRatio(answers, base?.answers ?? []),
    },
  };
}
