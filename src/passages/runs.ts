// What are runs of neighbouring sentences, how do they grow, and when do two become one?
import type { Span } from '../text/span.ts';
import type { Leaning } from './leaning.ts';

/** Neighbouring sentences, by their first and last index. */
export type Run = { readonly first: number; readonly last: number };

/** The sentences of a text, and how they hang together. */
export type Scene = {
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly leaning: readonly Leaning[];
};

/** A gap of no more than so many units between two runs is filled rather than cut. */
const FILL_GAP = 60;

/** Units of text that runs show together. */
export function lengthOf(runs: readonly Run[], { sentences }: Scene): number {
  return runs.reduce((sum, { first, last }) => sum + (sentences[last]?.end ?? 0) - (sentences[first]?.start ?? 0), 0);
}

/** The run with one more sentence in front or behind: of its paragraph, or beyond where a sentence in it leans so far. */
export function wider(run: Run, scene: Scene): { back?: Run; forward?: Run } {
  const { first, last } = run;
  const { leaning, sentences } = scene;
  const hasBack = sameParagraph(first - 1, scene) || (first > 0 && leaningOut(run, scene).some(({ farBack }) => farBack));
  const hasForward = sameParagraph(last, scene) || (last < sentences.length - 1 && leaning[last]?.farForward);
  return { ...(hasBack && { back: { first: first - 1, last } }), ...(hasForward && { forward: { first, last: last + 1 } }) };
}

/** What in a run leans on sentences before it that it does not show. */
export function leaningOut({ first, last }: Run, { leaning }: Scene): readonly Leaning[] {
  return leaning.slice(first, last + 1).filter(({ reach }, index) => reach > index);
}

/** Do a sentence and the next one stand in one paragraph? */
export function sameParagraph(index: number, { text, sentences }: Scene): boolean {
  const own = sentences[index];
  const next = sentences[index + 1];
  return own !== undefined && next !== undefined && !text.slice(own.end, next.start).includes('\n\n');
}

/** Runs in reading order with one more; what touches, overlaps or leaves only a small gap becomes one. */
export function withRun(runs: readonly Run[], added: Run, scene: Scene): readonly Run[] {
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
