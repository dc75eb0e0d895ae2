// How often is something tried that a platform could not take? A few times, and only what does no harm when it is done twice.

/** Waits, or less long when the work is to end. */
export type Delay = (milliseconds: number) => Promise<void>;

/** When to try again, and on what. */
export type Patience = {
  readonly delay: Delay;
  /** milliseconds before each further try */
  readonly pauses: readonly number[];
  /**
   * Is it worth another try after this failure, and harmless? A number: yes, but not before so many milliseconds, because
   * the platform asked for them.
   */
  readonly again: (error: unknown) => boolean | number;
};

/** Does something, again where it failed in a way that passes. @throws whatever the last try threw */
export async function persist<Result>(work: () => Promise<Result>, { delay, pauses, again }: Patience): Promise<Result> {
  for (const pause of pauses) {
    try {
      return await work();
    } catch (error) {
      const worth = again(error);
      if (worth === false) throw error;
      await delay(typeof worth === 'number' ? Math.max(worth, pause) : pause);
    }
  }
  return work();
}
