// What must every state do, wherever it lies? One suite; each driver runs it from a short test file.
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import { CONTENT_NOTES } from '../../src/letters/letter.ts';
import { type ChannelPolicy, DEFAULT_POLICY, MOST_LETTERS } from '../../src/state/policy.ts';
import { type Card, type Channel, DELIVERY_DAYS, type Store } from '../../src/state/store.ts';
import { makeClock } from '../support/clock.ts';
import { idOf } from '../support/letters.ts';

/** One state that is empty at first. */
export type StatePlace = {
  /** opens it, as another process would, too, when it is called again */
  open(options: { clock: Clock; secret?: string }): Promise<Store>;
};

/** How to make a state; `isShared`: it can be opened more than once, and lasts. */
export type StoreDriver = { readonly isShared: boolean; makePlace(): Promise<StatePlace> };

const CHANNEL: Channel = { platform: 'first', space: 'S1', channel: 'C1' };
const ELSEWHERE: readonly Channel[] = [
  { ...CHANNEL, platform: 'second' },
  { ...CHANNEL, space: 'S2' },
  { ...CHANNEL, channel: 'C2' },
];
const [RING, DOOR] = [idOf('ask-nora/her-ring'), idOf('night-desk/the-door')];
const ANNA = { platform: 'first', person: '1001' };
const BEN = { platform: 'first', person: '1002' };
const POLICY: ChannelPolicy = {
  mode: 'public',
  topics: ['work', 'grief & loss'],
  excludedNotes: ['suicide', 'pregnancy loss'],
  mostLetters: 2,
  mostLength: 3000,
  forumHelper: true,
};

const anyPolicy: fc.Arbitrary<ChannelPolicy> = fc.record({
  mode: fc.constantFrom('off', 'private', 'public'),
  topics: fc.array(fc.constantFrom('work', 'a "quoted" topic', "it's", 'ünïcode 💌', '%_;--'), { maxLength: 5 }),
  excludedNotes: fc.subarray([...CONTENT_NOTES]),
  mostLetters: fc.integer({ min: 1, max: MOST_LETTERS }),
  mostLength: fc.option(fc.integer({ min: 500, max: 12_000 })),
  forumHelper: fc.boolean(),
});

