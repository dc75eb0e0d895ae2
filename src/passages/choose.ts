// Which sentences of a text speak best to a question? One to three runs of whole sentences within a budget.
import { borderBefore } from '../text/borders.ts';
import { makeSpan, type Span, trimSpan } from '../text/span.ts';
import { type Leaning, leanings } from './leaning.ts';

/** How much is shown, and what counts as worth showing. */
export type ChooseOptions = {
  /** about so many UTF-16 units are shown in all; one sentence alone may go a fifth beyond */
  readonly budget: number;
  /** at most so many runs */
  readonly runs: number;
  /** a further run begins only with a sentence that has this share of the best one's score, 0 to 1 */
  readonly worth: number;
  /** how alike two sentences are, 0 to 1: what repeats a chosen sentence is passed over; left out: nothing is alike */
  readonly alike?: ((one: number, other: number) => number) | undefined;
};

/** A run shorter than this reads like a scrap; it takes neighbours of its paragraph along. */
const SHORT_RUN = 120;
/** A run shorter than this, with no neighbour in its paragraph, is a scrap; it must have this share of the best score. */
const SCRAP = 50;
const SCRAP_WORTH = 0.7;
/** One run with all that it leans on takes no more than this share of the budget. */
const LONG_RUN = 0.7;
/** Where less than this share of the budget is used, runs go on within their paragraphs: a point needs room to be made. */
const COMFORT = 0.75;
/** A gap of no more than so many units between two runs is filled rather than cut. */
const FILL_GAP = 60;
/** One sentence alone may exceed the budget by this factor before it is cut. */
const STRETCH = 1.2;
/** Sentences that are alike beyond this say the same twice. */
const SAME = 0.85;

/** Neighbouring sentences, by their first and last index. */
type Run = { readonly first: number; readonly last: number };
type Scene = {
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly leaning: readonly Leaning[];
  readonly scores: readonly number[];
  readonly options: ChooseOptions;
};

/**
 * Chooses runs of whole sentences. The sentence with the highest score is always among them.
 * @param sentences the sentences of `text` in reading order
 * @param scores one score for each sentence, the higher the better; 0: says nothing to the question
 * @returns spans in reading order, each one sentence or several neighbours; a single sentence longer than the budget is cut
 *   between words
 */
export function chooseSpans(
  text: string,
  sentences: readonly [Span, ...Span[]],
  scores: readonly number[],
  options: ChooseOptions,
): readonly [Span, ...Span[]] {
  const scene: Scene = { text, sentences, leaning: leanings(text, sentences), scores, options };
  const order = sentences
    .map((_, index) => index)
    .sort((one, other) => scoreOf(other, scene) - scoreOf(one, scene) || one - other);
  const [best = 0, ...others] = order;
  const alone = { first: best, last: best };
  if (lengthOf([alone], scene) > options.budget) return [cutSentence(text, sentences[best] ?? sentences[0], options.budget)];

  let runs: readonly Run[] = [inContext(alone, scene)];
  const seeds = [best];
  for (const index of others) {
    const score = scoreOf(index, scene);
    if (score <= 0 || score < options.worth * scoreOf(best, scene)) break;
    if (runs.some(({ first, last }) => first <= index && index <= last)) continue;
    if (seeds.some((seed) => options.alike !== undefined && options.alike(index, seed) > SAME)) continue;
    const run = inContext({ first: index, last: index }, scene);
    // A paragraph of four words ("He laughed.") is shown only where it is nearly the best there is.
    if (lengthOf([run], scene) < SCRAP && score < SCRAP_WORTH * scoreOf(best, scene)) continue;
    const more = withRun(runs, run, scene);
    if (!fits(more, options.budget, scene)) continue;
    runs = more;
    seeds.push(index);
  }
  return toSpans(roundOff(runs, scene), scene, alone);
}

function scoreOf(index: number, { scores }: Scene): number {
  return scores[index] ?? 0;
}

/** Sentences with the neighbours of their paragraph that they need: what they point back to, what they announce, company if they are short. */
function inContext(alone: Run, scene: Scene): Run {
  let run = alone;
  for (;;) {
    const wider = neededAround(run, scene);
    if (!wider || lengthOf([wider], scene) > LONG_RUN * scene.options.budget) return run;
    run = wider;
  }
}

function neededAround(run: Run, scene: Scene): Run | undefined {
  const { back, forward } = wider(run, scene);
  if (back && scene.leaning[run.first]?.back) return back;
  if (forward && scene.leaning[run.last]?.forward) return forward;
  return lengthOf([run], scene) < SHORT_RUN ? (forward ?? back) : undefined;
}

/** The run with one more sentence of its paragraph, in front or behind. */
function wider({ first, last }: Run, scene: Scene): { back?: Run; forward?: Run } {
  return {
    ...(sameParagraph(first - 1, scene) && { back: { first: first - 1, last } }),
    ...(sameParagraph(last, scene) && { forward: { first, last: last + 1 } }),
  };
}

function sameParagraph(index: number, { text, sentences }: Scene): boolean {
  const own = sentences[index];
  const next = sentences[index + 1];
  return own !== undefined && next !== undefined && !text.slice(own.end, next.start).includes('\n\n');
}

/** Runs in reading order with one more; what touches, overlaps or leaves only a small gap becomes one. */
function withRun(runs: readonly Run[], added: Run, scene: Scene): readonly Run[] {
  let joined = added;
  const apart: Run[] = [];
  for (const run of runs) {
    if (isNear(run, joined, scene) || isNear(joined, run, scene)) {
      joined = { first: Math.min(run.first, joined.first), last: Math.max(run.last, joined.last) };
    } else apart.push(run);
  }
  const all = [...apart, joined].sort((one, other) => one.first - other.first);
  // A run that grew may now be near one that was apart from it.
  return apart.length < runs.length && apart.length > 0 ? withRun(apart, joined, scene) : all;
}

function isNear(one: Run, next: Run, { sentences }: Scene): boolean {
  if (next.first < one.first) return false;
  const end = sentences[one.last]?.end ?? 0;
  const start = sentences[next.first]?.start ?? 0;
  return start - end <= FILL_GAP;
}

function fits(runs: readonly Run[], room: number, scene: Scene): boolean {
  return runs.length <= scene.options.runs && lengthOf(runs, scene) <= room;
}

function lengthOf(runs: readonly Run[], { sentences }: Scene): number {
  return runs.reduce((sum, { first, last }) => sum + (sentences[last]?.end ?? 0) - (sentences[first]?.start ?? 0), 0);
}

/** Lets runs go on within their paragraphs, the best sentences first, until a comfortable share of the budget is used. */
function roundOff(runs: readonly Run[], scene: Scene): readonly Run[] {
  const growths = runs.flatMap((run) => {
    const { forward, back } = wider(run, scene);
    return [
      ...(forward ? [{ run: forward, score: scoreOf(forward.last, scene) }] : []),
      ...(back ? [{ run: back, score: scoreOf(back.first, scene) }] : []),
    ];
  });
  for (const growth of growths.sort((one, other) => other.score - one.score)) {
    const grown = withRun(runs, inContext(growth.run, scene), scene);
    if (fits(grown, COMFORT * scene.options.budget, scene)) return roundOff(grown, scene);
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
