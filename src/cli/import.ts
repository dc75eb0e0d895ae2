// dear-archive import: published columns in the form in which people have them become letter files.
import { existsSync } from 'node:fs';
import { isMappableField } from '../importers/fields.ts';
import { FORMATS } from '../importers/formats.ts';
import { type ImportReport, OUTCOMES } from '../importers/report.ts';
import { type ImportOptions, importSources } from '../keeping.ts';
import { formatProblem } from '../letters/problem.ts';
import { count } from '../replies/words.ts';
import { archiveOption } from './archive-option.ts';
import { type CommandMaker, createCommand, type ExitCode, writeJson } from './io.ts';

type Options = { archive: string; format: string; column?: string; map: string[]; dryRun?: true; json?: true };

const HELP = `
A source is a file, a folder with all that is in it, or "-" for standard input.
Formats: ${FORMATS.join(', ')}.

  dear-archive import column.txt
  dear-archive import letters.jsonl --column "Ask Nora" --map question=questionText --map answer=answerText
  dear-archive import old-columns/ --dry-run

What is not sure waits in DIR/quarantine/ with a note that says why; DIR/import-report.jsonl has a line for each item.
`;

export const importCommand: CommandMaker = (io, finish) =>
  createCommand('import', io)
    .description('read published columns into the archive')
    .argument('<source...>', 'files, folders, or "-"')
    .option('--format <format>', `auto, ${FORMATS.join(', ')}`, 'auto')
    .option('--column <name>', 'the name of the column, whatever the sources say')
    .option(
      '--map <field=name>',
      'what a field of a letter is called in the source; may be repeated',
      (word, words: string[]) => [...words, word],
      [],
    )
    .option('--dry-run', 'say what would be done, and write nothing')
    .option('--json', 'write JSON')
    .addOption(archiveOption())
    .addHelpText('after', HELP)
    .action(async (words: string[], options: Options) => {
      const { sources, map } = partMapWords(words, options.map);
      const { archive, format, column, dryRun } = options;
      const wanted: ImportOptions = { sources, archive, format, column, dryRun, map, signal: io.signal, stdin: io.stdin };
      const report = await importSources(wanted);
      if (options.json) writeJson(io, reportJson(report));
      else io.stdout.write(reportText(report, archive));
      finish(exitCode(report));
    });

// `--map question=q answer=a`: words of that form behind the option belong to it, unless there is such a file.
function partMapWords(words: readonly string[], map: readonly string[]): { sources: string[]; map: string[] } {
  const isMap = (word: string) =>
    map.length > 0 && isMappableField(word.split('=')[0] ?? '') && word.includes('=') && !existsSync(word);
  return { sources: words.filter((word) => !isMap(word)), map: [...map, ...words.filter(isMap)] };
}

/** 130 stopped, 1 nothing could be read or something not written, 2 no letter names its column, 3 a person is needed. */
function exitCode(report: ImportReport): ExitCode {
  if (report.interrupted) return 130;
  if (report.failed || (report.found === 0 && report.problems.length > 0)) return 1;
  const done = report.found - report.skipped;
  const reasons = new Set(report.items.map(({ reason }) => reason));
  if (done === 0 && reasons.has('no-column')) return 2;
  if (
    done === 0 &&
    reasons.size > 0 &&
    [...reasons].every((reason) => reason === 'unreadable' || reason === 'unread-format' || reason === 'empty')
  )
    return 1;
  return report.problems.length > 0 ? 3 : 0;
}

function reportJson({ items, problems, letters, dryRun, interrupted, ...report }: ImportReport) {
  const { found, unchanged, updated, quarantined, skipped } = report;
  return {
    version: 1,
    dryRun,
    interrupted,
    found,
    new: report.new,
    updated,
    unchanged,
    quarantined,
    skipped,
    letters,
    problems: problems.map(({ file, line, message }) => ({ file, line: line ?? null, message })),
    items: items.map(({ version: _, ...item }) => item),
  } as const;
}

function reportText(report: ImportReport, archive: string): string {
  const lines = report.problems.map(formatProblem);
  const sums = OUTCOMES.filter((outcome) => report[outcome] > 0).map(
    (outcome) => `${report[outcome].toLocaleString('en')} ${outcome}`,
  );
  const would = report.dryRun ? ' (nothing was written: --dry-run)' : '';
  lines.push(`${count(report.found, 'item')} found${sums.length > 0 ? `: ${sums.join(', ')}` : ''}${would}.`);
  const left = report.items.reduce((sum, { leftOut }) => sum + (leftOut?.length ?? 0), 0);
  if (left > 0 && !report.dryRun)
    lines.push(
      `${count(left, 'line')} of page furniture, markers and bylines left out; ${archive}/import-report.jsonl lists them.`,
    );
  if (report.letters.length > 0 && !report.dryRun) lines.push(`In ${archive}/letters: ${listIds(report.letters)}`);
  if (report.interrupted) lines.push('Stopped. What was written is whole; import again to go on.');
  return `${lines.join('\n')}\n`;
}

function listIds(ids: readonly string[]): string {
  const shown = ids.slice(0, 5).join(', ');
  return ids.length > 5 ? `${shown} and ${(ids.length - 5).toLocaleString('en')} more` : shown;
}
