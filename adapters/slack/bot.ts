// What do all flows on Slack work with? What every platform's do, and the calls of the workspace in which something happens.
import type { Seal } from '../../src/state/sealed.ts';
import type { SharedBot } from '../shared/bot.ts';
import type { Delay } from '../shared/persist.ts';
import type { SlackCalls } from './calls.ts';
import type { Prompts } from './prompts.ts';
import type { ResponseUses } from './response-url.ts';

/** The adapter's name. */
export const PLATFORM = 'slack';

/** Who may do more than members, beside those in the state; ids of people. */
export type People = {
  readonly administrators: readonly string[];
  readonly moderators: readonly string[];
};

/** The bot in one workspace, as its flows see it. */
export type Bot = SharedBot & {
  readonly calls: SlackCalls;
  readonly uses: ResponseUses;
  /** for what one person asked, where it stands on a message that others see */
  readonly seal: Seal;
  readonly delay: Delay;
  readonly people: People;
  /** what is suggested above the messages with us; absent unless Slack's view for agents is switched on */
  readonly prompts?: Prompts | undefined;
};
