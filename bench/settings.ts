// What can be asked of a bench run?
import type { EngineName } from './engines.ts';
import type { NamedSet } from './judged.ts';

/** What is the same for all questions of a run. */
export type BenchSettings = {
  /** the archive whose sentences the letters are made of */
  readonly archive: string;
  /** numbers of letters to measure at */
  readonly sizes: readonly number[];
  readonly engines: readonly EngineName[];
  /** sets to judge the ranking on; may be empty */
  readonly judged: readonly NamedSet[];
  /** the archive's own judged questions, where it has any */
  readonly own: NamedSet | undefined;
  /** a folder that keeps the vectors of judged sets for the next run; left out: they are made anew */
  readonly cache?: string | undefined;
  /** different questions to ask */
  readonly questions: number;
  /** the most that one engine may take for answering at one size, seconds on the clock */
  readonly seconds: number;
  readonly seed: number;
  /** a folder for files of this run; removed afterwards */
  readonly scratch: string;
  readonly signal: AbortSignal;
  /** told what is going on, a line at a time */
  readonly note: (line: string) => void;
};

/** What a bench question found out: a text to read, and the same as plain data for `--json`. */
export type Finding = { readonly text: string; readonly data: unknown };

/** A question that the bench can answer. */
export type BenchQuestion = {
  /** in a few words, for `--help` */
  readonly asks: string;
  readonly run: (settings: BenchSettings) => Promise<Finding>;
};
