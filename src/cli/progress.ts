// How does a long run show how far it is? One line on standard error, only where a person watches.
import { SingleBar } from 'cli-progress';
import type { FetchProgress } from '../meaning/hub.ts';
import type { EmbeddingProgress } from '../meaning/vector-store.ts';
import type { Io } from './io.ts';

/** Shows progress with rate and time left; silent where standard error is no terminal, or where there is nothing to do. */
export function progressLine(io: Io, what: string): (progress: EmbeddingProgress) => void {
  if (io.stderr.isTTY !== true) return () => {};
  let bar: SingleBar | undefined;
  return ({ done, total }) => {
    if (total === 0) return;
    bar ??= startBar(what, total);
    bar.update(done);
    if (done >= total) bar.stop();
  };
}

const MEGABYTE = 1e6;

/** Shows how many megabytes of a sentence encoder have come. */
export function fetchLine(io: Io): (progress: FetchProgress) => void {
  const show = progressLine(io, 'Fetching the sentence encoder, MB:');
  let shown = -1;
  return ({ done, total }) => {
    const megabytes = Math.floor(done / MEGABYTE);
    if (megabytes === shown) return;
    shown = megabytes;
    show({ done: megabytes, total: Math.floor(total / MEGABYTE) });
  };
}

function startBar(what: string, total: number): SingleBar {
  const bar = new SingleBar({
    format: `${what} {bar} {value} of {total}, {eta_formatted} left`,
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(total, 0);
  return bar;
}
