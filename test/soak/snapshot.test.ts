import { afterAll, beforeAll, describe, it } from 'vitest';
import { snapshotSoak } from './snapshot.ts';
import type { SoakRunner } from './suite.ts';

/** The first seed: other ones at every run, unless SOAK_SEED names it. `npm run soak -- snapshot --seed N --runs 1` repeats one. */
const FIRST = Number(process.env.SOAK_SEED ?? Math.floor(Math.random() * 1e6));
const KILLS = 25;
const soak: { runner?: SoakRunner } = {};

describe('an archive whose process is killed at a random point', () => {
  beforeAll(async () => {
    soak.runner = await snapshotSoak.start();
  });
  afterAll(() => soak.runner?.end());

  it.each(Array.from({ length: KILLS }, (_, at) => FIRST + at))(
    'answers at the next start as one that is made from nothing (seed %i)',
    async (seed) => {
      await soak.runner?.run(seed);
    },
    // The first one of each scenario prepares it.
    60_000,
  );
});
