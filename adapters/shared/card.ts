// What do cards for all to see carry, and where is it kept on which message they stand?
import type { LetterId } from '../../src/letters/letter.ts';
import type { Reply } from '../../src/replies/reply.ts';
import type { SharedBot } from './bot.ts';

/** Why a letter was found says something of the question, which is nobody else's. */
export function withoutWhy(reply: Reply): Reply {
  if (reply.kind !== 'matches') return reply;
  const [first, ...others] = reply.matches.map((shown) => ({ ...shown, match: { ...shown.match, why: [] } }));
  return first === undefined ? reply : { ...reply, matches: [first, ...others] };
}

/** The letters whose texts a reply shows. */
export function lettersOf(reply: Reply): LetterId[] {
  if (reply.kind === 'letter') return [reply.letter.id];
  return reply.kind === 'matches' ? reply.matches.map(({ match }) => match.letter.id) : [];
}

/** Remembers where letters stand for all to see, so that they can be taken back. A failure is for the log: the card is there. */
export async function recordCard(
  { platform, store, logger }: Pick<SharedBot, 'platform' | 'store' | 'logger'>,
  card: { readonly space: string; readonly channel: string; readonly message: string; readonly letters: readonly LetterId[] },
): Promise<void> {
  const { space, channel, message, letters } = card;
  if (letters.length === 0) return;
  try {
    await store.cards.record({ platform, space, channel, message, letters });
  } catch (error) {
    logger.error('card-not-recorded', { platform }, error);
  }
}
