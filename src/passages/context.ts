// Which neighbours must be shown with a sentence, so that it can be understood and makes its point?
import { leaningOut, lengthOf, type Run, type Scene, sameParagraph, wider } from './runs.ts';

/** A run shorter than this reads like a scrap; it takes neighbours of its paragraph along. */
const SHORT_RUN = 120;
/** A run begins with its paragraph where no more than so many units stand before it: a paragraph's first words name its matter. */
const LEAD = 160;

/** How broken a run is that begins with what can't be understood, or is misunderstood, without what stands before it. */
const LOST = 2;

/**
 * Sentences with the neighbours that they need: what they point back to, what they announce, the first words of their
 * paragraph, company if they are short. What does not fit into `room` units is left out.
 */
export function inContext(alone: Run, scene: Scene, room: number): Run {
  let run = alone;
  for (;;) {
    const wanted = neededAround(run, scene);
    if (!wanted || lengthOf([wanted], scene) > room) break;
    run = wanted;
  }
  const led = fromParagraph(run, scene);
  return lengthOf([led], scene) > room ? run : led;
}

/**
 * How broken the edges of a run are, 0 to 3: it begins with what points back to a sentence that is not shown ({@link LOST}
 * where that is a thing, 1 where it is a person or a "then"), or ends before what it announces (1).
 */
export function brokenEdges(run: Run, scene: Scene): number {
  const { forward } = wider(run, scene);
  return brokenStart(run, scene) + (forward && scene.leaning[run.last]?.forward ? 1 : 0);
}

function brokenStart(run: Run, scene: Scene): number {
  const lost = leaningOut(run, scene);
  if (lost.length === 0 || !wider(run, scene).back) return 0;
  return lost.some(({ farBack }) => farBack) ? LOST : 1;
}

/** A run that begins with what is lost without a sentence that is not shown: where going back leads nowhere it begins later, up to its core. */
export function withoutLostStart(run: Run, core: Run, scene: Scene): Run {
  for (let first = run.first; first <= core.first; first++) {
    const later = { first, last: run.last };
    if (brokenStart(later, scene) < LOST) return later;
  }
  return run;
}

function neededAround(run: Run, scene: Scene): Run | undefined {
  const { back, forward } = wider(run, scene);
  if (back && leaningOut(run, scene).length > 0) return back;
  if (forward && scene.leaning[run.last]?.forward) return forward;
  return lengthOf([run], scene) < SHORT_RUN ? (forward ?? back) : undefined;
}

function fromParagraph(run: Run, scene: Scene): Run {
  let led = run;
  while (led.first > 0 && sameParagraph(led.first - 1, scene)) {
    led = { first: led.first - 1, last: run.last };
    if (lengthOf([led], scene) - lengthOf([run], scene) > LEAD) return run;
  }
  return led;
}
