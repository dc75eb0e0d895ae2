// Does a run promise several things and show only the first? Then it does without the promise.
import { sliceSpan } from '../text/span.ts';
import { brokenEdges } from './context.ts';
import { promisesSeveral } from './pointers.ts';
import type { Run, Scene } from './runs.ts';

/** A sentence that begins so tells the second thing of several, or a later one. */
const GOES_ON =
  /^["“‘]?(?:then|and|also|next|second(?:ly)?|two|after that|finally|last(?:ly)?|the (?:other|second|next|last)|[-–•*2][.)]?)(?!\p{L})/iu;

/**
 * The runs, where none begins with a promise of several things ("Two things I'd do.") of which only one is shown. A promise
 * stays where it is the best sentence, or where a run without it would begin worse.
 * @param best the index of the best sentence
 */
export function withoutEmptyPromises(runs: readonly Run[], best: number, scene: Scene): readonly Run[] {
  const wordsOf = (index: number): string => {
    const sentence = scene.sentences[index];
    return sentence ? sliceSpan(scene.text, sentence) : '';
  };
  const shown = runs.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
  return runs.map((run) => {
    if (run.first === best || run.first === run.last || !promisesSeveral(wordsOf(run.first))) return run;
    if (shown.some((index) => index > run.first + 1 && GOES_ON.test(wordsOf(index)))) return run;
    const later = { first: run.first + 1, last: run.last };
    return brokenEdges(later, scene) > brokenEdges(run, scene) ? run : later;
  });
}
