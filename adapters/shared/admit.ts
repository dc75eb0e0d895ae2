// Is it this person's turn? Searches are for people who read what they found; a double press shares nothing twice.
import { sayTooSoon } from '../../src/replies/words.ts';
import type { SharedBot } from './bot.ts';
import { COOLDOWN } from './cooldown.ts';

/** What somebody does that takes a while to read, or that others see. */
export type Doing = 'ask' | 'share' | 'explain';

/** May they go on? `tell`: in private, where that can be done; `silent`: they were told. */
export type Turn = { readonly kind: 'go' } | { readonly kind: 'tell' | 'silent'; readonly sentence: string };

/** Asks the cooldown. */
export function takeTurn(
  { platform, cooldown }: Pick<SharedBot, 'platform' | 'cooldown'>,
  { person, place }: { readonly person: string; readonly place: { readonly space: string; readonly channel: string } },
  doing: Doing,
): Turn {
  // What is shared waits for nothing that was asked: its button is pressed as soon as the letter is read.
  const channel = doing === 'ask' ? place.channel : `${place.channel} ${doing}`;
  const admission = cooldown({ platform, person, space: place.space, channel });
  if (admission.kind === 'go') return { kind: 'go' };
  const seconds = admission.kind === 'tell' ? admission.seconds : Math.ceil(COOLDOWN / 1000);
  return { kind: admission.kind, sentence: sayTooSoon(seconds, doing === 'share' ? 'letter' : 'question') };
}
