// npm run judged -- [--half tune|keep] [--set NAME] [--archive DIR] [--json]: how well the archive's judged questions are answered, by kind.
import { parseArgs } from 'node:util';
import { openArchive } from '../src/archive.ts';
import { BUNDLED_ARCHIVE, BUNDLED_MODEL } from '../src/config/bundled.ts';
import { ArchiveError, systemCode } from '../src/errors.ts';
import { readCorpus } from '../src/letters/corpus.ts';
import { judgeArchive } from '../src/quality/judge-archive.ts';
import { formatJudgedReport } from '../src/quality/judge-archive-table.ts';
import { HALVES, onlyHalf, readJudgedQuestions } from '../src/quality/judged-questions.ts';
import { judgeShown } from '../src/quality/shown.ts';

try {
  const { values } = parseArgs({
    options: {
      half: { type: 'string' },
      set: { type: 'string' },
      archive: { type: 'string', default: BUNDLED_ARCHIVE },
      json: { type: 'boolean', default: false },
    },
  });
  const half = HALVES.find((one) => one === values.half);
  if (values.half !== undefined && half === undefined)
    throw new ArchiveError('usage', `--half is ${HALVES.join(' or ')}, not "${values.half}"; left out: all questions.`);
  const letters = (await readCorpus(values.archive)).letters.filter(({ status }) => status === 'published');
  const all = await readJudgedQuestions(
    values.archive,
    letters.map(({ id }) => id),
    values.set,
  );
  const opening = { directory: values.archive, model: { directory: BUNDLED_MODEL, threads: 2 } };
  const asked = onlyHalf(all, half);
  const report = await judgeArchive(letters, asked, opening);
  const archive = await openArchive({ ...opening, patience: Number.POSITIVE_INFINITY });
  const shown = await judgeShown(archive, asked).finally(() => archive.close());
  console.log(
    values.json
      ? JSON.stringify({ version: 1, half: half ?? 'all', set: values.set, ...report, shown }, null, 2)
      : formatJudgedReport(report, shown),
  );
} catch (error) {
  const isUsage = systemCode(error)?.startsWith('ERR_PARSE_ARGS') || (error instanceof ArchiveError && error.code === 'usage');
  if (!isUsage && !(error instanceof ArchiveError)) throw error;
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = isUsage ? 2 : 1;
}
