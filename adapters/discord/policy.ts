// Which policy counts where something happens? That of the channel, of a thread that of its parent.
import type { ChannelPolicy } from '../../src/state/policy.ts';
import type { Channel } from '../../src/state/store.ts';
import { readPolicy } from '../shared/policy.ts';
import { type Bot, PLATFORM } from './bot.ts';
import type { Place } from './event.ts';

/** The channel whose policy counts. */
export function policyChannel({ calls }: Pick<Bot, 'calls'>, place: Place): Channel {
  return { platform: PLATFORM, space: place.space, channel: place.policyChannel ?? calls.parentOf(place.channel) };
}

/** The policy of a place. */
export function policyOf(bot: Pick<Bot, 'calls' | 'platform' | 'store' | 'logger'>, place: Place): Promise<ChannelPolicy> {
  return readPolicy(bot, policyChannel(bot, place));
}
