// dear-archive start: each adapter that has credentials; with none, the chat in the terminal.
import packageJson from '../package.json' with { type: 'json' };
import type { Archive } from '../src/archive.ts';
import { readArchiveOption } from '../src/cli/archive-option.ts';
import { type CommandMaker, createCommand, type Io } from '../src/cli/io.ts';
import { CHAT_ANSWERS, withArchive } from '../src/cli/open.ts';
import { SYSTEM_CLOCK } from '../src/clock.ts';
import { loadSettings } from '../src/config/load.ts';
import type { Settings } from '../src/config/schema.ts';
import type { ChatAdapter } from './adapter.ts';
import { createCurrentArchive } from './shared/current-archive.ts';
import type { SharedOptions } from './shared/make-bot.ts';
import { readMode, switchesIn, wantsSlack } from './slack/mode.ts';
import { createTerminalAdapter } from './terminal/client.ts';

export const startCommand: CommandMaker = (io, finish) =>
  createCommand('start', io)
    .description('start the bot; without credentials, the chat in this terminal')
    .addOption(readArchiveOption())
    .action(async (options: { archive: string }) => {
      const settings = await loadSettings({ env: io.env, folder: process.cwd() });
      const platforms = PLATFORMS.filter(({ isWanted }) => isWanted(settings));
      for (const { check } of platforms) check(settings);
      const work = (archive: Archive, reopen: () => Promise<Archive>) =>
        platforms.length === 0
          ? startTerminal(archive, io)
          : startBots({ archive, reopen, directory: options.archive, settings, platforms, io });
      await withArchive(options.archive, io, work, { answering: CHAT_ANSWERS });
      finish(0);
    });

type Platform = {
  readonly isWanted: (settings: Settings) => boolean;
  /** before anything is opened: @throws ArchiveError `usage` where settings are missing, or do not go together */
  readonly check: (settings: Settings) => void;
  /** loaded only where it is wanted: the libraries of platforms are large */
  readonly create: (settings: Settings, shared: SharedOptions) => Promise<ChatAdapter>;
};

const PLATFORMS: readonly Platform[] = [
  {
    isWanted: ({ DISCORD_TOKEN }) => DISCORD_TOKEN !== undefined,
    check() {},
    async create({ DISCORD_TOKEN: token = '', DISCORD_API_URL: apiUrl }, shared) {
      const { createDiscordAdapter } = await import('./discord/adapter.ts');
      return createDiscordAdapter({ ...shared, token, apiUrl });
    },
  },
  {
    isWanted: wantsSlack,
    check: readMode,
    async create(settings, shared) {
      const { createSlackAdapter } = await import('./slack/adapter.ts');
      const { SLACK_API_URL: apiUrl, SLACK_ADMINS: administrators = [], SLACK_MODERATORS: moderators = [] } = settings;
      const people = { administrators, moderators };
      return createSlackAdapter({ ...shared, mode: readMode(settings), switches: switchesIn(settings), apiUrl, people });
    },
  },
];

async function startTerminal(archive: Archive, io: Io): Promise<void> {
  const { stdin: input, stdout: output, env } = io;
  const adapter = createTerminalAdapter({ input, output, env, random: Math.random, version: packageJson.version });
  await adapter.start(archive, io.signal);
}

type Starting = {
  readonly settings: Settings;
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
    const { version } = packageJson;
    const shared = { store, logger, version, clock: SYSTEM_CLOCK, random: Math.random, reload: current.reload };
    const adapters = await Promise.all(platforms.map(({ create }) => create(settings, shared)));
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
