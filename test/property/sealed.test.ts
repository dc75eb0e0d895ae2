// Laws of sealing: what was sealed opens again, and nothing else does.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeal } from '../../src/state/sealed.ts';

const secret = fc.string({ minLength: 32, maxLength: 80 });
const text = fc.string({ unit: 'grapheme', maxLength: 300 });
const owner = fc.array(fc.string({ maxLength: 12 }), { minLength: 1, maxLength: 3 });

describe('a sealed text', () => {
  it('opens again, whatever it is, under the same secret and for the same owner', () => {
    fc.assert(
      fc.property(secret, text, owner, (key, plain, to) => {
        expect(createSeal(key, 'install').open(createSeal(key, 'install').close(plain, to), to)).toBe(plain);
      }),
    );
  });

  it('opens under no other secret and for no other owner, however the owner’s parts are cut', () => {
    fc.assert(
      fc.property(secret, secret, text, owner, owner, (key, otherKey, plain, to, otherTo) => {
        const sealed = createSeal(key, 'install').close(plain, to);
        if (key !== otherKey) expect(createSeal(otherKey, 'install').open(sealed, to)).toBeUndefined();
        if (JSON.stringify(to) !== JSON.stringify(otherTo))
          expect(createSeal(key, 'install').open(sealed, otherTo)).toBeUndefined();
        expect(createSeal(key, 'question').open(sealed, to)).toBeUndefined();
        if (to.length > 1) expect(createSeal(key, 'install').open(sealed, [to.join('')])).toBeUndefined();
      }),
    );
  });

  it('opens no more when any bit of it was changed, or when it is cut', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.integer({ min: 0, max: 7 }), (plain, at, bit) => {
        const seal = createSeal('a-secret-for-tests-of-sealing-0123456789', 'install');
        const [version, coded = ''] = seal.close(plain, ['T1']).split('.');
        const bytes = Buffer.from(coded, 'base64url');
        const changed = Buffer.from(bytes.map((byte, index) => (index === at % bytes.length ? byte ^ (1 << bit) : byte)));
        expect(seal.open(`${version}.${changed.toString('base64url')}`, ['T1'])).toBeUndefined();
        expect(seal.open(`${version}.${bytes.subarray(0, at % bytes.length).toString('base64url')}`, ['T1'])).toBeUndefined();
        expect(seal.open(`2.${coded}`, ['T1'])).toBeUndefined();
      }),
    );
  });

  it('is another each time, so that equal tokens can’t be told by their looks', () => {
    const seal = createSeal('a-secret-for-tests-of-sealing-0123456789', 'install');
    expect(seal.close('xoxb-1', ['T1'])).not.toBe(seal.close('xoxb-1', ['T1']));
  });

  it('is never thrown over: damage of any kind is just not opened', () => {
    const seal = createSeal('a-secret-for-tests-of-sealing-0123456789', 'install');
    const damage = fc.oneof(
      fc.string(),
      fc.base64String().map((coded) => `1.${coded}`),
    );
    fc.assert(
      fc.property(damage, (damaged) => {
        expect(seal.open(damaged, ['T1'])).toBeUndefined();
      }),
    );
  });
});
