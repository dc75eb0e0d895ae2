// dear-archive index: bring everything that is derived from the letters up to date.
import { availableParallelism } from 'node:os';
import { openArchive } from '../archive.ts';
import { BUNDLED_MODEL } from '../config/bundled.ts';
import { ArchiveError } from '../errors.ts';
import { count, sayProblems } from '../replies/words.ts';
import { archiveOption } from './archive-option.ts';
import { type CommandMaker, createCommand, writeJson } from './io.ts';
import { progressLine } from './progress.ts';

export const indexCommand: CommandMaker = (io, finish) =>
  createCommand('index', io)
    .description('bring the index up to date: only letters that are new or changed are read')
    .option('--json', 'write JSON')
    .addOption(archiveOption())
    .action(async (options: { json?: true; archive: string }) => {
      const told: string[] = [];
      let embedded = 0;
      const progressShown = progressLine(io, 'Reading letters for meaning');
      const archive = await openArchive({
        directory: options.archive,
        model: { directory: BUNDLED_MODEL, threads: availableParallelism() },
        signal: io.signal,
        tell: (sentence) => told.push(sentence),
        onProgress: (progress) => {
          embedded = progress.total;
          progressShown.show(progress);
        },
      });
      try {
        await archive.ready;
        const { letters, problems, withoutMeaning } = archive.status();
        for (const sentence of told) io.stderr.write(`${sentence}\n`);
        if (withoutMeaning !== undefined) throw new ArchiveError('model', withoutMeaning);
        if (options.json) writeJson(io, { version: 1, letters, embedded, problems: problems.length, told });
        else {
          io.stdout.write(`${count(letters, 'letter')} indexed; ${count(embedded, 'passage')} had to be read for meaning.\n`);
          if (problems.length > 0) io.stderr.write(`${sayProblems(problems.length)}\n`);
        }
        finish(problems.length === 0 ? 0 : 3);
      } finally {
        progressShown.end();
        await archive.close();
      }
    });
