// Which failures of Slack's are tried again? Where it asks to wait always; where nobody knows what became of it only what does no harm twice.
import { type Delay, persist } from '../shared/persist.ts';
import { failureOf } from './failure.ts';

/** Milliseconds before each further try. */
const PAUSES = [250, 1000, 3000, 8000] as const;
/** Seconds that Slack may ask us to wait at most: beyond it nobody waits for an answer any more. Milliseconds. */
const LONGEST_WAIT = 30_000;

/** What is sent, and to how many. */
export type Sending = {
  readonly delay: Delay;
  /** others see it: where it may have arrived it is not sent again, because it could stand there twice */
  readonly isPublic?: boolean | undefined;
};

/** Sends something, again where Slack could not take it. @throws whatever the last try threw */
export function send<Result>(work: () => Promise<Result>, { delay, isPublic = false }: Sending): Promise<Result> {
  const again = (error: unknown) => {
    const { kind, wait = 0 } = failureOf(error);
    if (kind === 'rate-limited') return wait <= LONGEST_WAIT && wait;
    return kind === 'unreachable' && !isPublic;
  };
  return persist(work, { delay, pauses: PAUSES, again });
}
