// How does a bot live and end? Until it is told to, and then its work under way has a moment to be done.
import { setTimeout as wait } from 'node:timers/promises';
import { ArchiveError } from '../../src/errors.ts';

/** Milliseconds for which work under way may go on when the bot is told to end; the process has five seconds in all. */
const LAST_WORK = 3000;
/** Milliseconds for it to end once it was told to. */
const LAST_WORDS = 500;

/** Waits for the work under way; what takes too long is told to end through `lastWork`, and what does not hear of it is left. */
export async function finish(underWay: ReadonlySet<Promise<void>>, lastWork: AbortController): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      lastWork.abort(new ArchiveError('interrupted', 'The bot has to end.'));
      timer = setTimeout(resolve, LAST_WORDS);
    }, LAST_WORK);
  });
  await Promise.race([Promise.all(underWay), tooLong]);
  clearTimeout(timer);
}

/** A promise that is settled from outside. */
export type Ending = {
  readonly reached: Promise<void>;
  readonly end: () => void;
  readonly fail: (reason: ArchiveError) => void;
};

/** The end of a bot's life: told to by `end`, or by `fail` because it can't go on. */
export function createEnding(): Ending {
  let [end, fail]: [() => void, (reason: ArchiveError) => void] = [() => {}, () => {}];
  const reached = new Promise<void>((resolve, reject) => {
    [end, fail] = [resolve, reject];
  });
  // Whoever waits for it hears of it.
  reached.catch(() => {});
  return { reached, end, fail };
}

/** Waits in real time; aborting ends the wait early. */
export function createDelay(signal: AbortSignal): (milliseconds: number) => Promise<void> {
  return async (milliseconds) => {
    await wait(milliseconds, undefined, { signal }).catch(() => {});
  };
}
