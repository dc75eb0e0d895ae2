// How is the comparison of word engines shown?
import { meanQuality, type Quality } from './judge.ts';
import { formatNumber, formatRatio, formatTable, formatWithRatio, NOT_MEASURED } from './table.ts';
import type { EngineRow, WordsAtSize, WordsFinding } from './words-finding.ts';

const MEGABYTE = 1e6;
const HEAD = [
  'engine',
  'build CPU s',
  'load ms',
  'disk MB',
  'memory MB',
  'added MB',
  'CPU ms a question',
  'median / 95 % ms',
  'asked',
];

/** The tables and what they rest on. */
export function formatWords(finding: WordsFinding): string {
  const { machine, settings } = finding;
  const head = [...HEAD, 'MAP', 'P@1', ...(finding.quality.own === undefined ? [] : ['own MAP', 'own P@1'])];
  const tables = finding.sizes.map((size) => {
    const rows = size.engines.map((row) => [...speedCells(row, size.engines[0]), ...qualityCells(row, finding.quality)]);
    return `${caption(size)}\n${formatTable(head, rows)}`;
  });
  return [
    ...tables,
    describeQuality(finding.quality),
    `Letters are made up from the sentences of ${settings.materialLetters} letters (seed ${settings.seed}); speed only, never quality, is measured on them. ${settings.questions} questions ${settings.passes} times, ${settings.lettersWanted} letters each, at most ${settings.secondsAnEngine} s an engine.`,
    `Node ${machine.node}, ${machine.processors} processors (${machine.model}), load average ${formatNumber(machine.load)}. xN: that many times the first engine's. ${NOT_MEASURED}: not measured.`,
  ].join('\n\n');
}

function caption({ letters, engines }: WordsAtSize): string {
  const empty = engines.map(({ emptyBytes }) => emptyBytes / MEGABYTE);
  return `${letters.toLocaleString('en')} letters (made up). A process without an index: ${formatNumber(Math.min(...empty))} to ${formatNumber(Math.max(...empty))} MB.`;
}

function speedCells(row: EngineRow, base: EngineRow | undefined): string[] {
  const { build, load, diskBytes, residentBytes, answers } = row;
  return [
    row.name,
    formatWithRatio(build.cpuMs / 1000, base && base.build.cpuMs / 1000),
    load ? formatWithRatio(load.wallMs, base?.load?.wallMs) : 'built again',
    diskBytes === undefined ? 'none' : formatWithRatio(diskBytes / MEGABYTE, base?.diskBytes && base.diskBytes / MEGABYTE),
    formatNumber(residentBytes / MEGABYTE),
    formatWithRatio(addedMegabytes(row), base && addedMegabytes(base)),
    `${formatNumber(answers.cpuMs)} ${formatRatio(answers.cpuRatio)}`,
    `${formatNumber(answers.medianMs)} / ${formatNumber(answers.p95Ms)}`,
    String(answers.count),
  ];
}

/** Memory beyond that of the process without an index. */
function addedMegabytes({ residentBytes, emptyBytes }: EngineRow): number {
  return (residentBytes - emptyBytes) / MEGABYTE;
}

function qualityCells({ name }: EngineRow, { judged, own, byEngine }: WordsFinding['quality']): string[] {
  const measured = byEngine[name];
  const mean = meanQuality(judged.map((set) => measured?.[set]));
  return [...pair(mean), ...(own === undefined ? [] : pair(measured?.[own]))];
}

function pair(quality: Quality | undefined): string[] {
  return quality ? [quality.MAP.toFixed(3), quality['P@1'].toFixed(3)] : [NOT_MEASURED, NOT_MEASURED];
}

function describeQuality({ judged, own }: WordsFinding['quality']): string {
  const sets =
    judged.length === 0
      ? `MAP, P@1: ${NOT_MEASURED}, because no judged sets were named (--judged DIR).`
      : `MAP, P@1: mean over ${judged.join(', ')}.`;
  const ours =
    own === undefined
      ? `On the archive's own letters: ${NOT_MEASURED}, because it has no judged questions yet (judged/questions.jsonl, judged/qrels.tsv).`
      : `own: the judged questions of ${own}.`;
  return `${sets} ${ours}`;
}
