// Everyday words that stand for one another.
import { describe, expect, it } from 'vitest';
import groups from '../../../src/text/kin-words.json' with { type: 'json' };
import { kinOf } from '../../../src/text/kin-words.ts';
import { foldWord } from '../../../src/text/normalise.ts';
import { stem } from '../../../src/text/stem.ts';

describe('kin words', () => {
  it('lead from each word to the others of its group, both ways', () => {
    expect(kinOf(stem('hubby'))).toContain(stem('husband'));
    expect(kinOf(stem('husband'))).toContain(stem('hubby'));
    expect(kinOf(stem('mum'))).toContain(stem('mother'));
    expect(kinOf('lighthous')).toEqual([]);
  });

  it('are in one group each, by their stems, and never their own kin', () => {
    const owners = new Map<string, number>();
    groups.forEach((group, at) => {
      for (const one of new Set(group.map((word) => stem(foldWord(word))))) {
        expect(owners.get(one), `"${one}" is in two groups`).toBeUndefined();
        owners.set(one, at);
        expect(kinOf(one)).not.toContain(one);
      }
    });
    expect(groups.length).toBeGreaterThan(200);
  });
});
