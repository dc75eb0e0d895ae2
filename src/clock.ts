// What time is it? Injected, so that nothing that lapses has to be waited for in a test.

/** A source of time. */
export type Clock = {
  /** milliseconds since 1970-01-01T00:00:00Z */
  now(): number;
};

/** The clock of this machine. */
export const SYSTEM_CLOCK: Clock = { now: () => Date.now() };
