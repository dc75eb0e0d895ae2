// How do the tests run? Everything here needs only Node; what needs a browser, PostgreSQL or a cluster has a config of its own.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/postgres/**', 'test/cluster/**'],
    // Long enough for a command line test on a busy machine of two cores; a test that needs it all is a bug.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Threads start faster than processes; a test that changes the whole process (cwd, signals) starts one itself.
    pool: 'threads',
    maxWorkers: 2,
  },
});
