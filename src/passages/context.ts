// Which neighbours must be shown with a sentence, so that it can be understood and makes its point?
import { lengthOf, type Run, type Scene, sameParagraph, wider } from './runs.ts';

/** A run shorter than this reads like a scrap; it takes neighbours of its paragraph along. */
const SHORT_RUN = 120;
/** A run begins with its paragraph where no more than so many units stand before it: a paragraph's first words name its matter. */
const LEAD = 160;

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

/** How many edges of a run are broken: it begins with what points back to a sentence that is not shown, or ends before what it announces. */
export function brokenEdges(run: Run, scene: Scene): number {
  const { back, forward } = wider(run, scene);
  return (back && scene.leaning[run.first]?.back ? 1 : 0) + (forward && scene.leaning[run.last]?.forward ? 1 : 0);
}

function neededAround(run: Run, scene: Scene): Run | undefined {
  const { back, forward } = wider(run, scene);
  if (back && scene.leaning[run.first]?.back) return back;
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
