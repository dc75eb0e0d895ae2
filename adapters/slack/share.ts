// How do letters come into a channel for all to see, and what is said where they can't?
import type { Reply } from '../../src/replies/reply.ts';
import type { ChannelPolicy } from '../../src/state/policy.ts';
import { lettersOf, recordCard, withoutWhy } from '../shared/card.ts';
import { MESSAGE_GONE, SHARED, sayPerhapsShared } from '../shared/words.ts';
import type { Bot } from './bot.ts';
import type { Place } from './event.ts';
import { type Failure, failureOf } from './failure.ts';
import { send } from './send.ts';
import { show } from './show.ts';
import { CANNOT_POST } from './words.ts';

/** What is shared, by whom, where. */
export type Sharing = {
  readonly reply: Reply;
  readonly policy: Pick<ChannelPolicy, 'mostLength'>;
  readonly reference: string;
  /** the only person who is told of it; left out: nobody is */
  readonly addressedTo?: string | undefined;
  /** said when it is done; left out: that it stands in the channel */
  readonly done?: string | undefined;
};

/** Posts letters. @returns what to tell whoever shares them @throws what Slack refused it with, where that has no sentence */
export async function share(
  bot: Bot,
  { person, place }: { readonly person: string; readonly place: Place },
  { reply, policy, reference, addressedTo, done = SHARED }: Sharing,
): Promise<string> {
  const card = show(bot, withoutWhy(reply), {
    shownTo: 'public',
    person,
    sharedBy: person,
    addressedTo,
    mostLength: policy.mostLength,
  });
  try {
    // Without its place in the state a card could not be taken back, so it is posted where Slack tells us its place.
    const { channel, ts } = await send(() => bot.calls.post(card, place), { delay: bot.delay, isPublic: true });
    await recordCard(bot, { space: place.space, channel, message: ts, letters: lettersOf(reply) });
    return done;
  } catch (error) {
    const failure = failureOf(error);
    const { code, status } = failure;
    const said = refusalOf(failure);
    if (said === undefined) throw error;
    bot.logger.info('card-not-posted', { reference, code, status });
    return said;
  }
}

/** What is said of a post that Slack did not take; `undefined`: it is a fault. */
export function refusalOf({ kind }: Failure): string | undefined {
  switch (kind) {
    case 'not-in-channel':
    case 'no-channel':
    case 'archived':
    case 'not-allowed':
    case 'no-scope':
    case 'rate-limited':
      return CANNOT_POST[kind];
    case 'gone':
      return MESSAGE_GONE;
    case 'unreachable':
      return sayPerhapsShared('Slack');
    default:
      return undefined;
  }
}
