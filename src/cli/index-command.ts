// dear-archive index: bring everything that is derived from the letters up to date.
import { availableParallelism } from 'node:os';
import { openArchive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import { count, sayProblems } from '../replies/words.ts';
import { archiveOption } from './archive-option.ts';
import { type CommandMaker, createCommand, writeJson } from './io.ts';
import { chosenModel } from './model-setting.ts';
import { requireArchive } from './open.ts';
import { fetchLine, progressLine } from './progress.ts';

export const indexCommand: CommandMaker = (io, finish) =>
  createCommand('index', io)
    .description('bring the index up to date: only letters that are new or changed are read')
    .option('--json', 'write JSON')
    .addOption(archiveOption())
    .action(async (options: { json?: true; archive: string }) => {
      await requireArchive(options.archive);
      const told: string[] = [];
      let embedded = 0;
      const progressShown = progressLine(io, 'Reading letters for meaning');
      const fetchShown = fetchLine(io);
      const archive = await openArchive({
        directory: options.archive,
        model: await chosenModel(io, availableParallelism()),
        signal: io.signal,
        tell(sentence) {
          told.push(sentence);
          io.stderr.write(`${sentence}\n`);
        },
        onProgress: (progress) => {
          embedded = progress.total;
          progressShown.show(progress);
        },
        onFetch: fetchShown.show,
      });
      try {
        await archive.ready;
        const { letters, problems, withoutMeaning } = archive.status();
        if (withoutMeaning !== undefined) throw new ArchiveError('model', withoutMeaning);
        if (options.json) writeJson(io, { version: 1, letters, embedded, problems: problems.length, told });
        else {
          io.stdout.write(`${count(letters, 'letter')} indexed; ${count(embedded, 'passage')} had to be read for meaning.\n`);
          if (problems.length > 0) io.stderr.write(`${sayProblems(problems.length)}\n`);
        }
        finish(problems.length === 0 ? 0 : 3);
      } finally {
        progressShown.end();
        fetchShown.end();
        await archive.close();
      }
    });
