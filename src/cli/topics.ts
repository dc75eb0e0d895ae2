// dear-archive topics: all topics with the number of their letters.
import { readArchiveOption } from './archive-option.ts';
import { type CommandMaker, createCommand, writeJson } from './io.ts';
import { withArchive } from './open.ts';
import { writeReply } from './screen.ts';

export const topicsCommand: CommandMaker = (io, finish) =>
  createCommand('topics', io)
    .description('all topics, the most frequent first')
    .option('--json', 'write JSON')
    .addOption(readArchiveOption())
    .action(async (options: { json?: true; archive: string }) => {
      await withArchive(options.archive, io, (archive) => {
        const topics = archive.topics();
        if (options.json) writeJson(io, { version: 1, topics });
        else writeReply(io, { kind: 'titles', of: { kind: 'topics' }, topics, titles: [], from: 0, more: 0 });
      });
      finish(0);
    });
