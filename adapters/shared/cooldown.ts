// Does somebody ask faster than a person reads? The first repeat gets one friendly private note, further ones get nothing.
import type { Clock } from '../../src/clock.ts';
import { keyedHash } from '../../src/keyed-hash.ts';
import type { Channel, Person } from '../../src/state/store.ts';

/** What to do with a request. */
export type Admission =
  | { readonly kind: 'go' }
  /** tell, privately, that it is too soon; `seconds`, 1 or more, until it is not */
  | { readonly kind: 'tell'; readonly seconds: number }
  /** they were told */
  | { readonly kind: 'silent' };

/** Who asks where. */
export type Asking = Person & Pick<Channel, 'space' | 'channel'>;

/** What it goes by. */
export type CooldownOptions = {
  readonly clock: Clock;
  /** under which people are hashed */
  readonly secret: string;
  /** from an admitted request to the next of the same person in the same channel; left out: {@link COOLDOWN} */
  readonly milliseconds?: number | undefined;
  /** people remembered at once, 1 or more; left out: 10,000. Beyond it the oldest are let go, who may then ask again */
  readonly remembered?: number | undefined;
};

/** Milliseconds. Shorter than anybody reads a letter, longer than a double press. */
export const COOLDOWN = 3000;
const REMEMBERED = 10_000;
/** 96 bits: no two people are taken for one. */
const HASH_BYTES = 12;

type Entry = { readonly until: number; readonly told: boolean };

/** A cooldown per person and channel, in memory. */
export function createCooldown(options: CooldownOptions): (asking: Asking) => Admission {
  const { clock, secret, milliseconds = COOLDOWN, remembered = REMEMBERED } = options;
  // In the order of `until`, because the time to the next request is always the same.
  const entries = new Map<string, Entry>();

  function forget(now: number): void {
    for (const [name, { until }] of entries) {
      if (until > now && entries.size < remembered) return;
      entries.delete(name);
    }
  }

  return ({ platform, person, space, channel }) => {
    const now = clock.now();
    const parts = [platform, person, space, channel];
    const name = keyedHash(secret, 'cooldown', { parts, bytes: HASH_BYTES }).toString('base64url');
    const entry = entries.get(name);
    // A clock that was put back must not keep anybody waiting.
    const left = entry === undefined ? 0 : Math.min(entry.until - now, milliseconds);
    if (entry === undefined || left <= 0) {
      entries.delete(name);
      forget(now);
      entries.set(name, { until: now + milliseconds, told: false });
      return { kind: 'go' };
    }
    if (entry.told) return { kind: 'silent' };
    entries.set(name, { ...entry, told: true });
    return { kind: 'tell', seconds: Math.ceil(left / 1000) };
  };
}
