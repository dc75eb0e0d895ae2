// How often is something tried that Discord could not take? A few times, and only what does no harm when it is done twice.
import { type FailureKind, failureOf } from './failure.ts';

/** Waits, or less long when the work is to end. */
export type Delay = (milliseconds: number) => Promise<void>;

/** When to try again, and on what. */
export type Patience = {
  readonly delay: Delay;
  /** milliseconds before each further try */
  readonly pauses: readonly number[];
  readonly on: readonly FailureKind[];
};

/** Does something, again where it failed in a way that passes. @throws whatever the last try threw */
export async function persist<Result>(work: () => Promise<Result>, { delay, pauses, on }: Patience): Promise<Result> {
  for (const pause of pauses) {
    try {
      return await work();
    } catch (error) {
      if (!on.includes(failureOf(error).kind)) throw error;
      await delay(pause);
    }
  }
  return work();
}
