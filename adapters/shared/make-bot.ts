// Of what is a bot made, whatever the platform? What it is given, and what it makes of that for itself.
import type { Archive, ArchiveStatus } from '../../src/archive.ts';
import type { Clock } from '../../src/clock.ts';
import type { Logger } from '../../src/logger.ts';
import type { Store } from '../../src/state/store.ts';
import type { SharedBot } from './bot.ts';
import { createCooldown } from './cooldown.ts';
import { createCursors } from './cursor.ts';
import { createDelay } from './life.ts';
import { createOnce } from './once.ts';
import type { Delay } from './persist.ts';
import { createTurns, inTurns } from './turns.ts';

/** What the adapter of every platform is given. */
export type SharedOptions = {
  readonly store: Store;
  readonly logger: Logger;
  readonly clock: Clock;
  /** 0 to 1, for letters drawn by chance */
  readonly random: () => number;
  readonly version: string;
  /** Reads the letter files again. */
  readonly reload: () => Promise<ArchiveStatus>;
  /** left out: real waiting */
  readonly delay?: Delay | undefined;
  /** milliseconds between a person's questions in a channel; left out: that of the cooldown */
  readonly cooldown?: number | undefined;
};

/** While one question waits for the encoder's thread, another is ranked. */
const SEARCHES_AT_ONCE = 2;

/** A bot without what only its platform has. @param signal aborts when it has to end and can't wait any longer */
export function makeSharedBot(
  platform: string,
  { archive, signal, options }: { readonly archive: Archive; readonly signal: AbortSignal; readonly options: SharedOptions },
): SharedBot & { readonly delay: Delay } {
  const { store, logger, clock, random, version, reload, delay = createDelay(signal), cooldown } = options;
  const { secret } = store;
  return {
    platform,
    archive: inTurns(archive, createTurns(SEARCHES_AT_ONCE)),
    store,
    cursors: createCursors({ secret, clock }),
    cooldown: createCooldown({ clock, secret, milliseconds: cooldown }),
    once: createOnce({ deliveries: store.deliveries, logger, platform }),
    logger: logger.with({ platform }),
    clock,
    delay,
    random,
    version,
    reload,
    signal,
  };
}
