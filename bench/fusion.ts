// Do the numbers of the fusion hold on sets that they were not chosen on? A small grid, each set left out in turn.

import { RUN_DEPTH } from '../src/quality/evaluate.ts';
import { halfOf } from '../src/quality/judged-questions.ts';
import { measureQuery } from '../src/quality/metrics.ts';
import type { Hit } from '../src/search/engine.ts';
import { FUSED_DEPTH, fuseHits, WORD_SHARE } from '../src/search/fuse.ts';
import { PASSAGE_WEIGHTS } from '../src/search/meaning/meaning.ts';
import { type FusionChoice, type FusionFinding, type FusionSet, gridOf, leaveOneOut } from './fusion-finding.ts';
import type { NamedSet } from './judged.ts';
import { type OpenSet, withSet } from './ours.ts';
import type { BenchQuestion, BenchSettings } from './settings.ts';
import { formatTable, NOT_MEASURED } from './table.ts';

const VALUES = { wordShare: [0.2, 0.25, 0.3, 0.35, 0.4], title: [0.2, 0.4, 0.6], answer: [0.5, 0.75, 1] } as const;
const IN_FORCE: FusionChoice = { wordShare: WORD_SHARE, ...PASSAGE_WEIGHTS };

export const fusionQuestion: BenchQuestion = {
  asks: 'whether the numbers of the fusion depend on one judged set: each is left out in turn',
  async run(settings) {
    const named = [...settings.judged, ...(settings.own ? [settings.own] : [])];
    if (named.length < 2) {
      const text = `Fusion: ${NOT_MEASURED}, because leaving one out takes two judged sets. Name some with --judged DIR.`;
      return { text, data: { leftOut: [], slices: [] } satisfies FusionFinding };
    }
    const choices = gridOf(VALUES);
    const sets: FusionSet[] = [];
    for (const set of named) {
      settings.note(`${set.name}: ${choices.length} choices`);
      sets.push(await measureChoices(set, choices, settings));
    }
    const finding = leaveOneOut(sets, choices, IN_FORCE);
    return { text: formatFusion(finding, choices.length), data: finding };
  },
};

function measureChoices(named: NamedSet, choices: readonly FusionChoice[], settings: BenchSettings): Promise<FusionSet> {
  return withSet(named, settings, async (open) => {
    if (open.absence !== undefined) throw new Error(`${named.name} can't be measured: ${open.absence}`);
    // Of the archive's own questions one half is kept for looking afterwards; numbers are chosen without it.
    const queries = open.set.queries.filter(({ id }) => named !== settings.own || halfOf(id) === 'tune');
    const sums = choices.map(() => 0);
    let count = 0;
    for (const { id, text } of queries) {
      const judged = open.set.judgements.get(id);
      if (!judged || ![...judged.values()].some((grade) => grade > 0)) continue;
      count++;
      for (const [at, ranked] of (await rankAll(text, choices, { ...open, signal: settings.signal })).entries())
        sums[at] = (sums[at] ?? 0) + measureQuery(ranked, judged).MAP;
    }
    return { name: named.name, queries: count, precisions: sums.map((sum) => sum / Math.max(1, count)) };
  });
}

/** The ids in the order of each choice. */
async function rankAll(
  text: string,
  choices: readonly FusionChoice[],
  { search, signal }: OpenSet & { readonly signal: AbortSignal },
): Promise<string[][]> {
  const { meant } = await search.ranker.read(text, { signal });
  if (!meant) throw new Error('Meaning is not at work.');
  const words = await search.words.search(text, { limit: FUSED_DEPTH, signal });
  // Each pair of weights is ranked once; the shares of words only fuse anew.
  const byWeights = new Map<string, readonly Hit[]>();
  return choices.map(({ wordShare, ...weights }) => {
    const key = JSON.stringify(weights);
    const byMeaning =
      byWeights.get(key) ??
      meant.half.index.rank(meant.vector, { limit: FUSED_DEPTH, weights: { ...PASSAGE_WEIGHTS, ...weights } });
    byWeights.set(key, byMeaning);
    return fuseHits(words, byMeaning, wordShare)
      .slice(0, RUN_DEPTH)
      .map(({ id }) => id);
  });
}

function formatFusion({ leftOut, slices }: FusionFinding, choices: number): string {
  const rows = leftOut.map(({ name, queries, chosen, withChosen, inForce, best }) => [
    name,
    String(queries),
    sayChoice(chosen),
    ...[withChosen, inForce, best].map((value) => value.toFixed(3)),
  ]);
  const meanOf = (value: (row: (typeof leftOut)[number]) => number) =>
    (leftOut.reduce((sum, row) => sum + value(row), 0) / leftOut.length).toFixed(3);
  rows.push(['mean', '', '', meanOf((row) => row.withChosen), meanOf((row) => row.inForce), meanOf((row) => row.best)]);
  return [
    formatTable(
      ['set left out', 'questions', 'chosen without it', 'its MAP there', `in force (${sayChoice(IN_FORCE)})`, 'best there'],
      rows,
    ),
    `Words' share / title's weight / answer's weight; ${choices} choices, the best mean MAP on the other sets.`,
    formatTable(
      ['number', 'value', 'mean MAP'],
      slices.map(({ knob, value, mean, inForce }) => [NAMES[knob], `${value}${inForce ? ' (in force)' : ''}`, mean.toFixed(4)]),
    ),
  ].join('\n');
}

const NAMES: Readonly<Record<keyof FusionChoice, string>> = {
  wordShare: "words' share",
  title: "title's weight",
  answer: "answer's weight",
};

function sayChoice({ wordShare, title, answer }: FusionChoice): string {
  return `${wordShare} / ${title} / ${answer}`;
}
