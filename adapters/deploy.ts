// dear-archive discord deploy: the commands of this version, registered at Discord; nothing is sent where nothing changed.
import { Option } from 'commander';
import { type CommandMaker, createCommand, type Io } from '../src/cli/io.ts';
import { loadSettings } from '../src/config/load.ts';
import { ArchiveError } from '../src/errors.ts';
import type { Comparison } from './discord/registrar.ts';

export const discordCommand: CommandMaker = (io, finish) => {
  const deploy = createCommand('deploy', io)
    .description('register the commands: everywhere, or in one server at once')
    .addOption(new Option('--guild <id>', 'only in this server, for trying out; left out: everywhere'))
    .addOption(new Option('--remove', 'take the commands away from the server of --guild, for when they are everywhere'))
    .action(async ({ guild, remove = false }: { guild?: string; remove?: boolean }) => {
      io.stdout.write(await deployTo(io, { guild, remove }));
      finish(0);
    });
  return createCommand('discord', io).description('commands for the Discord adapter').addCommand(deploy);
};

/** @throws ArchiveError `usage` without a token or where it or the server is refused, `io` where Discord can't be reached */
async function deployTo(io: Io, { guild, remove }: { guild: string | undefined; remove: boolean }): Promise<string> {
  if (remove && guild === undefined) {
    throw new ArchiveError('usage', '--remove takes commands away from one server: name it with --guild ID.');
  }
  if (guild !== undefined && !/^\d{1,20}$/u.test(guild)) {
    throw new ArchiveError(
      'usage',
      `--guild takes the number of a server, not "${guild}". Its menu has "Copy Server ID" in Developer Mode.`,
    );
  }
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl } = await loadSettings({
    env: io.env,
    folder: process.cwd(),
    only: ['DISCORD_TOKEN', 'DISCORD_API_URL'],
  });
  if (token === undefined) {
    throw new ArchiveError(
      'usage',
      'DISCORD_TOKEN is not set, so there is no application to register commands for. adapters/discord/README.md says where it comes from.',
    );
  }
  const { createRegistrarCalls } = await import('./discord/client.ts');
  const { deployCommands, readApplication, removeCommands } = await import('./discord/registrar.ts');
  const { sayDeployFailed } = await import('./discord/closing.ts');
  const calls = createRegistrarCalls({ token, apiUrl });
  try {
    const { id, name } = await readApplication(calls);
    if (remove) return sayRemoved(await removeCommands(calls, { application: id, guild }), { name, guild });
    return sayDeployed(await deployCommands(calls, { application: id, guild }), { name, guild });
  } catch (error) {
    throw sayDeployFailed(error, guild);
  }
}

function sayDeployed(
  { added, changed, removed, same }: Comparison,
  { name, guild }: { name: string; guild: string | undefined },
): string {
  const where = guild === undefined ? 'everywhere' : `in the server ${guild}`;
  const parts = [
    ['new', added],
    ['changed', changed],
    ['removed', removed],
    ['as before', same],
  ] as const;
  const said = parts.flatMap(([what, names]) => (names.length === 0 ? [] : [`  ${what}: ${names.join(', ')}\n`]));
  const nothing = added.length + changed.length + removed.length === 0;
  return nothing
    ? `The commands of “${name}” ${where} are those of this version; nothing was changed.\n`
    : `The commands of “${name}” are registered ${where}.\n${said.join('')}`;
}

function sayRemoved(removed: readonly string[], { name, guild }: { name: string; guild: string | undefined }): string {
  return removed.length === 0
    ? `“${name}” had no commands in the server ${guild}; nothing was changed.\n`
    : `The commands of “${name}” in the server ${guild} are removed: ${removed.join(', ')}.\n`;
}
