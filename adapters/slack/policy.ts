// Which policy counts where something happens? That of the channel; a thread has its channel's.
import type { ChannelPolicy } from '../../src/state/policy.ts';
import type { Channel } from '../../src/state/store.ts';
import { readPolicy } from '../shared/policy.ts';
import { type Bot, PLATFORM } from './bot.ts';
import type { Place } from './event.ts';

/** The channel whose policy counts. */
export function policyChannel({ space, channel }: Place): Channel {
  return { platform: PLATFORM, space, channel };
}

/** The policy of a place. */
export function policyOf(bot: Pick<Bot, 'platform' | 'store' | 'logger'>, place: Place): Promise<ChannelPolicy> {
  return readPolicy(bot, policyChannel(place));
}
