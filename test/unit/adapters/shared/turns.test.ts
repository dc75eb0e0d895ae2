// Do searches take turns, in order, and let others in between?
import { describe, expect, it } from 'vitest';
import { createTurns } from '../../../../adapters/shared/turns.ts';

describe('turns', () => {
  it('are taken in order, never more at once than allowed', async () => {
    const turns = createTurns(2);
    const [begun, releases]: [number[], (() => void)[]] = [[], []];
    let [underWay, most] = [0, 0];
    const work = (number: number) => async () => {
      begun.push(number);
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise<void>((resolve) => releases.push(resolve));
      underWay -= 1;
      return number;
    };
    const all = Promise.all([1, 2, 3, 4, 5].map((number) => turns(work(number))));
    for (let released = 0; released < 5; released += 1) {
      while (releases.length <= released) await new Promise((resolve) => setImmediate(resolve));
      releases[released]?.();
    }
    expect(await all).toEqual([1, 2, 3, 4, 5]);
    expect([begun, most]).toEqual([[1, 2, 3, 4, 5], 2]);
  });

  it('go on after a failure', async () => {
    const turns = createTurns(1);
    const failed = turns(async () => {
      throw new Error('no');
    });
    const next = turns(async () => 'next');
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('next');
  });

  it('let what arrived meanwhile run between two of them', async () => {
    const turns = createTurns(1);
    const order: string[] = [];
    const first = turns(async () => {
      setImmediate(() => order.push('arrived'));
      order.push('first');
    });
    const second = turns(async () => order.push('second'));
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'arrived', 'second']);
  });
});
