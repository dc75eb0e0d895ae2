// What do all flows work with? Everything is passed in, so that tests bring their own clock, chance and waiting.
import type { Archive, ArchiveStatus } from '../../src/archive.ts';
import type { Clock } from '../../src/clock.ts';
import type { Logger } from '../../src/logger.ts';
import type { Store } from '../../src/state/store.ts';
import type { createCooldown } from '../shared/cooldown.ts';
import type { Cursors } from '../shared/cursor.ts';
import type { Once } from '../shared/once.ts';
import type { DiscordCalls } from './calls.ts';
import type { Delay } from './persist.ts';

/** The adapter's name. */
export const PLATFORM = 'discord';

/** The bot as its flows see it. */
export type Bot = {
  readonly archive: Archive;
  readonly store: Omit<Store, 'close' | 'secret'>;
  readonly calls: DiscordCalls;
  readonly cursors: Cursors;
  readonly cooldown: ReturnType<typeof createCooldown>;
  readonly once: Once;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly delay: Delay;
  /** 0 to 1, for letters drawn by chance */
  readonly random: () => number;
  readonly version: string;
  /** Reads the letter files again. @throws ArchiveError */
  readonly reload: () => Promise<ArchiveStatus>;
  /** aborts when the bot has to end and can't wait any longer */
  readonly signal: AbortSignal;
};
