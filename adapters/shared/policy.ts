// Which policy counts in a channel, also when the state can't be read?
import { type ChannelPolicy, DEFAULT_POLICY } from '../../src/state/policy.ts';
import type { Channel } from '../../src/state/store.ts';
import type { SharedBot } from './bot.ts';

/** What holds where the state can't be read: people still get their private answers. */
const WITHOUT_STATE: ChannelPolicy = { ...DEFAULT_POLICY, mode: 'off' };

/** The policy of a channel. Where the state fails nothing is shown to all, and the log tells of it. */
export async function readPolicy(
  { platform, store, logger }: Pick<SharedBot, 'platform' | 'store' | 'logger'>,
  channel: Channel,
): Promise<ChannelPolicy> {
  try {
    return await store.policies.of(channel);
  } catch (error) {
    logger.error('policy-not-read', { platform }, error);
    return WITHOUT_STATE;
  }
}
