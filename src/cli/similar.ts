// dear-archive similar ID: letters like a letter.
import type { Command } from 'commander';
import type { Archive } from '../archive.ts';
import { composeFindings } from '../replies/compose.ts';
import { readArchiveOption, sameArchive } from './archive-option.ts';
import { type CommandMaker, createCommand, writeJson } from './io.ts';
import { findingsJson } from './json.ts';
import { ONE_ANSWER, wholeNumber, withArchive } from './open.ts';
import { READING, writeReply } from './screen.ts';

type Options = { limit: string; json?: true; archive: string };

export const similarCommand: CommandMaker = (io, finish) =>
  createCommand('similar', io)
    .description('letters like a letter')
    .argument('<id>', 'the id of a letter, as "ask" shows it')
    .option('--limit <n>', 'at most so many letters, 1 to 50', '5')
    .option('--json', 'write JSON')
    .addOption(readArchiveOption())
    .action(async (id: string, { limit: wished, json, archive: directory }: Options, command: Command) => {
      const limit = wholeNumber('--limit', wished, [1, 50]);
      const work = async (archive: Archive) => {
        const findings = await archive.similar(id, { limit, signal: io.signal });
        const of = { kind: 'letter', title: archive.letter(id).title } as const;
        if (json) writeJson(io, { version: 1, id, ...findingsJson(findings) });
        else
          writeReply(
            io,
            composeFindings(findings, { capabilities: READING, topics: archive.topics(), of }),
            sameArchive(command),
          );
      };
      await withArchive(directory, io, work, { answering: ONE_ANSWER });
      finish(0);
    });
