// dear-archive letter ID and dear-archive random: one whole letter.
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import type { Letter } from '../letters/letter.ts';
import { composeLetter } from '../replies/compose.ts';
import { readArchiveOption } from './archive-option.ts';
import { type CommandMaker, createCommand, type Io, writeJson } from './io.ts';
import { letterJson } from './json.ts';
import { checkFilter, withArchive } from './open.ts';
import { READING, writeReply } from './screen.ts';

export const letterCommand: CommandMaker = (io, finish) =>
  createCommand('letter', io)
    .description('one whole letter')
    .argument('<id>', 'the id of a letter, as "ask" shows it')
    .option('--json', 'write JSON')
    .addOption(readArchiveOption())
    .action(async (id: string, options: { json?: true; archive: string }) => {
      await withArchive(options.archive, io, (archive) => {
        write(archive.letter(id), { archive, io, json: options.json === true });
      });
      finish(0);
    });

type RandomOptions = { topic?: string; column?: string; json?: true; archive: string };

export const randomCommand: CommandMaker = (io, finish) =>
  createCommand('random', io)
    .description('a letter drawn by chance, none with a content note')
    .option('--topic <topic>', 'only letters with this topic')
    .option('--column <column>', 'only letters of this column')
    .option('--json', 'write JSON')
    .addOption(readArchiveOption())
    .action(async ({ topic, column, json, archive: directory }: RandomOptions) => {
      await withArchive(directory, io, (archive) => {
        checkFilter(archive, { topic, column });
        const drawn = archive.draw(Math.random, { topic, column });
        if (!drawn)
          throw new ArchiveError('no-such-letter', 'There is no letter to draw: letters with a content note are left out.');
        write(drawn, { archive, io, json: json === true });
      });
      finish(0);
    });

function write(letter: Letter, { archive, io, json }: { archive: Archive; io: Io; json: boolean }): void {
  if (json) {
    writeJson(io, { version: 1, ...letterJson(letter) });
    return;
  }
  const column = archive.columnOf(letter);
  writeReply(
    io,
    composeLetter(letter, {
      pageSize: READING.pageSize,
      page: 1,
      columnist: column.columnist,
      excerptOnly: column.show === 'excerpt',
    }),
  );
}
