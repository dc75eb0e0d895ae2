import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');

// In a process of its own, because only its end shows whether anything waited for the thread.
it('closes the thread in order, although a job that was given up is still being worked on', async () => {
  const words = ['--import', 'tsx', join(ROOT, 'test/support/give-up-embedding.ts')];
  const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: ROOT });
  expect(stdout).toBe('given up, closed\n');
}, 60_000);
