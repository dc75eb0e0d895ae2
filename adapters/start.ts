// dear-archive start: each adapter that has credentials; with none, the chat in the terminal.
import packageJson from '../package.json' with { type: 'json' };
import type { Archive } from '../src/archive.ts';
import { readArchiveOption } from '../src/cli/archive-option.ts';
import { type CommandMaker, createCommand, type Io } from '../src/cli/io.ts';
import { CHAT_ANSWERS, withArchive } from '../src/cli/open.ts';
import { SYSTEM_CLOCK } from '../src/clock.ts';
import { loadSettings } from '../src/config/load.ts';
import type { SettingName, Settings } from '../src/config/schema.ts';
import { ArchiveError } from '../src/errors.ts';
import type { Logger } from '../src/logger.ts';
import type { Store } from '../src/state/store.ts';
import type { ChatAdapter } from './adapter.ts';
import { type CurrentArchive, createCurrentArchive } from './shared/current-archive.ts';
import { createTerminalAdapter } from './terminal/client.ts';

/** Platforms that come with another version, and the credentials that ask for them. */
const TO_COME: readonly { readonly platform: string; readonly credentials: readonly SettingName[] }[] = [
  { platform: 'Slack', credentials: ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'] },
];

export const startCommand: CommandMaker = (io, finish) =>
  createCommand('start', io)
    .description('start the bot; without credentials, the chat in this terminal')
    .addOption(readArchiveOption())
    .action(async (options: { archive: string }) => {
      const settings = await loadSettings({ env: io.env, folder: process.cwd() });
      refuseWhatIsToCome(settings);
      const platforms = PLATFORMS.filter(({ isWanted }) => isWanted(settings));
      const work = (archive: Archive, reopen: () => Promise<Archive>) =>
        platforms.length === 0
          ? startTerminal(archive, io)
          : startBots({ archive, reopen, directory: options.archive, settings, platforms, io });
      await withArchive(options.archive, io, work, { answering: CHAT_ANSWERS });
      finish(0);
    });

/** What every adapter of a platform is given. */
type Common = {
  readonly settings: Settings;
  readonly store: Store;
  readonly logger: Logger;
  readonly current: CurrentArchive;
};

type Platform = {
  readonly isWanted: (settings: Settings) => boolean;
  /** loaded only where it is wanted: the libraries of platforms are large */
  readonly create: (common: Common) => Promise<ChatAdapter>;
};

const PLATFORMS: readonly Platform[] = [
  {
    isWanted: ({ DISCORD_TOKEN }) => DISCORD_TOKEN !== undefined,
    async create({ settings, store, logger, current }) {
      const { createDiscordAdapter } = await import('./discord/adapter.ts');
      const { DISCORD_TOKEN: token = '', DISCORD_API_URL: apiUrl } = settings;
      const { version } = packageJson;
      return createDiscordAdapter({
        token,
        apiUrl,
        store,
        logger,
        version,
        clock: SYSTEM_CLOCK,
        random: Math.random,
        reload: current.reload,
      });
    },
  },
];

async function startTerminal(archive: Archive, io: Io): Promise<void> {
  const { stdin: input, stdout: output, env } = io;
  const adapter = createTerminalAdapter({ input, output, env, random: Math.random, version: packageJson.version });
  await adapter.start(archive, io.signal);
}

type Starting = Pick<Common, 'settings'> & {
  readonly archive: Archive;
  readonly reopen: () => Promise<Archive>;
  readonly directory: string;
  readonly platforms: readonly Platform[];
  readonly io: Io;
};

/** All at once, over one archive and one state. Where one of them fails for good, all end. @throws ArchiveError */
async function startBots({ archive, reopen, directory, settings, platforms, io }: Starting): Promise<void> {
  // Some 300 files, which the chat in a terminal need not wait for.
  const [{ createLogger }, { openStore, stateFile }] = await Promise.all([
    import('../src/logger/pino.ts'),
    import('../src/state/open-store.ts'),
  ]);
  const logger = createLogger({ output: io.stderr, clock: SYSTEM_CLOCK, level: settings.LOG_LEVEL ?? 'info' });
  const store = await openStore({
    file: stateFile(directory, settings.STATE_FILE),
    secret: settings.DEAR_ARCHIVE_SECRET,
    databaseUrl: settings.DATABASE_URL,
  });
  const current = createCurrentArchive(archive, reopen);
  const letGo = io.guard?.((error) => logger.error('something-unexpected-failed', {}, error));
  try {
    const adapters = await Promise.all(platforms.map(({ create }) => create({ settings, store, logger, current })));
    await runAll(adapters, current.archive, io.signal);
  } finally {
    letGo?.();
    await current.close();
    await store.close();
  }
}

async function runAll(adapters: readonly ChatAdapter[], archive: Archive, signal: AbortSignal): Promise<void> {
  const running = adapters.map((adapter) => adapter.start(archive, signal));
  try {
    await Promise.all(running);
  } finally {
    await Promise.allSettled(adapters.map((adapter) => adapter.stop()));
  }
}

function refuseWhatIsToCome(settings: Settings): void {
  const asked = TO_COME.flatMap(({ platform, credentials }) => {
    const set = credentials.filter((name) => settings[name] !== undefined);
    return set.length === 0 ? [] : [`the ${platform} adapter is not in this version, so ${set.join(' and ')} can't be used`];
  });
  if (asked.length === 0) return;
  const sentence = asked.join('; ');
  throw new ArchiveError('usage', `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}. Unset what is named.`);
}
