// npm run calibrate -- FOLDER...: draws predicted against observed likelihood on judged sets, each left out of the fit in turn.
// A folder has letters.jsonl, queries.jsonl and qrels.tsv. Of every question the five best-ranked letters count; one without a grade
// counts as not relevant.
import { basename, join } from 'node:path';
import Table from 'cli-table3';
import { openSearch } from '../src/archive.ts';
import { BUNDLED_MODEL } from '../src/config/bundled.ts';
import { calibrationBins, fitLogistic, type JudgedPair, type Logistic, predict } from '../src/quality/calibration.ts';
import { readJudgedSet } from '../src/quality/judged-set.ts';
import { likelihood, likelihoodBehind } from '../src/search/distance.ts';

/** Letters of each question that count. */
const BEST = 5;

const folders = process.argv.slice(2);
if (folders.length === 0) {
  console.error('Usage: npm run calibrate -- FOLDER [FOLDER ...]   (each with letters.jsonl, queries.jsonl, qrels.tsv)');
  process.exit(2);
}
type RankedPair = JudgedPair & { readonly isFirst: boolean };
const sets: { name: string; pairs: RankedPair[] }[] = [];
for (const folder of folders) sets.push({ name: basename(folder), pairs: await pairsOf(folder) });
const usable = sets.filter(({ pairs }) => pairs.some(({ relevant }) => relevant) && pairs.some(({ relevant }) => !relevant));

for (const { name, pairs } of usable) {
  const others = usable.filter((other) => other.name !== name).map((other) => other.pairs);
  const fit = fitLogistic(others.length > 0 ? others : [pairs]);
  const fitted = pairs.map((pair) => ({ predicted: predict(pair, fit), relevant: pair.relevant }));
  const built = pairs.map((pair) => ({
    ...pair,
    predicted: pair.isFirst ? likelihood(pair) : likelihoodBehind(likelihood(pair)),
  }));
  console.log(`\n${name}: ${pairs.length} judged pairs. Fitted on the other sets: ${sayFit(fit)}.`);
  draw('fitted on the others', fitted);
  draw(
    'as built in, first letters',
    built.filter(({ isFirst }) => isFirst),
  );
  draw(
    'as built in, letters behind another one',
    built.filter(({ isFirst }) => !isFirst),
  );
}
const all = fitLogistic(usable.map(({ pairs }) => pairs));
console.log(`\nAll sets together: ${sayFit(all)}.`);

async function pairsOf(folder: string): Promise<RankedPair[]> {
  const file = (name: string) => join(folder, name);
  const set = await readJudgedSet({ letters: file('letters.jsonl'), queries: file('queries.jsonl'), qrels: file('qrels.tsv') });
  const search = await openSearch(set.letters, {
    directory: process.env.CALIBRATE_CACHE && join(process.env.CALIBRATE_CACHE, basename(folder)),
    model: { directory: BUNDLED_MODEL, threads: 2 },
    patience: Number.POSITIVE_INFINITY,
  });
  const pairs: RankedPair[] = [];
  for (const query of set.queries) {
    const judged = set.judgements.get(query.id);
    if (!judged) continue;
    const ranked = await search.ranker.rank(await search.ranker.read(query.text));
    ranked.slice(0, BEST).forEach(({ id, near, score }, place) => {
      pairs.push({ near, fused: score, relevant: (judged.get(id) ?? 0) > 0, isFirst: place === 0 });
    });
  }
  await search.close();
  return pairs;
}

function sayFit({ perNear, perFused, intercept }: Logistic): string {
  return `${perNear.toFixed(2)} x nearness + ${perFused.toFixed(2)} x fused score ${intercept.toFixed(2)}`;
}

function draw(title: string, pairs: readonly { predicted: number; relevant: boolean }[]): void {
  const table = new Table({
    head: ['predicted', 'observed', 'pairs', `${title}: o observed, | predicted`],
    style: { head: [], border: [] },
  });
  for (const { predicted, observed, pairs: count } of calibrationBins(pairs)) {
    const line = Array.from({ length: 41 }, () => ' ');
    line[Math.round(predicted * 40)] = '|';
    line[Math.round(observed * 40)] = 'o';
    table.push([predicted.toFixed(2), observed.toFixed(2), count, line.join('')]);
  }
  console.log(table.toString());
}
