// Which sentences of a text speak best to a question? One to three runs of whole sentences within a budget.
import { borderBefore } from '../text/borders.ts';
import { makeSpan, type Span, trimSpan } from '../text/span.ts';
import { brokenEdges, inContext, withoutLostStart } from './context.ts';
import { withoutEmptyPromises } from './promised-list.ts';
import type { Reading } from './reading.ts';
import { lengthOf, type Run, type Scene, wider, withRun } from './runs.ts';

/** How much is shown, and what counts as worth showing. */
export type ChooseOptions = {
  /** about so many UTF-16 units are shown in all; one sentence alone may go a fifth beyond */
  readonly budget: number;
  /** at most so many runs */
  readonly runs: number;
  /**
   * a second run begins only with a sentence that has this share of the best one's score, 0 to 1; a third needs half of what
   * is lacking more
   */
  readonly worth: number;
  /** how alike two sentences are, 0 to 1: no run is begun for what repeats a shown sentence; left out: nothing is alike */
  readonly alike?: ((one: number, other: number) => number) | undefined;
};

/** A run shorter than this, with no neighbour in its paragraph, is a scrap; it must have this share of the best score. */
const SCRAP = 50;
const SCRAP_WORTH = 0.9;
/** One run with all that it leans on takes no more than this share of the budget. */
const LONG_RUN = 0.7;
/** Where less than this share of the budget is used, runs go on within their paragraphs: a point needs room to be made. */
const COMFORT = 0.9;
/** One sentence alone may exceed the budget by this factor before it is cut. */
const STRETCH = 1.2;
/** Sentences that are alike beyond this say the same twice. */
const SAME = 0.7;

/** A scene in which each sentence has a score. */
type Scored = Scene & { readonly scores: readonly number[]; readonly options: ChooseOptions };

/**
 * Chooses runs of whole sentences. The sentence with the highest score is always among them.
 * @param reading of the text whose sentences are to be shown
 * @param scores one score for each sentence, the higher the better; 0: says nothing to the question
 * @returns spans in reading order, each one sentence or several neighbours; a single sentence longer than the budget is cut
 *   between words
 */
export function chooseSpans(
  { text, sentences, leaning }: Pick<Reading, 'text' | 'sentences' | 'leaning'>,
  scores: readonly number[],
  options: ChooseOptions,
): readonly [Span, ...Span[]] {
  const scene: Scored = { text, sentences, leaning, scores, options };
  const order = sentences
    .map((_, index) => index)
    .sort((one, other) => scoreOf(other, scene) - scoreOf(one, scene) || one - other);
  const [best = 0, ...others] = order;
  const alone = { first: best, last: best };
  if (lengthOf([alone], scene) > options.budget) return [cutSentence(text, sentences[best] ?? sentences[0], options.budget)];

  let runs: readonly Run[] = [bestInContext(alone, scene)];
  for (const index of others) {
    const score = scoreOf(index, scene);
    if (score <= 0 || score < options.worth * scoreOf(best, scene)) break;
    if (runs.some(({ first, last }) => first <= index && index <= last)) continue;
    const run = inContext({ first: index, last: index }, scene, LONG_RUN * options.budget);
    // A paragraph of four words ("He laughed.") is shown only where it is nearly the best there is, or opens the text.
    if (index > 0 && lengthOf([run], scene) < SCRAP && score < SCRAP_WORTH * scoreOf(best, scene)) continue;
    const more = withRun(runs, run, scene);
    if (more.length > runs.length && score < worthOfRun(runs.length, options) * scoreOf(best, scene)) continue;
    if (!fits(more, options.budget, scene) || broken(more, scene) > broken(runs, scene)) continue;
    // Last, because sentences are only taken apart for it that are about to be shown.
    if (!repeats(index, runs, options)) runs = more;
  }
  return toSpans(withoutEmptyPromises(roundOff(runs, scene), best, scene), scene, alone);
}

/** The best sentence with what it needs; the whole budget is for what it points back to, if need be. */
function bestInContext(best: Run, scene: Scored): Run {
  const { budget } = scene.options;
  const run = inContext(best, scene, LONG_RUN * budget);
  const whole = brokenEdges(run, scene) > 0 ? inContext(best, scene, budget) : run;
  return withoutLostStart(brokenEdges(whole, scene) < brokenEdges(run, scene) ? whole : run, best, scene);
}

/** Does a sentence say what one of the shown sentences says? */
function repeats(index: number, runs: readonly Run[], { alike }: ChooseOptions): boolean {
  if (!alike) return false;
  return runs.some(({ first, last }) => {
    for (let shown = first; shown <= last; shown++) if (alike(index, shown) > SAME) return true;
    return false;
  });
}

/** Every cut is a leap for the reader: each further run has to be worth more than the one before it. */
function worthOfRun(runs: number, { worth }: ChooseOptions): number {
  return 1 - (1 - worth) / runs;
}

function broken(runs: readonly Run[], scene: Scene): number {
  return runs.reduce((sum, run) => sum + brokenEdges(run, scene), 0);
}

function scoreOf(index: number, { scores }: Scored): number {
  return scores[index] ?? 0;
}

function fits(runs: readonly Run[], room: number, scene: Scored): boolean {
  return runs.length <= scene.options.runs && lengthOf(runs, scene) <= room;
}

/** Lets runs go on within their paragraphs, the best sentences first, until a comfortable share of the budget is used. */
function roundOff(runs: readonly Run[], scene: Scored): readonly Run[] {
  const growths = runs.flatMap((run) => {
    const { forward, back } = wider(run, scene);
    return [
      ...(forward ? [{ run: forward, score: scoreOf(forward.last, scene) }] : []),
      ...(back ? [{ run: back, score: scoreOf(back.first, scene) }] : []),
    ];
  });
  for (const growth of growths.sort((one, other) => other.score - one.score)) {
    const room = COMFORT * scene.options.budget;
    const grown = withRun(runs, inContext(growth.run, scene, room), scene);
    if (fits(grown, room, scene) && broken(grown, scene) <= broken(runs, scene)) return roundOff(grown, scene);
  }
  return runs;
}

function toSpans(runs: readonly Run[], { sentences }: Scene, fallback: Run): readonly [Span, ...Span[]] {
  const [first = fallback, ...rest] = runs;
  const spanOf = (run: Run): Span => makeSpan(sentences[run.first]?.start ?? 0, sentences[run.last]?.end ?? 0);
  return [spanOf(first), ...rest.map(spanOf)];
}

function cutSentence(text: string, sentence: Span, budget: number): Span {
  if (sentence.end - sentence.start <= budget * STRETCH) return sentence;
  return trimSpan(text, sentence.start, borderBefore(text, sentence.start + budget)) ?? sentence;
}
