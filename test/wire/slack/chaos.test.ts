// Is nothing lost and nothing doubled when connections break, Slack fails, limits and repeats itself?
import { expect, it } from 'vitest';
import { soakSlack } from '../../soak/slack.ts';
import { copyFixture } from '../../support/command.ts';

it.each(['socket', 'http'] as const)(
  '200 deliveries by %s under a storm: none lost, none doubled',
  async (by) => {
    const { directory, remove } = await copyFixture();
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
    process.stdout.write(`SEED=${seed}\n`);
    const report = await soakSlack({ requests: 200, seed, by, directory });
    await remove();
    const { requests, lost, doubled, faults } = report;
    expect({ seed, requests, lost, doubled, faults }).toEqual({ seed, requests: 200, lost: [], doubled: [], faults: 0 });
    // A storm that did not blow would prove nothing.
    expect(report.refused).toBeGreaterThan(5);
  },
  120_000,
);