/** The laws of the {@link Store} port. */
export function describeStore(name: string, { isShared, makePlace }: StoreDriver): void {
  async function openPlace(place: StatePlace, clock: Clock = makeClock(), secret?: string): Promise<Store> {
    const store = await place.open({ clock, ...(secret !== undefined && { secret }) });
    onTestFinished(() => store.close());
    return store;
  }
  const open = async (clock?: Clock) => openPlace(await makePlace(), clock);

  describe(`${name} as a state`, () => {
    it('gives a channel its own policy, and all others the default', async () => {
      const { policies } = await open();
      await policies.set(CHANNEL, POLICY);
      expect(await policies.of(CHANNEL)).toEqual(POLICY);
      for (const other of ELSEWHERE) expect(await policies.of(other)).toEqual(DEFAULT_POLICY);
    });

    it('keeps any policy as it was set, the last one', async () => {
      const { policies } = await open();
      await fc.assert(
        fc.asyncProperty(anyPolicy, async (policy) => {
          await policies.set(CHANNEL, policy);
          expect(await policies.of(CHANNEL)).toEqual(policy);
        }),
        { numRuns: 30 },
      );
      expect(await policies.list(CHANNEL)).toHaveLength(1);
    });

    it('refuses a policy that is none, and keeps the one before', async () => {
      const { policies } = await open();
      await policies.set(CHANNEL, POLICY);
      const wrong = policies.set(CHANNEL, { ...POLICY, mostLetters: 0, mostLength: 100 });
      await expect(wrong).rejects.toThrow(/mostLetters.*mostLength/u);
      await expect(wrong).rejects.toMatchObject({ name: 'ArchiveError', code: 'bad-input' });
      expect(await policies.of(CHANNEL)).toEqual(POLICY);
    });

    it('lists the policies of a space, and clears one', async () => {
      const { policies } = await open();
      for (const channel of [...ELSEWHERE, CHANNEL]) await policies.set(channel, POLICY);
      expect((await policies.list(CHANNEL)).map(({ channel }) => channel)).toEqual(['C1', 'C2']);
      await policies.clear(CHANNEL);
      expect(await policies.of(CHANNEL)).toEqual(DEFAULT_POLICY);
      expect(await policies.list(CHANNEL)).toEqual([{ channel: 'C2', policy: POLICY }]);
    });

    it('counts one vote of a person on a letter, the last one', async () => {
      const { votes } = await open();
      expect(await votes.counts(RING)).toEqual({ helpful: 0, notHelpful: 0 });
      await votes.cast(ANNA, RING, true);
      await votes.cast(ANNA, RING, true);
      await votes.cast(BEN, RING, true);
      await votes.cast(BEN, DOOR, false);
      expect(await votes.counts(RING)).toEqual({ helpful: 2, notHelpful: 0 });
      await votes.cast(ANNA, RING, false);
      expect(await votes.counts(RING)).toEqual({ helpful: 1, notHelpful: 1 });
      expect(await votes.counts(DOOR)).toEqual({ helpful: 0, notHelpful: 1 });
    });

    it('forgets the votes of one person, and nobody else’s', async () => {
      const { votes } = await open();
      for (const person of [ANNA, BEN, { ...ANNA, platform: 'second' }]) await votes.cast(person, RING, true);
      await votes.cast(ANNA, DOOR, false);
      expect(await votes.forget(ANNA)).toBe(2);
      expect(await votes.forget(ANNA)).toBe(0);
      expect(await votes.counts(RING)).toEqual({ helpful: 2, notHelpful: 0 });
      expect(await votes.counts(DOOR)).toEqual({ helpful: 0, notHelpful: 0 });
    });

    it('knows the cards that show a letter, with all their letters, until they are gone', async () => {
      const { cards } = await open();
      const both: Card = { ...CHANNEL, message: 'M1', letters: [RING, DOOR] };
      const one: Card = { ...CHANNEL, message: 'M2', letters: [DOOR] };
      await cards.record(both);
      await cards.record(one);
      expect(await cards.showing(DOOR)).toEqual([both, one]);
      expect(await cards.showing(RING)).toEqual([both]);
      await cards.record({ ...both, letters: [RING, RING] });
      expect(await cards.showing(DOOR)).toEqual([one]);
      expect(await cards.showing(RING)).toEqual([{ ...both, letters: [RING] }]);
      await cards.remove(both);
      await cards.remove(both);
      expect(await cards.showing(RING)).toEqual([]);
    });

    it('lets one of many claim a delivery, whichever of its names they know it by', async () => {
      const { deliveries } = await open();
      const claims = await Promise.all(
        Array.from({ length: 20 }, (_, at) => deliveries.claim([`event-${at}`, 'channel at noon'])),
      );
      expect(claims.filter((isFirst) => isFirst)).toHaveLength(1);
      // Those that came too late made their other names known as well.
      expect(await deliveries.claim(['event-19'])).toBe(false);
      expect(await deliveries.claim(['event-20', 'event-20'])).toBe(true);
    });

    it('forgets deliveries after some days, and not before', async () => {
      const clock = makeClock();
      const { deliveries } = await open(clock);
      const days = DELIVERY_DAYS * 24 * 3_600_000;
      expect(await deliveries.claim(['event'])).toBe(true);
      clock.pass(days - 1);
      expect(await deliveries.claim(['event'])).toBe(false);
      clock.pass(1);
      expect(await deliveries.claim(['event'])).toBe(true);
      expect(await deliveries.claim(['event'])).toBe(false);
    });

    it('keeps a list of moderators for each space', async () => {
      const { moderators } = await open();
      expect(await moderators.add(CHANNEL, '20')).toBe(true);
      expect(await moderators.add(CHANNEL, '20')).toBe(false);
      expect(await moderators.add(CHANNEL, '10')).toBe(true);
      expect(await moderators.of(CHANNEL)).toEqual(['10', '20']);
      expect(await moderators.of({ platform: 'first', space: 'S2' })).toEqual([]);
      expect(await moderators.remove(CHANNEL, '20')).toBe(true);
      expect(await moderators.remove(CHANNEL, '20')).toBe(false);
      expect(await moderators.of(CHANNEL)).toEqual(['10']);
    });

    it('keeps who installed the app in a space first, and the credentials that came last', async () => {
      const { installs } = await open();
      const other = { ...CHANNEL, space: 'S2' };
      expect([await installs.of(CHANNEL), await installs.installerOf(CHANNEL)]).toEqual([undefined, undefined]);
      await installs.keep(CHANNEL, { installer: '10', credentials: 'first "ünïcode" 💌' });
      await installs.keep({ ...CHANNEL, platform: 'second' }, { installer: '30', credentials: '' });
      expect(await installs.of(CHANNEL)).toEqual({ installer: '10', credentials: 'first "ünïcode" 💌' });
      await installs.keep(CHANNEL, { installer: '20', credentials: 'later' });
      await installs.keep(other, { installer: '20', credentials: 'elsewhere' });
      expect(await installs.of(CHANNEL)).toEqual({ installer: '10', credentials: 'later' });
      expect(await installs.of(other)).toEqual({ installer: '20', credentials: 'elsewhere' });
      expect(await installs.of({ ...CHANNEL, platform: 'second' })).toEqual({ installer: '30', credentials: '' });
      expect(await installs.installerOf(CHANNEL)).toBe('10');
      expect(await installs.list('first')).toEqual(['S1', 'S2']);
      expect(await installs.list('third')).toEqual([]);
    });

    it('forgets a space that the bot left, and no other', async () => {
      const { policies, cards, moderators, installs, forgetSpace } = await open();
      const other = { ...CHANNEL, space: 'S2' };
      for (const channel of [CHANNEL, other]) {
        await policies.set(channel, POLICY);
        await cards.record({ ...channel, message: 'M1', letters: [RING] });
        await moderators.add(channel, '10');
        await installs.keep(channel, { installer: '10', credentials: channel.space });
      }
      await forgetSpace(CHANNEL);
      expect(await policies.list(CHANNEL)).toEqual([]);
      expect(await moderators.of(CHANNEL)).toEqual([]);
      expect(await cards.showing(RING)).toEqual([{ ...other, message: 'M1', letters: [RING] }]);
      expect(await policies.of(other)).toEqual(POLICY);
      expect(await moderators.of(other)).toEqual(['10']);
      expect(await installs.list(CHANNEL.platform)).toEqual(['S2']);
      expect(await installs.of(other)).toEqual({ installer: '10', credentials: 'S2' });
      // Whoever installs it after that is the first again.
      await installs.keep(CHANNEL, { installer: '20', credentials: 'anew' });
      expect(await installs.installerOf(CHANNEL)).toBe('20');
    });

    it('does many things at once', async () => {
      const { votes, cards } = await open();
      const people = Array.from({ length: 30 }, (_, at) => ({ platform: 'first', person: `${at}` }));
      await Promise.all(
        people.flatMap((person) => [
          votes.cast(person, RING, true),
          cards.record({ ...CHANNEL, message: person.person, letters: [RING, DOOR] }),
        ]),
      );
      expect(await votes.counts(RING)).toEqual({ helpful: 30, notHelpful: 0 });
      expect(await cards.showing(DOOR)).toHaveLength(30);
    });

    it('takes the secret that it is given', async () => {
      const secret = 'given-by-whoever-runs-the-bot-0123456789';
      expect((await openPlace(await makePlace(), makeClock(), secret)).secret).toBe(secret);
    });

    if (!isShared) return;

    it('makes its secret once, for all that open it', async () => {
      const place = await makePlace();
      const stores = await Promise.all([openPlace(place), openPlace(place), openPlace(place)]);
      const [first] = stores;
      expect(first?.secret.length).toBeGreaterThanOrEqual(32);
      expect(stores.map(({ secret }) => secret)).toEqual(stores.map(() => first?.secret));
    });

    it('opens credentials under the secret that sealed them only, and says what to do otherwise', async () => {
      const place = await makePlace();
      const secrets = ['the-first-of-two-secrets-0123456789ab', 'the-other-of-two-secrets-0123456789ab'] as const;
      const before = await openPlace(place, makeClock(), secrets[0]);
      await before.installs.keep(CHANNEL, { installer: '10', credentials: 'xoxb-1' });
      const after = await openPlace(place, makeClock(), secrets[1]);
      const refused = after.installs.of(CHANNEL);
      await expect(refused).rejects.toMatchObject({ name: 'ArchiveError', code: 'io' });
      await expect(refused).rejects.toThrow(
        /first workspace S1 .*another DEAR_ARCHIVE_SECRET.*Set the secret.*or install the app/u,
      );
      expect(await after.installs.installerOf(CHANNEL)).toBe('10');
      await after.installs.keep(CHANNEL, { installer: '20', credentials: 'xoxb-2' });
      expect(await after.installs.of(CHANNEL)).toEqual({ installer: '10', credentials: 'xoxb-2' });
    });

    it('lasts, and is the same for all that open it', async () => {
      const place = await makePlace();
      const first = await place.open({ clock: makeClock() });
      await first.policies.set(CHANNEL, POLICY);
      await first.votes.cast(ANNA, RING, true);
      await first.deliveries.claim(['event']);
      await first.close();
      const [second, third] = [await openPlace(place), await openPlace(place)];
      expect(await second.policies.of(CHANNEL)).toEqual(POLICY);
      expect(await second.votes.counts(RING)).toEqual({ helpful: 1, notHelpful: 0 });
      expect(await third.deliveries.claim(['event'])).toBe(false);
      const claims = await Promise.all([second.deliveries.claim(['another']), third.deliveries.claim(['another'])]);
      expect(claims.toSorted()).toEqual([false, true]);
      expect(await third.votes.forget(ANNA)).toBe(1);
      expect(await second.votes.counts(RING)).toEqual({ helpful: 0, notHelpful: 0 });
    });
  });
}
