// What did a look at a platform's set-up find? Findings, each with its cure, and the one that all platforms share: the clock.
import type { Clock } from '../../src/clock.ts';
import { count } from '../../src/replies/words.ts';

/** One thing that was looked at. */
export type Finding<Check extends string = string> = {
  /** a word for scripts */
  readonly check: Check;
  /** `null`: it can't be seen from here; the cure says how to find out */
  readonly ok: boolean | null;
  readonly message: string;
  /** what to do; absent where all is well */
  readonly cure?: string | undefined;
};

/** Seconds by which clocks may differ: buttons and logs don't mind, a platform's own tokens and signatures live for minutes. */
const MOST_SKEW = 30;

/** Is the clock of this machine right? @param theirs the platform's time, in milliseconds since 1970; `undefined`: it did not say */
export function examineClock(theirs: number | undefined, clock: Clock): Finding<'clock'>[] {
  if (theirs === undefined) return [];
  const skew = Math.round(Math.abs(clock.now() - theirs) / 1000);
  return skew <= MOST_SKEW
    ? [{ check: 'clock', ok: true, message: 'The clock of this machine is right.' }]
    : [
        {
          check: 'clock',
          ok: false,
          message: `The clock of this machine is ${count(skew, 'second')} off.`,
          cure: 'Set it by the network (timedatectl set-ntp true, or your provider’s way).',
        },
      ];
}
