// The process of a bench of chats: the bot alone, so that the delay of its event loop is its own.
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { ChatAdapter } from '../adapters/adapter.ts';
import { type Archive, openArchive } from '../src/archive.ts';
import { BUNDLED_MODEL } from '../src/config/bundled.ts';
import { openStore } from '../src/state/open-store.ts';
import type { Store } from '../src/state/store.ts';

/** What an adapter is made of. */
export type BotParts = { readonly archive: Archive; readonly store: Store };

/** A bot that takes what comes, or soon does; `said` is for the one who measures. */
export type StartedBot = { readonly adapter: ChatAdapter; readonly running: Promise<void>; readonly said: unknown };

/** Runs a bot over the archive in `directory` until it is told that the measuring ends. */
export async function runBot(directory: string, start: (parts: BotParts) => Promise<StartedBot>): Promise<void> {
  const archive = await openArchive({
    directory,
    model: { directory: BUNDLED_MODEL, threads: 1 },
    patience: Number.POSITIVE_INFINITY,
  });
  await archive.ready;
  // On disk, as in use: every delivery waits for it. One of its own: the stand-in of a platform may begin its ids anew.
  const store = await openStore({ file: join(directory, `state-${process.pid}.db`) });
  const { adapter, running, said } = await start({ archive, store });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  process.on('message', async (told) => {
    // "begin": what was before is warming up.
    if (told === 'begin') {
      delay.reset();
      delay.enable();
      process.send?.('begun');
    } else {
      delay.disable();
      process.send?.({ median: delay.percentile(50) / 1e6, most95: delay.percentile(95) / 1e6, most: delay.max / 1e6 });
      await adapter.stop();
      await running;
      await archive.close();
      await store.close();
      process.disconnect();
    }
  });
  process.send?.(said);
}
