// Which failures of Discord's are tried again? Those that are named where something is sent.
import { type Delay, persist as tryAgain } from '../shared/persist.ts';
import { type FailureKind, failureOf } from './failure.ts';

/** When to try again, and on what. */
export type Patience = {
  readonly delay: Delay;
  /** milliseconds before each further try */
  readonly pauses: readonly number[];
  readonly on: readonly FailureKind[];
};

/** Does something, again where it failed in a way that passes. @throws whatever the last try threw */
export function persist<Result>(work: () => Promise<Result>, { delay, pauses, on }: Patience): Promise<Result> {
  return tryAgain(work, { delay, pauses, again: (error) => on.includes(failureOf(error).kind) });
}
