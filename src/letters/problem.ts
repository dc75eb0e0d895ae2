// What is wrong with a file of the archive, where, and what can be done? Problems are values: all are listed at once.

/** One thing that is wrong with one file. */
export type Problem = {
  /** path as the user can open it */
  readonly file: string;
  /** 1-based line, where there is one */
  readonly line?: number | undefined;
  /** what is wrong and what to do, in one or two sentences */
  readonly message: string;
};

/** `file:line: message`, as editors and compilers write it. */
export function formatProblem(problem: Problem): string {
  const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`;
  return `${place}: ${problem.message}`;
}
