// How does a long run show how far it is? One line on standard error, only where a person watches.
import { SingleBar } from 'cli-progress';
import type { FetchProgress } from '../meaning/hub.ts';
import type { EmbeddingProgress } from '../meaning/vector-store.ts';
import type { Io } from './io.ts';

/** A line that shows progress. */
export type ProgressLine = {
  readonly show: (progress: EmbeddingProgress) => void;
  /** takes the line away; however the work ended, because a line that stays keeps the process alive and the cursor hidden */
  readonly end: () => void;
};

/**
 * Shows progress with rate and time left; silent where standard error is no terminal, or where there is nothing to do.
 * @param now milliseconds; left out: the clock
 */
export function progressLine(
  { stderr }: Pick<Io, 'stderr'>,
  what: string,
  now: () => number = performance.now.bind(performance),
): ProgressLine {
  if (stderr.isTTY !== true) return { show: () => {}, end: () => {} };
  let running: { readonly bar: SingleBar; readonly began: number } | undefined;
  const end = () => {
    running?.bar.stop();
    running = undefined;
  };
  return {
    show({ done, total }) {
      if (total === 0) return;
      running ??= { bar: startBar(stderr, what, total), began: now() };
      running.bar.update(done, { rate: rateOf(done, now() - running.began) });
      if (done >= total) end();
    },
    end,
  };
}

/** How many a second, with one digit behind the point. */
function rateOf(done: number, milliseconds: number): string {
  return milliseconds > 0 ? ((1000 * done) / milliseconds).toFixed(1) : '0.0';
}

const MEGABYTE = 1e6;

/** Shows how many megabytes of a sentence encoder have come. */
export function fetchLine(io: Pick<Io, 'stderr'>): ProgressLine {
  const { show, end } = progressLine(io, 'Fetching the sentence encoder, MB:');
  let shown = -1;
  return {
    show({ done, total }: FetchProgress) {
      const megabytes = Math.floor(done / MEGABYTE);
      if (megabytes === shown) return;
      shown = megabytes;
      show({ done: megabytes, total: Math.floor(total / MEGABYTE) });
    },
    end,
  };
}

function startBar(stream: Io['stderr'], what: string, total: number): SingleBar {
  const bar = new SingleBar({
    stream,
    format: `${what} {bar} {value} of {total}, {rate} a second, {eta_formatted} left`,
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(total, 0, { rate: '0.0' });
  return bar;
}
