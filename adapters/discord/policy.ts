// Which policy counts where something happens? That of the channel, of a thread that of its parent.
import { type ChannelPolicy, DEFAULT_POLICY } from '../../src/state/policy.ts';
import type { Channel } from '../../src/state/store.ts';
import { type Bot, PLATFORM } from './bot.ts';
import type { Place } from './event.ts';

/** The channel whose policy counts. */
export function policyChannel({ calls }: Pick<Bot, 'calls'>, place: Place): Channel {
  return { platform: PLATFORM, space: place.space, channel: place.policyChannel ?? calls.parentOf(place.channel) };
}

/** What holds where the state can't be read: people still get their private answers. */
const WITHOUT_STATE: ChannelPolicy = { ...DEFAULT_POLICY, mode: 'off' };

/** The policy of a place. Where the state fails nothing is shown to all, and the log tells of it. */
export async function policyOf(bot: Pick<Bot, 'calls' | 'store' | 'logger'>, place: Place): Promise<ChannelPolicy> {
  try {
    return await bot.store.policies.of(policyChannel(bot, place));
  } catch (error) {
    bot.logger.error('policy-not-read', { platform: PLATFORM }, error);
    return WITHOUT_STATE;
  }
}
