// dear-archive start: each adapter that has credentials; with none, the chat in the terminal.
import packageJson from '../package.json' with { type: 'json' };
import { readArchiveOption } from '../src/cli/archive-option.ts';
import { type CommandMaker, createCommand } from '../src/cli/io.ts';
import { CHAT_ANSWERS, withArchive } from '../src/cli/open.ts';
import { loadSettings } from '../src/config/load.ts';
import type { SettingName, Settings } from '../src/config/schema.ts';
import { ArchiveError } from '../src/errors.ts';
import { createTerminalAdapter } from './terminal/client.ts';

/** Platforms that come with another version, and the credentials that ask for them. */
const TO_COME: readonly { readonly platform: string; readonly credentials: readonly SettingName[] }[] = [
  { platform: 'Discord', credentials: ['DISCORD_TOKEN'] },
  { platform: 'Slack', credentials: ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'] },
];

export const startCommand: CommandMaker = (io, finish) =>
  createCommand('start', io)
    .description('start the bot; without credentials, the chat in this terminal')
    .addOption(readArchiveOption())
    .action(async (options: { archive: string }) => {
      refuseWhatIsToCome(await loadSettings({ env: io.env, folder: process.cwd() }));
      const adapter = createTerminalAdapter({
        input: io.stdin,
        output: io.stdout,
        env: io.env,
        random: Math.random,
        version: packageJson.version,
      });
      await withArchive(options.archive, io, (archive) => adapter.start(archive, io.signal), { answering: CHAT_ANSWERS });
      finish(0);
    });

function refuseWhatIsToCome(settings: Settings): void {
  const asked = TO_COME.flatMap(({ platform, credentials }) => {
    const set = credentials.filter((name) => settings[name] !== undefined);
    return set.length === 0 ? [] : [`the ${platform} adapter is not in this version, so ${set.join(' and ')} can't be used`];
  });
  if (asked.length === 0) return;
  const sentence = asked.join('; ');
  throw new ArchiveError(
    'usage',
    `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}. Unset what is named to chat in the terminal.`,
  );
}
