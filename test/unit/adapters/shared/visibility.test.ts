import { describe, expect, it } from 'vitest';
import { decideVisibility, fitsPolicy, type Surface, type Visibility } from '../../../../adapters/shared/visibility.ts';
import { composeLetter, listed } from '../../../../src/replies/compose.ts';
import type { Reply } from '../../../../src/replies/reply.ts';
import { type ChannelPolicy, DEFAULT_POLICY } from '../../../../src/state/policy.ts';
import { makeLetter } from '../../../support/letters.ts';
import { makeMatch, makeMatches } from '../../../support/replies.ts';

const plain = makeLetter({ topics: ['work'] });
const noted = makeLetter({ id: 'ask-ada/a-noted-letter', topics: ['grief'], contentNotes: ['suicide'] });
const matches = makeMatches([makeMatch(plain)]);
const withNoted = makeMatches([makeMatch(plain), makeMatch(noted)]);
const noLetters: Reply = {
  kind: 'nothing-close',
  reason: 'too-far',
  searched: { letters: 6 },
  topics: [],
  nearest: [listed(plain)],
};
const helpFirst: Reply = { kind: 'help-first', help: [], letters: matches };
const letter: Reply = composeLetter(plain, { pageSize: 1000, page: 1, excerptOnly: false });
const status: Reply = { kind: 'status', letters: 6, held: 0, columns: [], problems: 0 };
const trouble: Reply = { kind: 'trouble', sentence: 'No.' };
const REPLIES = [matches, withNoted, noLetters, helpFirst, letter, status, trouble];

const SURFACES: readonly Surface[] = ['slash', 'button', 'menu', 'mention', 'direct', 'forum'];
const MODES: readonly ChannelPolicy['mode'][] = ['off', 'private', 'public'];
const policyOf = (mode: ChannelPolicy['mode'], rest: Partial<ChannelPolicy> = {}): ChannelPolicy => ({
  ...DEFAULT_POLICY,
  mode,
  ...rest,
});

/** All cases, so that a rule is shown to hold in each. */
const CASES = SURFACES.flatMap((surface) =>
  MODES.flatMap((mode) =>
    [true, false].flatMap((wantsPublic) => REPLIES.map((reply) => ({ surface, policy: policyOf(mode), wantsPublic, reply }))),
  ),
);
const decide = (surface: Surface, reply: Reply, policy: ChannelPolicy, wantsPublic = false): Visibility =>
  decideVisibility({ surface, policy, wantsPublic, reply });

describe('who sees an answer', () => {
  it('is only the one who asked by command, button or menu, who did not want it otherwise', () => {
    const quiet = CASES.filter(({ surface, wantsPublic }) => surface !== 'mention' && !wantsPublic);
    expect(quiet.map(decideVisibility)).toEqual(quiet.map(() => ({ kind: 'private' })));
  });

  it('is everybody where letters are shared, by command, button or pointing, whether the channel is private or public', () => {
    for (const surface of ['slash', 'button', 'menu'] as const) {
      for (const mode of ['private', 'public'] as const) {
        for (const reply of [matches, letter, withNoted])
          expect(decide(surface, reply, policyOf(mode), true)).toEqual({ kind: 'public' });
      }
    }
  });

  it('is the asker alone where the channel is off, with the reason', () => {
    expect(decide('slash', matches, policyOf('off'), true)).toEqual({ kind: 'private', because: 'policy-off' });
  });

  it('is never everybody for help lines, on any surface under any policy', () => {
    const help = CASES.filter(({ reply }) => reply === helpFirst);
    expect(help.map(decideVisibility).filter(({ kind }) => kind === 'public')).toEqual([]);
    expect(decide('slash', helpFirst, policyOf('public'), true)).toEqual({ kind: 'private', because: 'help-first' });
    expect(decide('mention', helpFirst, policyOf('public'))).toEqual({ kind: 'neutral-line' });
  });

  it('is everybody for a mention only where the policy is public; else it gets one neutral line', () => {
    for (const reply of [matches, letter, noLetters, trouble]) {
      expect(decide('mention', reply, policyOf('public'))).toEqual({ kind: 'public' });
      for (const mode of ['off', 'private'] as const) {
        for (const wantsPublic of [true, false])
          expect(decide('mention', reply, policyOf(mode), wantsPublic)).toEqual({ kind: 'neutral-line' });
      }
    }
    expect(decide('mention', matches, DEFAULT_POLICY)).toEqual({ kind: 'neutral-line' });
  });

  it('is the asker alone where they are alone, or press the button below a post', () => {
    const alone = CASES.filter(({ surface }) => surface === 'direct' || surface === 'forum');
    expect(alone.map(decideVisibility)).toEqual(alone.map(() => ({ kind: 'private' })));
  });

  it('is never everybody for a letter that the channel leaves out, even one of several', () => {
    for (const policy of [policyOf('public', { excludedNotes: ['suicide'] }), policyOf('public', { topics: ['work'] })]) {
      expect(decide('button', withNoted, policy, true)).toEqual({ kind: 'private', because: 'not-allowed-here' });
      expect(decide('mention', withNoted, policy)).toEqual({ kind: 'neutral-line' });
      expect(decide('button', matches, policy, true)).toEqual({ kind: 'public' });
    }
    const family = makeMatches([makeMatch(plain, { family: [{ letter: noted, relation: 'update' }] })]);
    expect(decide('button', family, policyOf('public', { excludedNotes: ['suicide'] }), true)).toMatchObject({ kind: 'private' });
  });

  it('is the asker alone where there is no letter to share', () => {
    for (const reply of [noLetters, status, trouble]) {
      expect(decide('slash', reply, policyOf('public'), true)).toEqual({ kind: 'private', because: 'no-letters' });
    }
  });

  it('is not everybody for how the archive is', () => {
    expect(decide('mention', status, policyOf('public'))).toEqual({ kind: 'neutral-line' });
  });
});

describe('a letter fits a channel', () => {
  it('that allows all, or one of its topics, and excludes none of its notes', () => {
    expect(fitsPolicy(noted, { topics: [], excludedNotes: [] })).toBe(true);
    expect(fitsPolicy(noted, { topics: ['work', 'grief'], excludedNotes: ['abuse'] })).toBe(true);
    expect(fitsPolicy(noted, { topics: ['work'], excludedNotes: [] })).toBe(false);
    expect(fitsPolicy(noted, { topics: ['grief'], excludedNotes: ['abuse', 'suicide'] })).toBe(false);
    expect(fitsPolicy(makeLetter({ topics: [] }), { topics: ['work'], excludedNotes: [] })).toBe(false);
  });
});
