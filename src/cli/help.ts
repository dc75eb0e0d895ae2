// dear-archive help [command]: the same as --help, for people who type it so.
import type { Command } from 'commander';
import { ArchiveError } from '../errors.ts';
import { nearestWord } from '../text/nearest.ts';
import { type CommandMaker, createCommand } from './io.ts';

// Commander's own help command answers an unknown name with the whole list and no word about the name.
export const helpCommand: CommandMaker = (io, finish) =>
  createCommand('help', io)
    .description('how a command is used')
    .argument('[command]', 'the name of a command')
    .action((name: string | undefined, _options: unknown, { parent: program }: Command) => {
      if (!program) return;
      const known = program.commands;
      const command = name === undefined ? program : known.find((candidate) => candidate.name() === name);
      if (!command)
        throw new ArchiveError(
          'usage',
          `There is no command "${name}". ${hint(
            name ?? '',
            known.map((candidate) => candidate.name()),
          )}`,
        );
      io.stdout.write(command.helpInformation());
      finish(0);
    });

function hint(name: string, known: readonly string[]): string {
  const near = nearestWord(name, known);
  return near === undefined ? `Commands: ${known.join(', ')}.` : `Did you mean "${near}"?`;
}
