// The bot on the real discord.js client against our Discord, over the six letters of the fixture, by words alone.
import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { onTestFinished } from 'vitest';
import { createDiscordAdapter, type DiscordOptions } from '../../../adapters/discord/adapter.ts';
import { createRegistrarCalls } from '../../../adapters/discord/client.ts';
import { deployCommands } from '../../../adapters/discord/registrar.ts';
import { createCurrentArchive } from '../../../adapters/shared/current-archive.ts';
import { openArchive } from '../../../src/archive.ts';
import type { Clock } from '../../../src/clock.ts';
import { createLogger } from '../../../src/logger/pino.ts';
import { openStore } from '../../../src/state/open-store.ts';
import type { Store } from '../../../src/state/store.ts';
import { FIXTURE } from '../../support/command.ts';
import { createDiscordServer, type DiscordServer, type DiscordServerOptions } from '../../support/discord/server.ts';

/** What a test may bring of its own. */
export type BotOptions = {
  readonly server?: DiscordServerOptions;
  readonly store?: Store;
  /** the folder of the archive; left out: the fixture */
  readonly directory?: string;
  readonly delay?: DiscordOptions['delay'];
  /** milliseconds between a person's questions; left out: none */
  readonly cooldown?: number;
  /** against a server that another bot of this test uses */
  readonly against?: DiscordServer;
};

/** A line of the log. */
export type LogLine = Readonly<Record<string, unknown>> & { readonly event?: unknown };

/** Starts a bot, waits until it has its server, and has its commands registered; gone with the test. */
export async function startBot(options: BotOptions = {}) {
  const server = options.against ?? (await createDiscordServer(options.server));
  const store = options.store ?? (await openStore({ file: ':memory:', secret: 's'.repeat(32) }));
  const { directory = FIXTURE, delay = async () => {}, cooldown = 0 } = options;
  const archive = await openArchive({ directory });
  const current = createCurrentArchive(archive, () => openArchive({ directory }));
  const lines: LogLine[] = [];
  const clock: Clock = { now: server.now };
  const logger = createLogger({ output: { write: (line: string) => lines.push(JSON.parse(line)) }, clock, level: 'debug' });
  const adapter = createDiscordAdapter({
    token: server.token,
    apiUrl: server.api,
    store,
    logger,
    clock,
    random: () => 0,
    version: '1.2.3',
    reload: current.reload,
    delay,
    cooldown,
  });
  const stopping = new AbortController();
  const running = adapter.start(current.archive, stopping.signal);
  // A test that expects an end looks at it; for the others it is a failure of the test, seen below.
  running.catch(() => {});
  onTestFinished(async () => {
    await adapter.stop().catch(() => {});
    await current.close();
    await archive.close();
    if (options.store === undefined) await store.close();
    if (options.against === undefined) await server.close();
  });
  await Promise.race([server.gateway.until('identified', options.against === undefined ? 1 : 2), running]);
  await deployCommands(createRegistrarCalls({ token: server.token, apiUrl: server.api }), { application: server.applicationId });
  return { server, store, adapter, running, lines, stopping, archive: current.archive };
}

/** A bot in a server with a channel, a member and a moderator. */
export async function startScene(options: BotOptions = {}) {
  const bot = await startBot(options);
  const { server } = bot;
  const [ana, mo, ada] = [
    server.addPerson('ana'),
    server.addPerson('mo', Bits.ManageMessages),
    server.addPerson('ada', Bits.ManageGuild),
  ];
  const general = server.addChannel('general');
  return { ...bot, ana, mo, ada, general, scene: { by: ana, in: general } };
}

/** The letter of the fixture that this question is about. */
export const LAWNMOWER = 'My neighbour borrowed our lawnmower and never brought it back. How do I ask?';
