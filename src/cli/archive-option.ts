// Which archive does a command work on? The option that every reading or writing command has, and what holds without it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { BUNDLED_ARCHIVE } from '../config/bundled.ts';
import { loadSettings } from '../config/load.ts';
import type { Io } from './io.ts';

const DEFAULT_ARCHIVE = 'corpus';

/** An `--archive` whose default may be the bundled letters. */
class ReadingOption extends Option {}

/** `--archive DIR` of a command that writes; left out: ARCHIVE_DIR, then `corpus` in the working folder. */
export function archiveOption(): Option {
  return new Option('--archive <dir>', 'the archive; letters lie in DIR/letters/ (default: ARCHIVE_DIR, then "corpus")');
}

/** `--archive DIR` of a command that only reads: where there is no `corpus` folder either, the letters that came with the program. */
export function readArchiveOption(): Option {
  const { flags, description } = archiveOption();
  return new ReadingOption(flags, description);
}

/** Gives a command's `--archive` its value before the command runs. @throws ArchiveError `usage` when ARCHIVE_DIR can't be used */
export async function settleArchive(command: Command, io: Io): Promise<void> {
  const option = command.options.find(({ long }) => long === '--archive');
  if (!option || command.getOptionValue('archive') !== undefined) return;
  const { ARCHIVE_DIR } = await loadSettings({ env: io.env, folder: process.cwd(), only: ['ARCHIVE_DIR'] });
  command.setOptionValueWithSource(
    'archive',
    ARCHIVE_DIR ?? defaultArchive(option),
    ARCHIVE_DIR === undefined ? 'default' : 'env',
  );
}

/** What a command that is shown for copying needs behind it to work on the same archive; empty where `--archive` was left out. */
export function sameArchive(command: Command): string {
  const directory: unknown = command.getOptionValue('archive');
  if (command.getOptionValueSource('archive') !== 'cli' || typeof directory !== 'string') return '';
  const quoted = /^[\w./@%+=:,-]+$/u.test(directory) ? directory : `'${directory.replaceAll("'", "'\\''")}'`;
  return ` --archive ${quoted}`;
}

function defaultArchive(option: Option): string {
  return option instanceof ReadingOption && !existsSync(join(DEFAULT_ARCHIVE, 'letters')) ? BUNDLED_ARCHIVE : DEFAULT_ARCHIVE;
}
