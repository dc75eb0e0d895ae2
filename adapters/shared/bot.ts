// What do the flows of every platform work with? Everything is passed in, so that tests bring their own clock and chance.
import type { Archive, ArchiveStatus } from '../../src/archive.ts';
import type { Clock } from '../../src/clock.ts';
import type { Logger } from '../../src/logger.ts';
import type { Store } from '../../src/state/store.ts';
import type { createCooldown } from './cooldown.ts';
import type { Cursors } from './cursor.ts';
import type { Once } from './once.ts';

/** A bot as its flows see it, whatever the platform; each platform adds its calls. */
export type SharedBot = {
  /** the adapter's name, as state, log and buttons have it */
  readonly platform: string;
  readonly archive: Archive;
  readonly store: Omit<Store, 'close' | 'secret'>;
  readonly cursors: Cursors;
  readonly cooldown: ReturnType<typeof createCooldown>;
  readonly once: Once;
  readonly logger: Logger;
  readonly clock: Clock;
  /** 0 to 1, for letters drawn by chance */
  readonly random: () => number;
  readonly version: string;
  /** Reads the letter files again. @throws ArchiveError */
  readonly reload: () => Promise<ArchiveStatus>;
  /** aborts when the bot has to end and can't wait any longer */
  readonly signal: AbortSignal;
};
