// What do all flows on Discord work with? What every platform's do, and Discord's calls.
import type { SharedBot } from '../shared/bot.ts';
import type { Delay } from '../shared/persist.ts';
import type { DiscordCalls } from './calls.ts';

/** The adapter's name. */
export const PLATFORM = 'discord';

/** The bot as its flows see it. */
export type Bot = SharedBot & {
  readonly calls: DiscordCalls;
  readonly delay: Delay;
};
