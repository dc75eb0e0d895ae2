// Did whoever comes back from Slack's consent page leave from ours? The `state` parameter of OAuth: signed, short-lived, good for once.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { InstallURLOptions, StateStore } from '@slack/bolt';
import type { Clock } from '../../src/clock.ts';
import { keyedHash } from '../../src/keyed-hash.ts';
import type { Store } from '../../src/state/store.ts';

/** Milliseconds for reading the consent page; Bolt's cookie, which ties the state to a browser, lives as long. */
export const STATE_LIFE = 600_000;
const NONCE_BYTES = 16;
const MAC_BYTES = 16;

/** What is needed for it. */
export type InstallStateOptions = {
  readonly store: Pick<Store, 'deliveries' | 'secret'>;
  readonly clock: Clock;
  /** what every installation asks for */
  readonly install: InstallURLOptions;
};

/** Bolt's store of states, which keeps none: a state is `<end>.<nonce>.<mac>`, and one that came back is remembered as a delivery. */
export function createStateStore({ store, clock, install }: InstallStateOptions): StateStore {
  const macOf = (end: string, nonce: string) =>
    keyedHash(store.secret, 'install-state', { parts: [end, nonce], bytes: MAC_BYTES });
  return {
    async generateStateParam() {
      const end = (clock.now() + STATE_LIFE).toString(36);
      const nonce = randomBytes(NONCE_BYTES).toString('base64url');
      return `${end}.${nonce}.${macOf(end, nonce).toString('base64url')}`;
    },
    async verifyStateParam(_now, state) {
      const [end = '', nonce = '', mac = '', ...rest] = state.split('.');
      const given = Buffer.from(mac, 'base64url');
      const isOurs = rest.length === 0 && given.length === MAC_BYTES && timingSafeEqual(given, macOf(end, nonce));
      if (!isOurs) throw new InvalidState('it is not one of ours');
      if (clock.now() > Number.parseInt(end, 36)) throw new InvalidState('it is too old');
      if (!(await store.deliveries.claim([`slack-install ${nonce}`]))) throw new InvalidState('it was used before');
      return install;
    },
  };
}

/** The code by which @slack/oauth, and the page that people see, know a state that is refused. */
export const INVALID_STATE = 'slack_oauth_invalid_state';

class InvalidState extends Error {
  readonly code = INVALID_STATE;

  constructor(reason: string) {
    super(`The state of an installation is refused: ${reason}.`);
    this.name = 'InvalidState';
  }
}
