// Over what does a bot of a wire test run? The six letters of the fixture, by words alone; a state; a log that can be waited for.
import { onTestFinished } from 'vitest';
import { createCurrentArchive } from '../../../adapters/shared/current-archive.ts';
import { openArchive } from '../../../src/archive.ts';
import type { Clock } from '../../../src/clock.ts';
import { createLogger } from '../../../src/logger/pino.ts';
import { openStore } from '../../../src/state/open-store.ts';
import type { Store } from '../../../src/state/store.ts';
import { copyFixture } from '../command.ts';
import { createLogs } from './log.ts';

/** What a test may bring of its own. */
export type BotWorldOptions = {
  readonly store?: Store | undefined;
  /** the folder of the archive; left out: a copy of the fixture */
  readonly directory?: string | undefined;
  readonly delay?: ((milliseconds: number) => Promise<void>) | undefined;
  /** milliseconds between a person's questions; left out: none */
  readonly cooldown?: number | undefined;
};

/** A line of the log. */
export type LogLine = Readonly<Record<string, unknown>> & { readonly event?: unknown };

/** Something that runs until it is stopped. */
type Runs = { stop(): Promise<void> };

/** Opens it; `endWith` says what is to be stopped before all of it is closed, when the test ends. */
export async function openBotWorld(options: BotWorldOptions, clock: Clock) {
  const store = options.store ?? (await openStore({ file: ':memory:', secret: 's'.repeat(32) }));
  const copy = options.directory === undefined ? await copyFixture() : undefined;
  const { directory = copy?.directory ?? '', delay = async () => {}, cooldown = 0 } = options;
  const archive = await openArchive({ directory });
  const current = createCurrentArchive(archive, () => openArchive({ directory }));
  const logs = createLogs();
  const log = logs.create<LogLine>();
  const logger = createLogger({ output: { write: (line: string) => log.push(JSON.parse(line)) }, clock, level: 'debug' });
  return {
    store,
    archive: current.archive,
    lines: log.entries,
    /** Resolves with the nth line of an event, from 1. */
    untilLogged: (event: string, n = 1) => log.until((lines) => lines.filter((line) => line.event === event)[n - 1]),
    /** What the adapter of any platform is given. */
    shared: { store, logger, clock, random: () => 0, version: '1.2.3', reload: current.reload, delay, cooldown },
    endWith(adapter: Runs, closeServer: () => Promise<void>) {
      onTestFinished(async () => {
        await adapter.stop().catch(() => {});
        logs.close();
        await current.close();
        await archive.close();
        await copy?.remove();
        if (options.store === undefined) await store.close();
        await closeServer();
      });
    },
  };
}
