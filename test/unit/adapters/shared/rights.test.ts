import { describe, expect, it } from 'vitest';
import { type GuardedAction, mayDo, NEEDED, ROLES, roleOf } from '../../../../adapters/shared/rights.ts';

/** Who may do what, as design has it: the first column is what a member may, and so on. */
const FIRST_ALLOWED: Readonly<Record<(typeof ROLES)[number], readonly GuardedAction[]>> = {
  member: ['ask', 'browse', 'vote', 'share', 'forget'],
  moderator: ['point', 'dismiss', 'policy'],
  administrator: ['status', 'reload', 'moderators'],
};

describe('rights', () => {
  it('grow from members over moderators to administrators', () => {
    const granted: GuardedAction[] = [];
    for (const role of ROLES) {
      granted.push(...FIRST_ALLOWED[role]);
      const allowed = Object.keys(NEEDED).filter((action) => granted.some((one) => one === action));
      const may = granted.filter((action) => mayDo(action, { role }));
      expect(may.toSorted()).toEqual(allowed.toSorted());
      const others = Object.values(FIRST_ALLOWED)
        .flat()
        .filter((action) => !granted.includes(action));
      expect(others.filter((action) => mayDo(action, { role }))).toEqual([]);
    }
    expect(granted.toSorted()).toEqual(Object.keys(NEEDED).toSorted());
  });

  it('let the asker dismiss what came of the question, and nothing more', () => {
    const asker = { role: 'member', isAsker: true } as const;
    expect(mayDo('dismiss', asker)).toBe(true);
    expect([...FIRST_ALLOWED.moderator, ...FIRST_ALLOWED.administrator].filter((action) => mayDo(action, asker))).toEqual([
      'dismiss',
    ]);
  });

  it('go by the highest that somebody is', () => {
    expect(roleOf({ administrator: true, moderator: false })).toBe('administrator');
    expect(roleOf({ administrator: true, moderator: true })).toBe('administrator');
    expect(roleOf({ administrator: false, moderator: true })).toBe('moderator');
    expect(roleOf({ administrator: false, moderator: false })).toBe('member');
  });
});
