import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { progressLine } from '../../../src/cli/progress.ts';

/** A standard error that is a terminal of 120 columns, and what was written to it. */
function makeScreen() {
  const stderr = Object.assign(new PassThrough(), { isTTY: true, columns: 120 });
  return { stderr, shown: () => String(stderr.read() ?? '') };
}

describe('the progress line', () => {
  it('shows how far it is, the rate and the time left', () => {
    const { stderr, shown } = makeScreen();
    const times = [0, 0, 2000];
    const { show, end } = progressLine({ stderr }, 'Reading', () => times.shift() ?? 2000);
    show({ done: 0, total: 48 });
    show({ done: 16, total: 48 });
    end();
    expect(shown()).toMatch(/Reading .*16 of 48, 8\.0 a second, .* left/u);
  });

  it('gives the cursor back when the work ends before it is done', () => {
    const { stderr, shown } = makeScreen();
    const { show, end } = progressLine({ stderr }, 'Reading');
    show({ done: 1, total: 3 });
    end();
    expect(shown().lastIndexOf('\u001b[?25h')).toBeGreaterThan(0);
  });

  it('shows nothing where there is nothing to do, or nobody to see it', () => {
    const { stderr, shown } = makeScreen();
    const idle = progressLine({ stderr }, 'Reading');
    idle.show({ done: 0, total: 0 });
    idle.end();
    const unseen = progressLine({ stderr: Object.assign(stderr, { isTTY: false }) }, 'Reading');
    unseen.show({ done: 1, total: 3 });
    unseen.end();
    expect(shown()).toBe('');
  });
});
