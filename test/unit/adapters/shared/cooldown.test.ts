import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Admission, type Asking, COOLDOWN, createCooldown } from '../../../../adapters/shared/cooldown.ts';
import { makeClock } from '../../../support/clock.ts';

const SECRET = 'a-secret-of-this-test-0123456789abcdef';
const ANNA: Asking = { platform: 'first', person: '10', space: 'S1', channel: 'C1' };

describe('the cooldown', () => {
  it('lets a question through, tells at the first repeat, is silent at more, and lets through again', () => {
    const clock = makeClock();
    const admit = createCooldown({ clock, secret: SECRET });
    expect(admit(ANNA)).toEqual({ kind: 'go' });
    expect(admit(ANNA)).toEqual({ kind: 'tell', seconds: 3 });
    expect(admit(ANNA)).toEqual({ kind: 'silent' });
    clock.pass(COOLDOWN - 1);
    expect(admit(ANNA)).toEqual({ kind: 'silent' });
    // Repeats did not make it longer.
    clock.pass(1);
    expect(admit(ANNA)).toEqual({ kind: 'go' });
    clock.pass(1);
    expect(admit(ANNA)).toEqual({ kind: 'tell', seconds: 3 });
  });

  it('says at least one second', () => {
    const clock = makeClock();
    const admit = createCooldown({ clock, secret: SECRET });
    admit(ANNA);
    clock.pass(COOLDOWN - 1);
    expect(admit(ANNA)).toEqual({ kind: 'tell', seconds: 1 });
  });

  it('is each person’s own, in each channel', () => {
    const admit = createCooldown({ clock: makeClock(), secret: SECRET });
    admit(ANNA);
    for (const other of [{ person: '11' }, { channel: 'C2' }, { space: 'S2' }, { platform: 'second' }]) {
      expect(admit({ ...ANNA, ...other })).toEqual({ kind: 'go' });
    }
  });

  it('keeps nobody waiting longer when the clock is put back', () => {
    const clock = makeClock();
    const admit = createCooldown({ clock, secret: SECRET });
    admit(ANNA);
    clock.pass(-3_600_000);
    expect(admit(ANNA)).toEqual({ kind: 'tell', seconds: 3 });
  });

  it('remembers no more people than it may: the oldest may ask again, the others may not', () => {
    const admit = createCooldown({ clock: makeClock(), secret: SECRET, remembered: 2 });
    const ask = (person: string) => admit({ ...ANNA, person }).kind;
    expect(['1', '2', '3'].map(ask)).toEqual(['go', 'go', 'go']);
    expect(['3', '2'].map(ask)).toEqual(['tell', 'tell']);
    expect(ask('1')).toBe('go');
  });

  it('does the same as a record of all that was ever asked', () => {
    const steps = fc.array(fc.record({ person: fc.constantFrom('1', '2', '3'), wait: fc.integer({ min: 0, max: 5000 }) }));
    fc.assert(
      fc.property(steps, (asked) => {
        const clock = makeClock();
        const admit = createCooldown({ clock, secret: SECRET });
        const record: { person: string; at: number; kind: Admission['kind'] }[] = [];
        for (const { person, wait } of asked) {
          clock.pass(wait);
          const own = record.filter((past) => past.person === person);
          const since = own.findLastIndex(({ kind }) => kind === 'go');
          const isFree = since < 0 || clock.now() - (own[since]?.at ?? 0) >= COOLDOWN;
          const expected = isFree ? 'go' : since === own.length - 1 ? 'tell' : 'silent';
          const { kind } = admit({ ...ANNA, person });
          expect(kind).toBe(expected);
          record.push({ person, at: clock.now(), kind });
        }
      }),
    );
  });
});
