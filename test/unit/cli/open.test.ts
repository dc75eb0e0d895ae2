// Whether something is still on its way, as a command finds out before it tells how to wait no longer.
import { describe, expect, it } from 'vitest';
import { isPending } from '../../../src/cli/open.ts';

describe('isPending', () => {
  it('is so until the promise is kept', async () => {
    let keep = () => {};
    const promise = new Promise<void>((resolve) => {
      keep = resolve;
    });
    expect(await isPending(promise)).toBe(true);
    keep();
    expect(await isPending(promise)).toBe(false);
  });
});
