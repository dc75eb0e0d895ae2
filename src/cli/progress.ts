// How does a long run show how far it is? One line on standard error, only where a person watches.
import { SingleBar } from 'cli-progress';
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

function startBar(what: string, total: number): SingleBar {
  const bar = new SingleBar({
    format: `${what} {bar} {value} of {total}, {eta_formatted} left`,
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(total, 0);
  return bar;
}
