// A clock that a test sets.
import type { Clock } from '../../src/clock.ts';

/** A clock that stands at `start` (milliseconds since 1970) until it is moved. */
export function makeClock(start = Date.UTC(2026, 0, 5, 12)): Clock & { pass(milliseconds: number): void } {
  let now = start;
  return {
    now: () => now,
    pass(milliseconds) {
      now += milliseconds;
    },
  };
}
