// SQLite through libsql keeps the laws of a state, in a file and in memory.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { IN_MEMORY } from '../../src/state/libsql.ts';
import { openStore } from '../../src/state/open-store.ts';
import { describeStore } from './store.ts';

describeStore('a file of libsql', {
  isShared: true,
  async makePlace() {
    const folder = await mkdtemp(join(tmpdir(), 'dear-archive-state-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    return { open: (options) => openStore({ file: join(folder, 'state', 'state.db'), ...options }) };
  },
});

describeStore('libsql in memory', {
  isShared: false,
  makePlace: async () => ({ open: (options) => openStore({ file: IN_MEMORY, ...options }) }),
});
