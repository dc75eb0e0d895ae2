// Is nothing lost and nothing doubled when connections break, Discord fails, limits and repeats itself?
import { expect, it } from 'vitest';
import { soakDiscord } from '../../soak/discord.ts';
import { copyFixture } from '../../support/command.ts';

it('200 requests under a storm: none lost, none doubled', async () => {
  const { directory, remove } = await copyFixture();
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  process.stdout.write(`SEED=${seed}\n`);
  const report = await soakDiscord({ requests: 200, seed, directory });
  await remove();
  expect({ seed, requests: report.requests, lost: report.lost, doubled: report.doubled, faults: report.faults }).toEqual({
    seed,
    requests: 200,
    lost: [],
    doubled: [],
    faults: 0,
  });
  // A storm that did not blow would prove nothing.
  expect(report.refused).toBeGreaterThan(5);
}, 120_000);
